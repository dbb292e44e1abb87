"""A day in the editor, in a real terminal: a use case from nothing, a step in the middle, a role, a kill, a review."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM
from tests.tui.screen import library
from tests.tui.tmux import Tmux
from usecases.reading.document import read_document
from usecases.reading.folder import FileKind

SIZES = [(80, 24), (140, 45)]
ORDER = "use-cases/fulfilment/order-processing.yaml"
_RUSSIAN = {"ctrl+n": b"\x1b[1090;5u", "ctrl+s": b"\x1b[1099;5u", "ctrl+z": b"\x1b[1103;5u"}
"""What the keys send where a Russian layout is on and the terminal speaks the kitty protocol."""


class Analyst:
    """Somebody at a terminal, with a library in git and a bare repository beside it."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.folder = folder
        self.size = size
        self.root = library(folder)
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "Анна")
        self.git("config", "user.email", "anna@example.com")
        self.git("add", "-A")
        self.git("commit", "-qm", "Library")
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(folder / "origin.git")], check=True)
        self.git("remote", "add", "origin", str(folder / "origin.git"))
        self.git("push", "-q", "-u", "origin", "main")

    def environment(self) -> dict[str, str]:
        """No settings but ours."""
        return {
            "HOME": str(self.folder / "home"),
            "XDG_CONFIG_HOME": str(self.folder / "home"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "USECASES_LANGUAGE": "ru",
        }

    def git(self, *arguments: str) -> str:
        """What git answers in the library."""
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=self.root,
            env={**os.environ, **self.environment()},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def editor(self, *case: str) -> Tmux:
        """The editor in a terminal."""
        command = [str(PROGRAM), "edit", *case, "--library", str(self.root)]
        width, height = self.size
        return Tmux(command, width=width, height=height, folder=self.root, environment=self.environment())


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def analyst(request: pytest.FixtureRequest, tmp_path: Path) -> Analyst:
    return Analyst(tmp_path, request.param)


def write(screen: Tmux, text: str, *keys: str) -> None:
    """Type a text, wait until it is seen, press keys."""
    screen.type(text)
    screen.wait_for(text.rpartition(": ")[2][-12:])
    if keys:
        screen.press(*keys)


def data(root: Path, path: str) -> dict[str, object]:
    """What a file says."""
    found = read_document((root / path).read_bytes(), path, FileKind.USE_CASE)
    assert found.data is not None
    assert not found.findings
    return found.data


STEPS = [
    ("Покупатель", "Просит вернуть деньги за карту"),
    ("Менеджер по продажам", "Проверяет карту и чек"),
    ("Менеджер по продажам", "Оформляет возврат"),
    ("Бухгалтер", "Возвращает деньги"),
    ("Менеджер по продажам", "Сообщает о возврате"),
    ("Покупатель", "Получает деньги"),
]


def test_a_russian_use_case_is_written_from_nothing_with_the_shortcuts_of_its_layout(analyst: Analyst) -> None:
    with analyst.editor() as screen:
        screen.wait_for("Стратегия")
        screen.send(_RUSSIAN["ctrl+n"])
        screen.wait_for("╭─")
        write(screen, "Возврат подарочной карты", "Enter")
        screen.wait_for("Стратегия  strategy")
        write(screen, "продажи", "Enter")
        screen.wait_for("Чего достигают")
        write(screen, "Покупатель получил деньги за карту", "Enter")
        for number, (actor, action) in enumerate(STEPS):
            write(screen, f"{actor}: {action}", *(["Enter"] if number < len(STEPS) - 1 else []))
        screen.press("Up", "Up", "Up", "Up")  # to step 2
        branches = ["Чека нет", "Карта использована", "Карта чужая", "Срок прошёл"]
        screen.press("Tab")
        for number, condition in enumerate(branches):
            if number:
                screen.send(_RUSSIAN["ctrl+n"])
            screen.wait_for("Что происходит")
            write(screen, condition, "Enter")
            write(screen, f"Менеджер по продажам: Объясняет порядок {number}", "Down")
            screen.wait_for("Что дальше?")
            screen.press("Enter")
            screen.wait_for("Конец: цель не достигнута")
            write(screen, "не достигнута", "Enter")
            screen.wait_for("→ конец: цель не достигнута")
            screen.press("BTab")
        screen.send(_RUSSIAN["ctrl+s"])
        screen.wait_for("Сохранён 1 файл")
        screen.press("C-q")
        assert screen.wait_for_end() == 0
    path = analyst.git("ls-files", "--others", "--exclude-standard").strip()
    written = data(analyst.root, path)
    assert written["title"] == "Возврат подарочной карты"
    assert written["goal"] == "Покупатель получил деньги за карту"
    assert [step["action"] for step in written["steps"]] == [action for _, action in STEPS]  # type: ignore[attr-defined]
    assert [branch["when"] for branch in written["branches"]] == branches  # type: ignore[attr-defined]
    assert all(branch["end"] == "failure" and branch["steps"] for branch in written["branches"])  # type: ignore[attr-defined]
    assert all(branch["at"] == written["steps"][1]["id"] for branch in written["branches"])  # type: ignore[attr-defined, index]


def test_a_step_in_the_middle_is_the_only_change_in_the_diff(analyst: Analyst) -> None:
    with analyst.editor("order-processing") as screen:
        screen.wait_for("Собирает и упаковывает")
        screen.press("F5")
        screen.type("")
        screen.press("Down", "Down", "Down", "Down")
        screen.press("End", "Enter")
        screen.wait_for("Что делается?")
        write(screen, "Склад: Взвешивает посылку")
        screen.send(_RUSSIAN["ctrl+s"])
        screen.wait_for("Сохранён 1 файл")
        screen.press("C-q")
        assert screen.wait_for_end() == 0
    added, deleted, path = analyst.git("diff", "--numstat").split()
    assert (path, deleted) == (ORDER, "0")
    assert int(added) <= 5
    new = [line[1:] for line in analyst.git("diff", "-U0").splitlines() if line.startswith("+") and "+++" not in line]
    assert "    action: Взвешивает посылку" in new


def test_what_was_typed_before_a_kill_is_offered_and_brought_back(analyst: Analyst) -> None:
    with analyst.editor("order-processing") as screen:
        screen.wait_for("Собирает и упаковывает")
        screen.press("End")
        write(screen, " и кафе")
        screen.wait_for("не сохранён 1 файл")
        screen.kill()
        screen.wait_for_end()
    assert not analyst.git("diff", "--numstat")
    with analyst.editor() as screen:
        screen.wait_for("Изменения, которые не были сохранены", "и кафе")
        screen.press("1")
        screen.wait_for("не сохранён 1 файл")
        screen.press("C-s")
        screen.wait_for("Сохранён 1 файл")
        screen.press("C-q")
        assert screen.wait_for_end() == 0
    assert str(data(analyst.root, ORDER)["title"]).endswith(" и кафе")


def test_a_role_gets_another_id_everywhere_and_undo_takes_all_of_it_back(analyst: Analyst) -> None:
    with analyst.editor() as screen:
        rename(screen, "person-concerned")
        screen.press("C-s")
        screen.wait_for("Сохранено 2 файла")
        changed = {line.split("\t")[2] for line in analyst.git("diff", "--numstat").splitlines()}
        assert changed == {"roles.yaml", "use-cases/management/personal-data-request.yaml"}
        lines = analyst.git("diff", "-U0").splitlines()
        assert {line.strip("+ ") for line in lines if line.startswith("+ ")} >= {"- id: person-concerned"}
        assert all("person-concerned" in line for line in lines if line.startswith("+") and "+++" not in line)
        screen.send(_RUSSIAN["ctrl+z"])
        screen.wait_for("не сохранены 2 файла")
        screen.press("C-s")
        screen.wait_for("Сохранено 2 файла")
        screen.press("C-q")
        assert screen.wait_for_end() == 0
    assert not analyst.git("status", "--porcelain")


def rename(screen: Tmux, name: str) -> None:
    """Give the role of those whom data is about another id, in the details of the page of roles."""
    screen.wait_for("Стратегия")
    screen.press("End", "Up", "Up", "Up", "Up", "Up", "Enter")
    screen.wait_for("Субъект персональных данных")
    screen.press("Down", "Down", "Down")
    screen.wait_for("Data subject")
    screen.press("F4", "C-End")
    screen.wait_for("Идентификатор роли")
    screen.press("C-u")
    write(screen, name, "Enter")
    screen.wait_for("не сохранены 2 файла")


def test_changes_are_published_step_by_step_to_a_repository_beside(analyst: Analyst) -> None:
    with analyst.editor() as screen:
        rename(screen, "person-concerned")
        screen.press("F9")
        screen.wait_for("Другой id", "person-concerned")
        screen.press("C-g")
        screen.wait_for("Сохранить и публиковать")
        screen.press("1")
        screen.wait_for("Ветка в git")
        assert analyst.git("branch", "--show-current").strip() == "main", "nothing is done before it was said"
        screen.press("Down", "Down", "Down")
        screen.wait_for("▌1 ", "git switch -c")
        for number in range(1, 5):
            screen.wait_for(f"▌{number} ")
            time.sleep(1)  # a held key does one step only
            screen.press("Enter")
        screen.wait_for("Вот и всё")
        screen.press("Escape", "C-q")
        screen.press("C-q")
        assert screen.wait_for_end() == 0
    (branch,) = [name for name in analyst.git("ls-remote", "--heads", "origin").split() if "personal-data" in name]
    assert "person-concerned" in analyst.git("show", f"origin/{branch.removeprefix('refs/heads/')}:roles.yaml")
    assert analyst.git("log", "-1", "--format=%an").strip() == "Анна"
    assert not analyst.git("status", "--porcelain")
