"""The real program speaks Russian and Polish: its help, its wrong uses, its findings and the pages of its rules."""

from pathlib import Path

import pytest

from tests.cli.running import program
from tests.rules.trial import write_library

BROKEN = {"use-cases/call-back.yaml": b'id: call-back\ntitle: "Call back\n'}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ru", ("Использование: usecases [ПАРАМЕТРЫ] КОМАНДА", "Параметры:", "Показать эту справку", "Команды:")),
        ("pl", ("Użycie: usecases [OPCJE] POLECENIE", "Opcje:", "Pokaż tę pomoc", "Polecenia:")),
    ],
)
def test_help(language: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    ran = program("--help", cwd=tmp_path, language=language)
    assert ran.code == 0
    for words in expected:
        assert words in ran.out
    for english in ("Usage", "Options", "Commands", "Show this", "Example"):
        assert english not in ran.out


@pytest.mark.parametrize(
    ("arguments", "ru", "pl"),
    [
        (("show",), "Не указан аргумент 'ID'.", "Brakuje argumentu 'ID'."),
        (("show", "a", "b", "c"), "Лишние аргументы (b c)", "Zbędne argumenty (b c)"),
        (("show", "a", "b"), "Лишний аргумент (b)", "Zbędny argument (b)"),
        (("check", "--fresch"), "Нет такого параметра: '--fresch'.", "Nie ma takiej opcji: '--fresch'."),
        (("check", "--format"), "Параметру '--format' нужно значение.", "Opcja '--format' wymaga wartości."),
        (("chek",), "Команды «chek» нет.", "Nie ma polecenia „chek”."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use(arguments: tuple[str, ...], ru: str, pl: str, tmp_path: Path) -> None:
    for language, expected, error in (("ru", ru, "Ошибка: "), ("pl", pl, "Błąd: ")):
        ran = program(*arguments, cwd=tmp_path, language=language)
        assert ran.code == 2
        # click 8.1 has other signs around the name of an option
        assert error in ran.err
        assert expected.rstrip(".").replace("'", "") in ran.err.replace("'", "")


@pytest.mark.parametrize(
    ("language", "problem", "summary"),
    [
        ("ru", "Здесь YAML не читается: кавычка, открытая здесь, так и не закрыта.", "1 ошибка"),
        ("pl", "Tego YAML nie da się tu odczytać: cudzysłów otwarty w tym miejscu nie został zamknięty.", "1 błąd"),
        ("en", "The YAML can't be read here: a quote that opens here is never closed.", "1 error"),
    ],
)
def test_findings(language: str, problem: str, summary: str, tmp_path: Path) -> None:
    library = write_library(tmp_path / "library", BROKEN)
    ran = program("check", str(library), cwd=tmp_path, language=language)
    assert ran.code == 1
    assert problem in ran.out
    assert summary in ran.out


@pytest.mark.parametrize(
    ("language", "title", "paragraph"),
    [
        ("ru", "Роль, которой нет в `roles.yaml`.", "Исправьте id или добавьте роль."),
        ("pl", "Rola, której nie ma w `roles.yaml`.", "Popraw id albo dodaj rolę."),
    ],
)
def test_pages_of_rules(language: str, title: str, paragraph: str, tmp_path: Path) -> None:
    ran = program("explain", "UC201", cwd=tmp_path, language=language)
    assert ran.code == 0
    assert title in ran.out
    assert paragraph in " ".join(ran.out.split())
