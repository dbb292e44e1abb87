"""What libyaml says of broken YAML, in words for people who write scenarios and no programs.

libyaml speaks of tokens and contexts; here stands what most probably happened, and what to do. The keys are the
problems that libyaml 0.2.5 knows (contexts are left out: the place says more), by PyYAML's parser.
"""

from collections.abc import Mapping

from usecases.languages.catalogue import mark

BROKEN = "syntax error"
"""Where libyaml gives no reason."""

MERGE_CONFLICT = "merge conflict"
"""What git leaves in a file that two people changed at one place."""

_QUOTES = mark("after the closing quote or the end of a value stands something that belongs to no field")
_TAG = mark("a text can't begin with “!”; put it in quotes")
_DIRECTIVE = mark("a line can't begin with “%”; delete it, or put the text in quotes")
_TAB = mark("a tab stands where spaces must indent the line; write spaces")
_LETTER = mark("a character can't be read; delete it, and write it anew")

PROBLEMS: Mapping[str, str] = {
    BROKEN: mark("it breaks the rules of YAML"),
    MERGE_CONFLICT: mark("git has left the marks of a merge here; choose what holds, and delete the marks"),
    # the scanner
    "found character that cannot start any token": mark(
        "a value can't begin with this character, nor a line with a tab; put the text in quotes, and indent with spaces"
    ),
    "could not find expected ':'": mark(
        "the name of a field wants a colon and a space after it; a longer text wants its lines indented"
    ),
    "block sequence entries are not allowed in this context": mark(
        "an item of a list can't stand here; begin it with “- ” on a line of its own"
    ),
    "mapping keys are not allowed in this context": mark(
        "a question mark with a space after it can't stand here; put the text in quotes"
    ),
    "mapping values are not allowed in this context": mark(
        "a colon with a space after it can't stand here; put a text that holds one in quotes, and look at the indent of"
        " the line"
    ),
    "did not find expected comment or line break": mark(
        "nothing more may stand on this line; begin the text on the next one, or put it in quotes"
    ),
    "found unknown directive name": _DIRECTIVE,
    "could not find expected directive name": _DIRECTIVE,
    "found unexpected non-alphabetical character": _DIRECTIVE,
    "did not find expected digit or '.' character": _DIRECTIVE,
    "found extremely long version number": _DIRECTIVE,
    "did not find expected version number": _DIRECTIVE,
    "did not find expected whitespace": _DIRECTIVE,
    "did not find expected alphabetic or numeric character": mark(
        "a text can't begin with “&” or “*”; put it in quotes"
    ),
    "did not find expected whitespace or line break": _TAG,
    "did not find the expected '>'": _TAG,
    "did not find expected '!'": _TAG,
    "did not find expected tag URI": _TAG,
    "did not find URI escaped octet": _TAG,
    "found an incorrect leading UTF-8 octet": _TAG,
    "found an incorrect trailing UTF-8 octet": _TAG,
    "found an indentation indicator equal to 0": mark("after “|” or “>” the digit 0 can't stand; delete it"),
    "found a tab character where an indentation space is expected": _TAB,
    "found a tab character that violates indentation": _TAB,
    "found unexpected document indicator": mark("a quote that opens here isn't closed before the next document begins"),
    "found unexpected end of stream": mark("a quote that opens here is never closed"),
    "found unknown escape character": mark(
        "in double quotes a backslash has a meaning of its own; write two of them, or use single quotes"
    ),
    "did not find expected hexdecimal number": mark(
        "in double quotes hexadecimal digits must follow \\x, \\u and \\U; write two backslashes, or use single quotes"
    ),
    "found invalid Unicode character escape code": mark(
        "there is no character of this number; write two backslashes, or use single quotes"
    ),
    "found unexpected ':'": mark("a colon stands here inside brackets; put the text in quotes"),
    # the parser
    "did not find expected <stream-start>": mark("it breaks the rules of YAML"),
    "did not find expected <document start>": _QUOTES,
    "found undefined tag handle": _TAG,
    "did not find expected node content": mark("a value is missing here, or it begins with a sign that needs quotes"),
    "did not find expected '-' indicator": mark(
        "the items of a list all begin with “- ” under one another; correct the indent of this line"
    ),
    "did not find expected key": mark(
        "a field is wanted here, indented like those above it; nothing more may stand after a closing quote"
    ),
    "did not find expected ',' or ']'": mark("a comma or the closing bracket “]” is missing"),
    "did not find expected ',' or '}'": mark("a comma or the closing bracket “}” is missing"),
    "found duplicate %YAML directive": _DIRECTIVE,
    "found incompatible YAML document": _DIRECTIVE,
    "found duplicate %TAG directive": _DIRECTIVE,
    # the reader, which is given sound UTF-8 below a limit of size
    "control characters are not allowed": _LETTER,
    "incomplete UTF-8 octet sequence": _LETTER,
    "invalid leading UTF-8 octet": _LETTER,
    "invalid trailing UTF-8 octet": _LETTER,
    "invalid length of a UTF-8 sequence": _LETTER,
    "invalid Unicode character": _LETTER,
}
