"""The command line, run in this process."""

from pathlib import Path

import pytest

from tests.cli.running import Ran, Run
from usecases.cli.main import run


@pytest.fixture
def usecases(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run a command in the temporary folder: `usecases("list", language="ru")`."""

    def call(*arguments: object, language: str = "en", cwd: Path = tmp_path) -> Ran:
        monkeypatch.setenv("USECASES_LANGUAGE", language)
        monkeypatch.setenv("LANGUAGE", language)
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert code != 70, captured.err
        return Ran(code, captured.out, captured.err)

    return call
