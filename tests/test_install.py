"""A fresh environment, as conda or Binder would fill it, and the cost of ``import netkit``."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
HEAVY = {
    "pandas",
    "numpy",
    "networkx",
    "matplotlib",
    "ipywidgets",
    "nbgrader",
    "jupytext",
    "IPython",
    "sqlite3",
}


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


def test_import_netkit_loads_the_standard_library_alone() -> None:
    assert loaded_by("import netkit").isdisjoint(HEAVY)


@pytest.mark.parametrize(
    "module",
    [
        "model",
        "store",
        "measures.structure",
        "formats.linkedin",
        "formats.google",
        "conversation",
        "cases",
        "checks",
        "network",
    ],
)
def test_the_domain_runs_without_pandas_and_widgets(module: str) -> None:
    assert loaded_by(f"import netkit.{module}").isdisjoint({"pandas", "numpy", "matplotlib", "ipywidgets", "nbgrader"})


def test_a_student_who_opens_a_widget_does_not_wait_for_nbgrader() -> None:
    assert "nbgrader" not in loaded_by("import netkit.widgets, netkit.plots")


@pytest.mark.slow
def test_binders_last_step_makes_a_workspace(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"HOME": str(tmp_path), "PATH": path}
    subprocess.run(["bash", str(ROOT / "postBuild")], env=environment, cwd=ROOT, check=True, capture_output=True)
    assert (tmp_path / "course" / "start-here.ipynb").exists()
    assert 'student = "visitor"' in (tmp_path / "course" / "netkit.toml").read_text(encoding="utf-8")
