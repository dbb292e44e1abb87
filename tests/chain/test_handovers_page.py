"""The page of hand-overs in the handbook, and its pictures."""

import re
from xml.etree import ElementTree as Xml

from usecases_exporters.handbook.handovers import HandoversPage, handovers_page, pictures
from usecases_exporters.names import Names
from usecases_exporters.tree.markdown import write_markdown

from tests.chain.small import GROUPS, ROLES, case, shared
from usecases.model.shared import Role, Shared
from usecases.model.usecase import UseCase
from usecases.model.words import Words

SELL = case(
    "sell",
    {"id": "a", "actor": "buyer"},
    {"id": "b", "actor": "manager", "gives": ["order"]},
    {"id": "c", "actor": "head"},
    group="sales",
)
BRING = case("bring", {"id": "a", "actor": "courier", "needs": ["order"], "gives": ["note"]}, group="delivery")
FILE = case("file", {"id": "a", "actor": "head", "needs": ["note"]}, group="sales")
LOOSE = case("loose", {"id": "a", "actor": "head"}, {"id": "b", "actor": "courier"})
CASES = (SELL, BRING, FILE, LOOSE)


def page(*cases: UseCase, of: Shared | None = None, language: str = "en") -> tuple[HandoversPage, dict[str, str]]:
    """The page, and its pictures by file."""
    names = Names(of or shared(), language)
    made = handovers_page(names, cases)
    return made, dict(zip(pictures(names, cases), map(bytes.decode, made.pictures), strict=True))


def words_of(svg: str) -> list[str]:
    return [text.text or "" for text in Xml.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314


def test_there_is_a_picture_of_the_groups_and_one_of_each_group_at_work() -> None:
    made, drawn = page(*CASES)
    assert list(drawn) == [
        "handovers.svg", "handovers-sales.svg", "handovers-delivery.svg", "handovers_rest.svg",
    ]  # fmt: skip
    text = write_markdown(made.document)
    assert re.findall(r"\]\((\S+\.svg)\)", text) == list(drawn)
    assert "| Buyer | Manager | 1 |" in text
    assert "### 5.3. Not on the map" in text


def test_the_groups_are_joined_by_what_passes_and_the_map_is_told_apart() -> None:
    _made, drawn = page(*CASES)
    svg = drawn["handovers.svg"]
    assert sorted(words_of(svg)) == ["Delivery", "Delivery note", "Order", "Sales"]
    assert svg.count("stroke-dasharray") == 1, "the map doesn't say that delivery feeds sales"
    assert "map.md#group-sales" in svg
    labels = [line for line in svg.splitlines() if ">Delivery note<" in line or ">Order<" in line]
    assert [label.count('paint-order="stroke" stroke="white"') for label in labels] == [1, 1], (
        "lines strike labels through"
    )
    assert "<desc" in svg
    assert "Sales → Delivery: Order; Delivery → Sales: Delivery note" in svg


def test_outsiders_have_dashes_and_every_arrow_its_number() -> None:
    _made, drawn = page(*CASES)
    svg = drawn["handovers-sales.svg"]
    assert sorted(words_of(svg)) == ["1", "1", "Buyer", "Head", "Manager"]
    assert "Buyer → Manager: 1; Manager → Head: 1" in svg
    assert svg.count("stroke-dasharray") >= 1


def test_without_a_map_only_the_roles_are_drawn() -> None:
    made, drawn = page(*CASES, of=shared(groups=[]))
    assert list(drawn) == ["handovers_rest.svg"]
    assert "the library has no map yet" in write_markdown(made.document)
    nothing, drawn = page(of=shared(groups=[]))
    assert drawn == {}
    assert "# Hand-overs: Test" in write_markdown(nothing.document)


def test_what_is_withdrawn_is_left_out() -> None:
    _made, drawn = page(SELL._replace(status="retired"), BRING)
    assert list(drawn) == ["handovers.svg", "handovers-delivery.svg"]


def test_two_hundred_roles_are_drawn_as_far_as_they_can_be_read() -> None:
    roles = tuple(Role(f"r{number}", Words((("", f"Role {number}"),))) for number in range(200))
    steps = [{"id": f"s{number}", "actor": f"r{number}"} for number in range(200)]
    made, drawn = page(case("big", *steps, group="sales"), of=shared()._replace(roles=roles))
    titles = [word for word in words_of(drawn["handovers-sales.svg"]) if word.startswith("Role")]
    assert len(titles) == 30
    assert "| others | others | 139 |" in write_markdown(made.document)


def test_hostile_titles_stay_texts_and_the_bytes_are_the_same_each_time() -> None:
    groups = [{**GROUPS[0], "title": '<script>"\\N'}, GROUPS[1]]
    of = shared(groups=groups)
    _made, drawn = page(*CASES, of=of)
    assert "<script>" not in drawn["handovers.svg"]
    assert any("<script>" in word for word in words_of(drawn["handovers.svg"]))
    assert page(*CASES, of=of)[1] == drawn
    assert len(ROLES) > 2


def test_the_page_speaks_its_language() -> None:
    made, drawn = page(*CASES, language="ru")
    text = write_markdown(made.document)
    assert text.startswith("# Передачи: Test")
    assert "| Передаёт | Принимает | Передачи |" in text
    assert 'lang="ru"' in drawn["handovers.svg"]
