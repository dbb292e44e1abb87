"""What the coach sees in a step: the kind of act, the other party, the thing, the marks."""

from typing import Any

import pytest

from tests.coverage.coaching import case, shared, step
from usecases.coverage.traits import Company, Course, Looked
from usecases.coverage.wordlists import guessed_activities
from usecases.library import shared_of
from usecases.model.deviations import USUAL_MARKS, Applies
from usecases.reading.folder import FileKind

MAKER = step("make", "Makes it", "maker")


def looked(*steps: dict[str, Any], language: str = "en") -> tuple[Looked, ...]:
    """The steps of a use case as the coach sees them."""
    found = case(*steps)
    return Course(found, found.steps, language, Company(shared(language))).looked


def traits(*steps: dict[str, Any], language: str = "en") -> Applies:
    """What the first step is like."""
    return looked(*steps, language=language)[0].traits


@pytest.mark.parametrize(
    ("language", "action", "activity"),
    [
        ("ru", "Проверяет состав, цену и адрес", "check"),
        ("ru", "Принимает решение о скидке", "decide"),
        ("ru", "Принимает заявку по телефону", "receive"),
        ("ru", "Принимает работу у бригады", "accept"),
        ("ru", "Оформляет заказ на сайте", "request"),
        ("ru", "Оформляет пропуск", "record"),
        ("ru", "Вносит оплату", "pay"),
        ("ru", "Вносит данные в карточку", "record"),
        ("ru", "Ждёт ответа", "wait"),
        ("pl", "Sprawdza dostępność towaru", "check"),
        ("pl", "Składa zamówienie w sklepie", "request"),
        ("pl", "Odbiera towar i podpisuje protokół", "accept"),
        ("pl", "Odbiera telefon", "receive"),
        ("pl", "Zwraca wpłatę klientowi", "pay"),
        ("pl", "Podejmuje decyzję o zwrocie", "decide"),
        ("en", "Checks the order and confirms the date", "check"),
        ("en", "Takes the request", "receive"),
        ("en", "Signs for the parcel", "accept"),
        ("en", "Sets up the account", "make"),
        ("en", "Lets the buyer know", "inform"),
        ("en", "Carefully inspects the flat", "check"),
    ],
)
def test_the_kind_of_act_is_guessed_from_the_verb(language: str, action: str, activity: str) -> None:
    assert guessed_activities(action, language)[0] == activity


@pytest.mark.parametrize(
    ("declared", "action", "activity"),
    [
        ("en", "Проверяет счёт", "check"),
        ("ru", "Sprawdza fakturę", "check"),
        ("pl", "Checks the invoice", "check"),
        ("ru", "Sprawdza towar", "check"),
        ("en", "Wysyła towar", "send"),
    ],
)
def test_a_text_in_another_language_than_declared_is_understood(declared: str, action: str, activity: str) -> None:
    assert guessed_activities(action, declared)[0] == activity


@pytest.mark.parametrize(
    ("language", "action", "activities"),
    [
        ("en", "Checks the stock and confirms the order", ("check", "agree")),
        ("en", "Arrives with the delivery note", ("request",)),
        ("en", "Sends the order and the report", ("send",)),
        ("ru", "Подтверждает запись и оплачивает её", ("agree", "pay")),
        ("ru", "Рассчитывает итоговую сумму", ("make",)),
        ("pl", "Wprowadza dane i zatwierdza wniosek", ("record", "agree")),
    ],
)
def test_every_act_after_an_and_is_seen(language: str, action: str, activities: tuple[str, ...]) -> None:
    assert guessed_activities(action, language) == activities
    assert traits(step("a", action), language=language).activities == frozenset(activities)


def test_a_stated_kind_of_act_takes_the_place_of_the_first_verb() -> None:
    found = looked(step("a", "Checks the goods and signs", activity="accept"))[0]
    assert found.activity == "accept"
    assert found.traits.activities == {"accept", "agree"}


@pytest.mark.parametrize("action", ["", "…", "123", "Xyzzy plugh", "Глокая куздра"])
def test_where_no_verb_is_known_nothing_is_guessed(action: str) -> None:
    assert guessed_activities(action, "en") == ()


def test_a_stated_kind_of_act_is_no_guess() -> None:
    stated, guessed, nothing = looked(
        step("a", "Calls the buyer", activity="agree"), step("b", "Calls the buyer"), {"id": "c"}
    )
    assert (stated.activity, stated.guessed) == ("agree", False)
    assert (guessed.activity, guessed.guessed) == ("request", True)
    assert (nothing.activity, nothing.guessed) == (None, False)


def test_the_kind_of_whoever_does_it_comes_from_the_roles() -> None:
    assert traits(step("a", "Asks", "buyer")).actors == {"customer"}
    assert traits(step("a", "Asks", ["crm", "warehouse"])).actors == {"system", "team"}


