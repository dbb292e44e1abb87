"""The words of a finding, in the reader's language."""

from usecases.findings.finding import Finding
from usecases.languages.catalogue import catalogue, mark
from usecases.rules.registry import rule

HELP = "https://usecases.example/rules/"
"""Where the pages of the rules will stand; the same pages are printed by `usecases explain`."""

LONGEST = 300
"""A value with more characters is shown in part."""

_DID_YOU_MEAN = mark("Did you mean “{guess}”?")
_OR = mark("or")
_WORDS = (
    mark("a text"),
    mark("a list"),
    mark("a mapping"),
    mark("true or false"),
    mark("a number"),
    mark("a whole number"),
)
_NAMED_KINDS = frozenset({"wanted", "found"})


def message(finding: Finding, language: str) -> str:
    """What is wrong and what to do, in one or two sentences."""
    speak = catalogue(language).gettext
    arguments = {
        key: f" {speak(_OR)} ".join(map(speak, value.split("|"))) if key in _NAMED_KINDS else _shown(value)
        for key, value in finding.arguments.items()
    }
    if finding.code == "UC001":  # the reader's own words for what it found
        from usecases.reading.problems import PROBLEMS

        arguments["problem"] = speak(PROBLEMS.get(arguments["problem"], arguments["problem"]))
    if finding.code == "UC014" and "reason" in arguments:  # the system's own words
        arguments["reason"] = speak(arguments["reason"])
    text = speak(rule(finding.code).messages[finding.variant]).format_map(arguments)
    if "guess" in arguments:
        text += " " + speak(_DID_YOU_MEAN).format_map(arguments)
    return text


def _shown(value: str) -> str:
    """A value of the file as a message can show it: in one line, and not endlessly long."""
    line = " ".join(value.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def help_url(code: str) -> str:
    """The address of a rule's page."""
    return f"{HELP}{code}"
