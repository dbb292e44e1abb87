"""Whole texts of files: written by hand and put back, readable or not, and taken back to the same bytes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from usecases.editing.command import Command, Refused
from usecases.editing.fields import SetField
from usecases.editing.session import Session
from usecases.editing.whole_text import DiscardChanges, WriteText
from usecases.reading.folder import LARGEST
from usecases.saving.recovery import left_over

ORDER = "use-cases/fulfilment/order-processing.yaml"
GOOD = "id: order-processing\ntitle: Order\n"
CONTENTS = {
    "good": GOOD.encode(),
    "breaks the schema": b"id: 1\nnonsense: [1]\n",
    "not YAML": b"id: [\n",
    "twice the same key": b"id: a\nid: b\n",
    "a list": b"- a\n",
    "empty": b"",
    "not UTF-8": b"id: \xff\xfe\n",
    "half a line": b"\xef\xbb\xbfid: order-processing\r\ntitle: x",
    "control characters": b"id: \x00\x1b[31m\n",
    "gone": None,
}


@pytest.fixture
def session(library: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")
    session = Session.open(library)
    yield session
    session.give_up()


def refusal(session: Session, command: Command) -> str:
    with pytest.raises(Refused) as refused:
        session.do(command)
    return refused.value.message.said()


@pytest.mark.parametrize("before", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("after", CONTENTS.values(), ids=CONTENTS)
def test_any_content_takes_the_place_of_any_other_and_goes_back(
    library: Path, session: Session, before: bytes | None, after: bytes | None
) -> None:
    (library / ORDER).unlink()
    if before is not None:
        (library / ORDER).write_bytes(before)
    if before == after:
        assert refusal(session, DiscardChanges(ORDER, after)) == f"{ORDER}: nothing has changed since the last commit."
        return
    done = session.do(DiscardChanges(ORDER, after))
    assert done.message.said().startswith(f"{ORDER}: ")
    assert session.files.content(ORDER) == after
    assert session.files.is_there(ORDER) == (after is not None)
    session.undo()
    assert session.files.content(ORDER) == before
    assert session.unsaved() == []
    session.redo()
    assert session.save() == [ORDER]
    assert ((library / ORDER).read_bytes() if (library / ORDER).exists() else None) == after


def test_a_renamed_file_goes_back_in_one_step(library: Path, session: Session) -> None:
    (library / "use-cases/new.yaml").write_bytes((library / ORDER).read_bytes())
    (library / ORDER).unlink()
    done = session.do(DiscardChanges("use-cases/new.yaml", GOOD.encode(), before=ORDER))
    assert done.message.said() == f"{ORDER}: back again, as it was at the last commit"
    assert session.save() == [ORDER, "use-cases/new.yaml"]
    assert (library / ORDER).read_bytes() == GOOD.encode()
    assert not (library / "use-cases/new.yaml").exists()


def test_a_text_written_by_hand_is_the_files_text(library: Path, session: Session) -> None:
    done = session.do(WriteText(ORDER, GOOD + "# “written”\r\n"))
    assert done.message.said() == f"{ORDER}: the text is changed by hand"
    session.save()
    assert (library / ORDER).read_bytes() == (GOOD + "# “written”\r\n").encode()
    assert session.files.data(ORDER)["title"] == "Order"


def test_a_text_that_can_not_be_read_is_kept_and_mended(session: Session) -> None:
    session.do(WriteText(ORDER, "id: [\n"))
    assert "Mend that first" in refusal(session, SetField(ORDER, ("goal",), "Goods"))
    session.do(WriteText(ORDER, GOOD))
    session.do(SetField(ORDER, ("goal",), "Goods"))
    assert session.files.content(ORDER) == (GOOD + "goal: Goods\n").encode()
    for _ in range(2):
        session.undo()
    assert session.files.content(ORDER) == b"id: [\n"


def test_a_new_file_is_made_of_a_text(library: Path, session: Session) -> None:
    session.do(WriteText("use-cases/new.yaml", GOOD))
    session.save()
    assert (library / "use-cases/new.yaml").read_text(encoding="utf-8") == GOOD


def test_a_broken_text_survives_a_crash(library: Path, session: Session) -> None:
    session.do(DiscardChanges(ORDER, b"\xff"))
    session.close()
    (one,) = left_over(library)
    assert one.files[ORDER].latest == b"\xff"


def test_what_no_file_can_hold_is_refused(session: Session) -> None:
    assert refusal(session, WriteText(ORDER, "\ud800")) == "The text holds characters that no file can hold."
    assert "larger than 1 MB" in refusal(session, WriteText(ORDER, "ж" * (LARGEST // 2 + 1)))
    session.do(WriteText(ORDER, "x" * LARGEST))
    assert "is the same" in refusal(session, WriteText(ORDER, "x" * LARGEST))
    refusal(session, WriteText("../outside.yaml", GOOD))
    refusal(session, DiscardChanges("/etc/passwd", b""))
