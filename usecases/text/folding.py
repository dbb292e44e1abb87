"""Texts as a search compares them: no capitals, no diacritics, no endings."""

from unicodedata import normalize

# One replacement after another: `str.translate` takes ten times as long, decomposing twice.
_LETTERS = tuple(
    (letter, plain)
    for plain, letters in {
        "е": "ё", "a": "ąáàâäãå", "c": "ćčç", "d": "ďđ", "e": "ęéèêëě", "i": "íìîï", "l": "łľ",
        "n": "ńňñ", "o": "óòôöőõø", "r": "ř", "s": "śšş", "t": "ť", "u": "úùûüűů", "y": "ýÿ", "z": "źżž",
        "'": "’ʼ", "-": "‐‑",
    }.items()
    for letter in letters
)  # fmt: skip
_UNSEEN = (("\u0301", ""), ("\u00ad", ""))
"""Stress marks, which stay apart from Russian letters even in composed texts, and soft hyphens."""

_SHORTEST_STEM = 4
_RUSSIAN = (
    "иями ями ами ого его ому ему ыми ими ией ых их ый ий ой ая яя ое ее ые ие ую юю ам ям ах ях ов ев ей ом ем "
    "ть ся а я о е ы и у ю ь й"
)
_POLISH = "iami iom iem ia iu ami ach ego emu ymi imi ych ich owi ow om ej em ie y i a e o u"
_ENGLISH = "ing ed es s"
_ENDINGS = sorted(f"{_RUSSIAN} {_POLISH} {_ENGLISH}".split(), key=len, reverse=True)


def folded(text: str) -> str:
    """The text in small letters, without diacritics (ё as е, ł as l); й stays a letter of its own."""
    if text.isascii():
        return text.lower()
    text = normalize("NFC", text).lower()
    for letter, plain in (*_LETTERS, *_UNSEEN):
        text = text.replace(letter, plain)
    return text


def stem(word: str) -> str:
    """A folded word without its ending, where enough is left of it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
