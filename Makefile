# The course's few commands. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help lab test fuzz check lint book class formgrader bench wheel constraints clean

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python -c constraints.txt

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# One environment for everything, updated when what it is made from has changed. One that is unfinished (without its
# marker, because an installation broke off) or has no pip is deleted and made anew.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "netkit needs Python 3.11, 3.12 or 3.13; '$(PYTHON)' is $$($(PYTHON) --version). Try: make PYTHON=python3.12 lab"; exit 1; }
	@{ test -e $@ && $(BIN)/python -m pip --version >/dev/null 2>&1; } || rm -rf .venv
	@echo "Setting up, once, in the folder .venv; with a slow connection this takes some minutes."
	@echo "1 of 4: Python"
	@test -d .venv || $(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "'$(PYTHON) -m venv' failed. On Debian and Ubuntu: sudo apt install python3-venv"; \
  test -w . || echo "This folder can only be read: copy it to one of your own, and run make there."; exit 1; }
	@rm -f $@
	@echo "2 of 4: the program that installs the rest"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt uv
	@echo "3 of 4: JupyterLab and what the course needs"
	@$(INSTALL) -e '.[lab,course]'
	@echo "4 of 4: what the book and the tests need"
	@$(INSTALL) -e '.[lab,course,book,dev]'
	@$(BIN)/uv pip check --quiet --python $(BIN)/python
	@$(BIN)/python -c 'import jupyterlab.labapp, jupytext, nbgrader.api'  # so that the first start need not compile them
	@touch $@

lab: $(READY)  ## set everything up and open the course in JupyterLab
	@$(BIN)/netkit lab

# Three at a time on two cores: tests in a browser wait half of their time.
test: $(READY) lint  ## lint and run every test
	@$(BIN)/python -m tests.get_chromium
	@$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

fuzz: $(READY)  ## the random tests with 10,000 files a format and 500 cases, in half an hour
	@$(BIN)/python -m pytest -q -m "fuzz or hypothesis" --hypothesis-profile fuzz --numprocesses 2

check: $(READY) lint  ## lint and run the fast tests, in a minute and a half
	@$(BIN)/python -m pytest -q -m "not slow and not browser" --hypothesis-profile fast --numprocesses 2

lint: $(READY)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { $(BIN)/ruff format --check .; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-cache >/dev/null || $(BIN)/lint-imports
	@$(BIN)/codespell README.md CHANGELOG.md CONTRIBUTING.md book netkit notebooks tests
	@$(BIN)/vulture
	@$(BIN)/deptry . --no-ansi 2>/dev/null || $(BIN)/deptry . --no-ansi

book: $(READY)  ## build the book into _build/html
	@$(BIN)/netkit book

class: $(READY)  ## grade an invented class with stock nbgrader; EXERCISE=02 takes one exercise, STUDENTS=40 so many students
	@$(BIN)/netkit class $(if $(EXERCISE),--exercise $(EXERCISE)) $(if $(STUDENTS),--students $(STUDENTS))

formgrader: $(READY)  ## open that class in Formgrader
	@$(BIN)/netkit formgrader --folder _build/class

wheel: $(READY)  ## build the wheel for students, without expected answers, into _build/wheels
	@$(BIN)/netkit wheel

bench: $(READY)  ## measure speed against networkx, python-igraph and bare Python
	@$(BIN)/python -m tests.benchmarks

constraints:  ## choose the newest versions that fit pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url \
	  --upgrade --all-extras pyproject.toml --output-file constraints.txt

clean:  ## remove what was built; never a student's workspace
	@rm -rf _build .venv
