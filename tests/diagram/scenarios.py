"""Scenarios to draw: a large one, one with every sign, one that is hostile, and unfinished ones."""

from random import Random
from typing import Any

from usecases_exporters.diagram.boxes import Linked, Titles

from tests.documents.making import case_of
from usecases.model.usecase import UseCase

ACTORS = {"a": "Менеджер по продажам", "b": "Руководитель отдела логистики", "c": "Специалист склада"}
TITLES = Titles(ACTORS, {"other": Linked("Доставка заказа", "other.md")})
ACTIONS = (
    "Проверяет комплектность заявки и регистрирует её в системе",
    "Согласует с покупателем новый срок и способ доставки",
    "Вносит реквизиты договора в карточку контрагента в CRM",
    "Отправляет уведомление о готовности всем участникам",
    "Сверяет остатки на складе с данными учётной системы",
    "Готовит комплект документов для подписания сторонами",
    "Назначает ответственного и ставит контрольную дату",
)
CONDITIONS = (
    "Покупатель не отвечает на звонок в течение двух дней",
    "Товара нет в наличии ни на одном из складов",
    "Документы подписаны не той стороной или с ошибкой",
    "Система недоступна, и данные нельзя проверить",
    "Поставщик не подтвердил дату отгрузки к сроку",
)


def large(steps: int = 40, branches: int = 25, seed: int = 1) -> UseCase:
    """A scenario of this many steps and branches, with texts as long as people write them."""
    random = Random(seed)
    places = sorted(random.sample(range(steps), branches))
    return case_of(
        id="large",
        title="Сквозной процесс исполнения крупного договора поставки",
        language="ru",
        trigger="Подписан договор поставки",
        steps=[_step(f"s{number}", random) for number in range(steps)],
        branches=[_branch(number, place, steps, random) for number, place in enumerate(places)],
    )


def _step(name: str, random: Random) -> dict[str, Any]:
    return {"id": name, "actor": random.choice("abc"), "action": random.choice(ACTIONS)}


def _branch(number: int, place: int, steps: int, random: Random) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": f"b{number}",
        "kind": random.choice(("negative", "negative", "alternative")),
        "at": f"s{place}",
        "when": random.choice(CONDITIONS),
        "steps": [_step(f"b{number}-{index}", random) for index in range(random.choice((1, 1, 2)))],
    }
    if random.random() < 0.65:
        found["resume"] = f"s{min(steps - 1, place + random.choice((0, 0, 1, 2)))}"
    else:
        found["end"] = random.choice(("failure", "other", "success"))
    return found


def every_sign(language: str = "ru") -> UseCase:
    """A scenario in which every sign occurs."""
    return case_of(
        id="every-sign",
        title="Все знаки",
        language=language,
        steps=[
            {"id": "one", "actor": "a", "action": "Принимает заявку", "stage": "Приём"},
            {"id": "two", "actor": "b", "action": "Собирает", "any_order": "вместе"},
            {"id": "three", "actor": "c", "action": "Пишет", "any_order": "вместе", "if": "Есть о чём"},
            {"id": "four", "actor": "a", "action": "Доставляет", "use_case": "other", "stage": "Отгрузка"},
            {"id": "five", "actor": "a", "action": "Закрывает", "repeat": {"from": "four", "until": "всё готово"}},
        ],
        branches=[
            {"id": "alt", "kind": "alternative", "at": "one", "when": "Можно иначе", "instead": True, "end": "success"},
            {"id": "neg", "kind": "negative", "at": "two", "after": "2bd", "when": "Тишина", "resume": "interrupted"},
            {
                "id": "many",
                "kind": "negative",
                "at": ["three", "four"],
                "when": "Сбой",
                "steps": [{"id": "mend", "actor": "b", "action": "Чинит"}],
            },
            {
                "id": "mended",
                "kind": "alternative",
                "at": "many",
                "when": "Починили",
                "steps": [{"id": "record", "actor": "c", "action": "Записывает причину"}],
                "resume": "one",
            },
            {"id": "broken", "kind": "negative", "at": "many", "when": "Не починили", "end": "failure"},
            {"id": "anywhere", "kind": "negative", "at": "any", "when": "Отказ", "end": "other", "outcome": "Как есть"},
            {"id": "open", "kind": "negative", "at": "five", "when": "Неясно"},
        ],
    )


HOSTILE_TEXTS = (
    r"\N \G \L \l \n \\ C:\new",
    "&amp; &lt; & < > \" ' <b>bold</b> <TABLE>",
    "]]> <!-- --> <script>alert(1)</script> </svg>",
    'label="x"]; evil [label="y"',
    "{|} \\{ %s %d {0} $x #x",
    "𝔘𝔫𝔦 🐢🐢🐢 漢字かな 한국어 עברית ŻÓŁĆ ЩЖЮ",
    "A" * 200,
    "слово/" * 40,
)


def hostile() -> UseCase:
    """A scenario whose texts try to be something else."""
    steps = [
        {"id": f"s{number}", "actor": text[:30], "action": text, "if": text, "stage": text}
        for number, text in enumerate(HOSTILE_TEXTS)
    ]
    branches = [
        {
            "id": f"b{number}",
            "kind": "negative" if number % 2 else "alternative",
            "at": f"s{number}",
            "when": text,
            "end": "failure",
            "outcome": text,
            "steps": [{"id": f"t{number}", "actor": "a", "action": text, "use_case": "other"}],
        }
        for number, text in enumerate(HOSTILE_TEXTS)
    ]
    return case_of(id="hostile", title=" ".join(HOSTILE_TEXTS[:5]), language="en", steps=steps, branches=branches)


def unfinished() -> dict[str, UseCase]:
    """Scenarios that lack something, by what they lack."""
    step = {"id": "one", "actor": "a", "action": "Спрашивает"}
    bare = {"id": "b", "kind": "negative"}
    return {
        "everything": case_of(),
        "actor and action": case_of(steps=[{"id": "one"}]),
        "condition and ending": case_of(steps=[step], branches=[{**bare, "at": "one"}]),
        "place": case_of(steps=[step], branches=[bare, {**bare, "id": "c", "at": "nowhere"}]),
        "steps": case_of(branches=[{**bare, "at": "any", "when": "x", "end": "other"}]),
        "a way out of circles": case_of(
            steps=[step],
            branches=[
                {**bare, "at": "two", "steps": [{"id": "three"}]},
                {**bare, "id": "c", "at": "three", "steps": [{"id": "two"}]},
                {**bare, "id": "d", "at": "d"},
            ],
        ),
        "sense": case_of(
            steps=[{**step, "repeat": {"from": "b"}}, {**step}, {"id": "two", "use_case": "gone", "if": "x"}],
            branches=[{**bare, "at": ["one", "one", "any"], "resume": "gone"}, {**bare, "at": "b", "resume": "one"}],
        ),
    }
