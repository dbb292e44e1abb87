"""Who imports whom, and what a start costs: held by the contracts, and seen in `sys.modules`."""

import json
import pkgutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import usecases_exporters

import usecases
from tests.checking.small import case, make
from tests.conftest import ROOT

SCREENS = {"textual", "rich", "usecases_tui"}
DRAWING = {"graphviz", "graphviz_pure"}


EXTRAS = {"usecases.analysing.time.arrays": "numpy", "usecases.analysing.time.simulation": "numpy"}
"""Modules that work only with what an extra of the package installs."""


def _modules(package: str, path: list[str]) -> list[str]:
    found = [package]
    for module in pkgutil.walk_packages(path, f"{package}."):
        if module.name in EXTRAS and find_spec(EXTRAS[module.name]) is None:
            continue
        if module.name != "usecases.__main__":
            found.append(module.name)
    return found


CORE = [name for name in _modules("usecases", list(usecases.__path__)) if not name.startswith("usecases.cli")]
COMMAND_LINE = [name for name in _modules("usecases", list(usecases.__path__)) if name.startswith("usecases.cli")]
EXPORTERS = _modules("usecases_exporters", list(usecases_exporters.__path__))

LOOK = """
import json, os, sys
from importlib import import_module
for name in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        import_module(name)
        print(json.dumps([name, sorted({loaded.partition(".")[0] for loaded in sys.modules})]), flush=True)
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(name)
"""


def _imported(*names: str) -> dict[str, set[str]]:
    """The top-level names of all that each module brings with it, the module being the first to be imported."""
    # A child of one bare interpreter for each: quick, and no module is ever loaded twice into a process, which
    # libraries written in C may not survive.
    done = subprocess.run([sys.executable, "-c", LOOK, *names], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {name: set(found) for name, found in map(json.loads, done.stdout.splitlines())}


def _run(code: str, *arguments: str, cwd: Path | None = None) -> set[str]:
    """The names of all modules after a piece of a program; full names."""
    code += "\nimport sys; print('\\n' + ' '.join(sys.modules), file=sys.stderr)"
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=cwd)
    return set(done.stderr.splitlines()[-1].split())


def test_contracts() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_core_knows_no_screen_and_no_output_format() -> None:
    assert len(CORE) > 50
    for name, found in _imported(*CORE).items():
        assert not found & (SCREENS | DRAWING | {"usecases_exporters", "click"}), name


def test_the_command_line_knows_no_screen() -> None:
    for name, found in _imported(*COMMAND_LINE).items():
        assert not found & (SCREENS | DRAWING | {"usecases_exporters"}), name
        assert "babel" not in found, f"{name}: only where dates and plurals are shown"


def test_exporters_know_no_screen() -> None:
    for name, found in _imported(*EXPORTERS).items():
        assert not found & SCREENS, name


def test_the_version_needs_next_to_nothing() -> None:
    code = "import sys; sys.argv = ['usecases', '--version']; from usecases.cli.entry import main; main()"
    loaded = _run(code)
    assert not loaded & {"click", "yaml", "babel", "jsonschema", "jsonschema_rs", "sqlite3", "gettext", "argparse"}
    assert "importlib.metadata" not in loaded
    own = {name for name in loaded if name.startswith("usecases")}
    assert own == {"usecases", "usecases.cli", "usecases.cli.entry"}


def test_importing_the_package_costs_nothing() -> None:
    loaded = _run("import usecases")
    assert {name for name in loaded if name.startswith("usecases")} == {"usecases"}
    assert not loaded & {"click", "yaml", "dataclasses"}


def test_a_check_of_what_has_not_changed_is_light(tmp_path: Path) -> None:
    library = make(tmp_path / "library", {"use-cases/a.yaml": case("a")})
    code = "import sys; from usecases.cli.main import run; code = run(sys.argv[1:]); assert code == 0, code"
    _run(code, "check", str(library))
    loaded = _run(code, "check", str(library))
    assert not {name.partition(".")[0] for name in loaded} & {
        "yaml", "jsonschema", "jsonschema_rs", "babel", "ruamel", "usecases_exporters", "graphviz", "textual", "rich"
    }  # fmt: skip
    assert "importlib.metadata" not in loaded


def test_findings_of_an_earlier_run_are_shown_without_what_found_them(tmp_path: Path) -> None:
    library = make(tmp_path / "library", {"use-cases/a.yaml": case("a").replace("actor: manager", "actor: nobody")})
    code = "import sys; from usecases.cli.main import run; code = run(sys.argv[1:]); assert code == 1, code"
    _run(code, "check", str(library))
    loaded = _run(code, "check", str(library))
    assert "usecases.rules.uc201_unknown_role" in loaded
    packages = {".".join(name.split(".")[:2]) for name in loaded}
    assert not packages & {"yaml", "usecases.flow", "usecases.coverage", "usecases.chain", "usecases.timing"}


def test_an_export_of_what_has_not_changed_is_light(tmp_path: Path) -> None:
    library = make(tmp_path / "library", {"use-cases/a.yaml": case("a")})
    code = "import sys; from usecases.cli.main import run; code = run(sys.argv[1:]); assert code == 0, code"
    arguments = ("export", "handbook", "--library", str(library), "-o", str(tmp_path / "handbook"))
    _run(code, *arguments)
    loaded = _run(code, *arguments)
    packages = {".".join(name.split(".")[:2]) for name in loaded}
    assert not packages & {"yaml", "jsonschema_rs", "babel", "usecases.analysing", "usecases.coverage"}


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["export", "--help"], ["list", "--help"]])
def test_help_is_light(arguments: list[str], tmp_path: Path) -> None:
    code = "import sys; from usecases.cli.main import run; run(sys.argv[1:])"
    loaded = {name.partition(".")[0] for name in _run(code, *arguments, cwd=tmp_path)}
    assert not loaded & (SCREENS | DRAWING | {"jsonschema", "babel", "ruamel"})
