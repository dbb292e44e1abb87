"""Who is affected by a change: by role, what each must now do differently."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from usecases.analysing.titles import Titles
from usecases.git.changed import What
from usecases.languages.catalogue import mark, reader_language
from usecases.languages.deadlines import deadline_words
from usecases.reviewing.duties import Duty, Touched
from usecases.reviewing.review import Review
from usecases.text.harmless import one_line
from usecases_exporters.tree.nodes import Block, Heading, Inlines, Listing, Strong, Text
from usecases_exporters.words import interface as _

_NOW = {
    "R": mark("now does"),
    "A": mark("now answers for"),
    "C": mark("is now asked before"),
    "I": mark("is now told after"),
}
_NO_LONGER = {
    "R": mark("no longer does"),
    "A": mark("no longer answers for"),
    "C": mark("is no longer asked before"),
    "I": mark("is no longer told after"),
}
_DIFFERENT = mark("done differently")
_OUT = mark("takes no part any more")
_MANY = 4
"""So many duties that are touched alike are told in one line."""


def affected(review: Review, titles: Titles) -> Iterator[Block]:
    """A heading and a list for each role, by the names of the roles."""
    gone = {each.pair.path for each in review.differences if each.pair.what is What.DELETED}
    by_role = {role: list(own) for role, own in groupby(review.duties, key=lambda duty: duty.role)}
    for role, own in sorted(by_role.items(), key=lambda each: (titles.role(each[0]).casefold(), each[0])):
        yield Heading(3, (Text(titles.role(role)),))
        items: list[Inlines] = []
        for path, duties in groupby(own, key=lambda duty: duty.path):
            of_case = list(duties)
            items += [_taken_out(of_case[0])] if path in gone else _of_case(of_case)
        yield Listing(tuple(items))


def _taken_out(duty: Duty) -> Inlines:
    text = _("{title}; the use case is deleted").format(title=one_line(duty.title))
    return _labelled(_(_OUT)), Text(f" {text}")


def _of_case(duties: Sequence[Duty]) -> Iterator[Inlines]:
    """The duties of one role in one use case; those that are touched alike stand together."""
    alike: dict[tuple[str, str], list[Duty]] = {}
    for duty in duties:
        if duty.touched is not Touched.DIFFERENT:
            alike.setdefault((duty.before, duty.after), []).append(duty)
    for (before, after), own in alike.items():
        yield from _steps(_labelled(_becomes(before, after)), own)
    for duty in duties:
        for change in duty.changes:
            yield _labelled(_(_DIFFERENT)), Text(f" {one_line(duty.title)}: {change.said()}")


def _becomes(before: str, after: str) -> str:
    more = [_(_NOW[letter]) for letter in after if letter not in before]
    less = [_(_NO_LONGER[letter]) for letter in before if letter not in after]
    return ", ".join([*more, *less])


def _steps(label: Strong, duties: Sequence[Duty]) -> Iterator[Inlines]:
    title = one_line(duties[0].title)
    if len(duties) >= _MANY:
        numbers = ", ".join(duty.number for duty in duties)
        words = _("{title}, steps {numbers}").format(title=title, numbers=numbers)
        yield label, Text(f" {words}")
        return
    for duty in duties:
        text = _("{title}, step {number} “{action}”")
        words = text.format(title=title, number=duty.number, action=one_line(duty.action))
        deadlines = [deadline_words(each, reader_language(), duty.numbers) for each in duty.deadlines]
        if deadlines:
            words = _("{step}; deadline: {deadline}").format(step=words, deadline=one_line("; ".join(deadlines)))
        yield label, Text(f" {words}")


def _labelled(words: str) -> Strong:
    return Strong(f"{words}:")