@pytest.mark.parametrize(
    ("name", "title", "kind"),
    [
        ("who", {"ru": "Система"}, "system"),
        ("who", {"en": "Customer"}, "customer"),
        ("who", {"pl": "Dostawca"}, "supplier"),
        ("who", {"en": "Customer service"}, "person"),
        ("who", {"ru": "Менеджер"}, "person"),
        ("who", {"pl": "Urzędnik"}, "person"),
        ("system", None, "system"),
        ("system-engineer", None, "person"),
    ],
)
def test_a_role_that_says_no_kind_may_be_called_by_one(name: str, title: Any, kind: str) -> None:
    roles = [{"id": "who", "title": title}] if title else []
    company = Company(
        shared_of({FileKind.LIBRARY: {"title": "Test", "language": "en"}, FileKind.ROLES: {"roles": roles}})
    )
    assert company.kinds([name]) == {kind}


@pytest.mark.parametrize("one", [{"id": "a"}, step("a", "Asks", "nobody-knows-this-role")])
def test_whoever_is_unknown_counts_as_a_person(one: dict[str, Any]) -> None:
    assert traits(one).actors == {"person"}


@pytest.mark.parametrize(
    ("language", "one", "kinds"),
    [
        ("en", step("a", "Calls the buyer"), {"customer"}),
        ("ru", step("a", "Звонит покупателю"), {"customer"}),
        ("pl", step("a", "Dzwoni do kupującego"), {"customer"}),
        ("en", step("a", "Calls the customer"), {"customer"}),
        ("ru", step("a", "Согласует срок с поставщиком"), {"supplier"}),
        ("pl", step("a", "Wysyła pismo do urzędu"), {"authority"}),
        ("en", step("a", "Decides", consulted=["head"], informed=["maker"]), {"person", "supplier"}),
        ("en", step("a", "Thinks"), set()),
    ],
)
def test_the_other_party_is_asked_told_or_named(language: str, one: dict[str, Any], kinds: set[str]) -> None:
    assert traits(one, language=language).others == kinds


def test_the_other_party_is_next_in_turn_or_was_before() -> None:
    assert traits(step("a", "Orders a part"), MAKER).others == {"supplier"}
    assert looked(MAKER, step("a", "Receives it"))[1].traits.others == {"supplier"}
    assert traits(step("a", "Thinks"), MAKER).others == set()


@pytest.mark.parametrize(
    ("language", "one", "things"),
    [
        ("en", step("a", "Sends it", gives=["invoice"]), {"documents"}),
        ("ru", step("a", "Отправляет", gives=["invoice"]), {"documents"}),
        ("en", step("a", "Brings it", needs=["box"]), {"goods"}),
        ("ru", step("a", "Называет цену доставки посылки"), {"money", "goods"}),
        ("pl", step("a", "Uzgadnia termin wizyty"), {"appointments"}),
        ("en", step("a", "Thinks"), set()),
    ],
)
def test_the_thing_is_in_the_action_or_an_artefact(language: str, one: dict[str, Any], things: set[str]) -> None:
    assert traits(one, language=language).objects == things


def test_marks() -> None:
    first, middle, last = looked(
        step("a", "Asks", "buyer", within="1d", channel="phone", repeat={"from": "a", "until": "heard"}),
        step("b", "Packs", "head", systems="crm", gives="box", needs="invoice", **{"if": "It is large"}),
        step("c", "Packs", "head", use_case="other"),
    )
    assert first.traits.step == {"deadline", "channel", "loop", "hand-over", "outside", "first", "from-afar"}
    assert middle.traits.step == {"system", "gives", "needs", "condition", "taken-over", "alone", *USUAL_MARKS}
    assert last.traits.step == {"alone", "last", *USUAL_MARKS}


@pytest.mark.parametrize(
    ("channels", "marks"),
    [
        ([], {"in-person", "from-afar"}),
        (["phone"], {"from-afar"}),
        (["phone", "messenger", "mail"], {"from-afar"}),
        (["mail"], {"in-person", "from-afar"}),
        (["phone", "meeting"], {"in-person", "from-afar"}),
        (["meeting"], {"in-person"}),
    ],
)
def test_on_the_telephone_nobody_sees_a_thing_and_in_a_meeting_nothing_is_sent(
    channels: list[str], marks: set[str]
) -> None:
    assert traits(step("a", "Checks the parcel", channel=channels)).step & USUAL_MARKS == marks


def test_artefacts_add_nothing_at_hand_to_what_the_action_names() -> None:
    assert traits(step("a", "Counts the claims", needs=["box", "invoice"])).objects == {"documents"}


def test_what_is_delivered_is_goods_unless_the_step_says_what_it_is() -> None:
    assert traits(step("a", "Brings it", activity="deliver")).objects == {"goods"}
    assert traits(step("a", "Brings the contract", activity="deliver")).objects == {"documents"}


def test_whoever_has_a_stand_in_or_is_one_of_several_is_not_alone() -> None:
    assert "alone" not in traits(step("a", "Packs", "manager")).step
    assert "alone" not in traits(step("a", "Packs", "warehouse")).step
    assert traits(step("a", "Packs", ["head", "manager"])).step >= {"several"}
    assert "alone" not in traits(step("a", "Packs", ["head", "manager"])).step
    assert "alone" in traits({"id": "a"}).step
