"""Customers: who gets what from which process."""

from usecases_exporters.handbook.customers import customers_page
from usecases_exporters.names import Names
from usecases_exporters.tree.markdown import write_markdown

from tests.chain.small import case, shared
from usecases.analysing.customers.report import Customer, Customers, Served, served
from usecases.analysing.customers.words import sections, type_words
from usecases.analysing.titles import Titles
from usecases.model.usecase import UseCase

SELL = case(
    "sell",
    {"id": "a", "actor": "manager", "informed": ["buyer"], "gives": ["order"]},
    {"id": "b", "actor": "courier", "gives": ["note"]},
    {"id": "c", "actor": "buyer"},
    customer="buyer",
    guarantees={"success": ["The goods are there", "Paid"]},
)
REPORT = case("report", {"id": "a", "actor": "manager"}, customer="head", goal="The head knows")


def found_in(*cases: UseCase) -> Customers:
    return served(cases, shared())


def test_a_customer_gets_what_it_is_told_what_it_takes_over_and_what_comes_last() -> None:
    (buyer,) = found_in(SELL).outside
    assert (buyer.role, buyer.type, buyer.kind) == ("buyer", "loyal", "customer")
    assert buyer.processes == (Served("sell", "Sell", None, ("order", "note"), "The goods are there"),)
    assert buyer.steps == 2
    last = case(
        "sell", {"id": "a", "actor": "manager"}, {"id": "b", "actor": "head", "gives": ["note"]}, customer="head"
    )
    (head,) = found_in(last._replace(customer="buyer")).outside
    assert head.processes[0].artefacts == ("note",)


def test_customers_stand_inside_or_outside_those_of_most_processes_first() -> None:
    found = found_in(REPORT, SELL, REPORT._replace(id="more"), case("sum", {"id": "a"}, customer="manager"))
    assert [each.role for each in found.outside] == ["buyer"]
    assert [each.role for each in found.inside] == ["head", "manager", "courier"]
    head = found.inside[0]
    assert head.type == "executive"
    assert [each.promise for each in head.processes] == ["The head knows", "The head knows"]
    assert found.inside[2].processes == ()
    assert found.inside[2].steps == 1


def test_a_customer_that_nobody_knows_counts_as_inside() -> None:
    (stranger,) = found_in(case("sell", customer="stranger")).inside
    assert (stranger.kind, stranger.type) == (None, None)


def test_a_result_reaches_nobody_where_no_customer_is_named_and_nobody_takes_it() -> None:
    lost = case("lost", {"id": "a", "actor": "manager", "gives": ["note"]})
    own = case("own", {"id": "a", "gives": ["order"]}, {"id": "b", "needs": ["order"]})
    told = case("told", {"id": "a", "actor": "manager", "informed": ["head"]})
    inner = case("inner", {"id": "a", "actor": "manager"})
    outer = case("outer", {"id": "a", "use_case": "inner"}, customer="head")
    found = found_in(lost, own, told, inner, outer)
    assert found.unnamed == ("lost", "own", "told", "inner")
    assert found.unreceived == ("lost", "own")
    reader = case("reader", {"id": "a", "needs": ["note", "order"]}, customer="head")
    assert found_in(lost, own, told, inner, outer, reader).unreceived == ()


def test_a_result_that_sets_off_a_group_reaches_somebody() -> None:
    lost = case("lost", {"id": "a", "actor": "manager", "gives": ["note"]})
    taking = shared(groups=[{"id": "delivery", "title": "Delivery", "trigger": "note"}])
    assert served((lost,), taking).unreceived == ()
    assert served((lost,), shared()).unreceived == ("lost",)


def test_what_goes_on_in_a_branch_only_is_not_counted_as_received_in_the_usual_path() -> None:
    aside = {"id": "no", "kind": "negative", "at": "a", "when": "no", "steps": [{"id": "b", "actor": "head"}]}
    found = found_in(
        case("sell", {"id": "a", "actor": "manager", "gives": ["note"]}, branches=({**aside, "end": "failure"},))
    )
    assert [each.role for each in found.inside] == []


def test_nobody_gets_anything_from_a_use_case_that_is_withdrawn() -> None:
    found = found_in(SELL._replace(status="retired"))
    assert found == Customers(0, (), (), (), ())


def test_the_words_name_types_and_what_is_got() -> None:
    titles = Titles(shared(), "en")
    outside, inside, nobody = sections(found_in(SELL, REPORT), titles)
    assert [(said.label, said.figure) for said in outside.lines] == [
        ("Of which kind", "loyal – 1"),
        ("Buyer (loyal)", "“Sell” (Order, Delivery note)"),
        ("Reached by results of steps only", "none"),
    ]
    assert [(said.label, said.figure) for said in inside.lines][1] == ("Head (executive)", "“Report” (The head knows)")
    assert [said.figure for said in nobody.lines] == ["none", "none"]


def test_a_customer_of_no_type_is_told_by_what_it_is_unless_that_is_a_customer() -> None:
    def kind(name: str, *, outside: bool = True) -> str:
        return type_words(Customer("x", name, None, outside, (), 0))

    assert (kind("supplier"), kind("customer"), kind("person", outside=False)) == ("supplier", "", "")


def test_the_page_of_the_handbook_links_every_process() -> None:
    hostile = SELL._replace(title="A | <b>", guarantees=SELL.guarantees._replace(success=("x | y",)), steps=())
    page = write_markdown(customers_page(Names(shared(), "en"), (hostile, REPORT)))
    assert "| **Buyer** | loyal | [A &#124; &lt;b>](use-cases/sell.md) | x &#124; y |" in page
    assert "| **Head** | executive | [Report](use-cases/report.md) | The head knows |" in page
    empty = write_markdown(customers_page(Names(shared(), "ru"), ()))
    assert empty.startswith("# Клиенты: Test")
