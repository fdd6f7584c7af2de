"""The environment that make, conda or Binder makes, and the cost of ``import netkit``."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.mark.slow
def test_the_pip_section_of_environment_yml_makes_an_environment_that_imports_netkit(tmp_path: Path) -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    (pip_section,) = [part["pip"] for part in environment["dependencies"] if isinstance(part, dict)]
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("\n".join(pip_section), encoding="utf-8")
    fresh = tmp_path / "fresh"
    uv = Path(sys.executable).with_name("uv")
    run(uv, "venv", "--quiet", "--python", sys.executable, fresh)
    python = fresh / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    # The section names constraints.txt and the checkout relative to the repository, as pip reads it there.
    here = requirements.read_text(encoding="utf-8").replace("-c constraints.txt", f"-c {ROOT / 'constraints.txt'}")
    requirements.write_text(here.replace("-e .", f"-e {ROOT}"), encoding="utf-8")
    run(uv, "pip", "install", "--quiet", "--python", python, "-r", requirements)
    run(uv, "pip", "check", "--quiet", "--python", python)
    out = run(python, "-c", "import netkit, nbgrader, jupyterlab; print(netkit.__file__)", cwd=tmp_path)
    assert Path(out.strip()) == ROOT / "netkit" / "__init__.py"
    assert "netkit lab" in run(python, "-m", "netkit", "lab", "--help", cwd=tmp_path)


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    return set(run(sys.executable, "-c", code).split())


def test_import_netkit_loads_the_standard_library_alone_and_no_database() -> None:
    loaded = loaded_by("import netkit") - loaded_by("pass")
    assert loaded - sys.stdlib_module_names == {"netkit"}
    assert "sqlite3" not in loaded


def test_every_module_of_the_domain_loads_without_pandas_and_widgets() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (domain,) = [one for one in contracts if one["name"].startswith("The domain is plain Python")]
    program = (
        "import importlib, pkgutil\n"
        f"for name in {domain['source_modules']}:\n"
        "    module = importlib.import_module(name)\n"
        "    for found in pkgutil.walk_packages(getattr(module, '__path__', []), name + '.'):\n"
        "        importlib.import_module(found.name)"
    )
    loaded = loaded_by(f"exec({program!r})")
    assert "sqlite3" in loaded
    assert loaded.isdisjoint(domain["forbidden_modules"])


def test_a_student_who_opens_a_widget_does_not_wait_for_nbgrader() -> None:
    assert "nbgrader" not in loaded_by("import netkit.widgets, netkit.plots")


@pytest.mark.slow
def test_binders_last_step_makes_a_workspace(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"HOME": str(tmp_path), "PATH": path}
    subprocess.run(["bash", str(ROOT / "postBuild")], env=environment, cwd=ROOT, check=True, capture_output=True)
    assert (tmp_path / "course" / "start-here.ipynb").exists()
    assert 'student = "visitor"' in (tmp_path / "course" / "netkit.toml").read_text(encoding="utf-8")


# A stand-in for Python, pip and uv. The files no-ensurepip and broken say how an installation goes wrong.
PYTHON = """#!/bin/sh
case "$*" in
-c*) exit 0 ;;
"-m venv .venv")
    mkdir -p .venv/bin && ln -sf "$0" .venv/bin/python
    if test -e no-ensurepip; then echo "ensurepip is not available: apt install python3.11-venv"; exit 1; fi
    touch .venv/pip ;;
"-m pip"*)
    test -e .venv/pip || { echo "No module named pip"; exit 1; }
    case "$*" in *install*) cp "$0" .venv/bin/uv ;; esac ;;
"pip install"*)
    echo "$*" >>installed
    if test -e broken; then touch .venv/half; exit 1; fi ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What make needs to install netkit, with a Python that installs nothing."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "python").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    return tmp_path


def install(checkout: Path) -> tuple[bool, str]:
    """Whether make finished an environment, and what it printed."""
    outer = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}  # `make test` itself runs this
    done = subprocess.run(
        ["make", f"PYTHON={checkout / 'python'}", ".venv/ready"],
        cwd=checkout,
        env={name: value for name, value in os.environ.items() if name not in outer},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode == 0 and (checkout / ".venv" / "ready").exists(), done.stdout


def test_without_python3_venv_make_names_the_package_and_leaves_no_environment(checkout: Path) -> None:
    (checkout / "no-ensurepip").touch()
    finished, printed = install(checkout)
    assert not finished
    assert "sudo apt install python3-venv" in printed
    assert not (checkout / ".venv").exists()
    (checkout / "no-ensurepip").unlink()
    assert install(checkout)[0]


def test_an_environment_without_pip_is_made_anew(checkout: Path) -> None:
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").symlink_to(checkout / "python")
    assert install(checkout)[0]


@pytest.mark.parametrize("was_ready", [False, True], ids=["installation", "update"])
def test_after_an_interruption_the_environment_is_made_anew(checkout: Path, *, was_ready: bool) -> None:
    if was_ready:
        assert install(checkout)[0]
        os.utime(checkout / ".venv" / "ready", (0, 0))
    (checkout / "broken").touch()
    assert not install(checkout)[0]
    (checkout / "broken").unlink()
    assert install(checkout)[0]
    assert not (checkout / ".venv" / "half").exists()


def test_a_finished_environment_is_kept_and_updated_when_its_requirements_change(checkout: Path) -> None:
    finished, printed = install(checkout)
    assert finished
    assert [line[:6] for line in printed.splitlines()[1:]] == ["1 of 4", "2 of 4", "3 of 4", "4 of 4"]
    once = (checkout / "installed").read_text(encoding="utf-8")
    (checkout / ".venv" / "mine").touch()
    assert install(checkout) == (True, "make: '.venv/ready' is up to date.\n")
    assert (checkout / "installed").read_text(encoding="utf-8") == once
    os.utime(checkout / ".venv" / "ready", (0, 0))
    assert install(checkout)[0]
    assert (checkout / "installed").read_text(encoding="utf-8") == once * 2
    assert (checkout / ".venv" / "mine").exists()
