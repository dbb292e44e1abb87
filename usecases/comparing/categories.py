"""What a change of a field is about."""

from typing import Any

from usecases.comparing.statement import Category

_OF_FIELDS = {
    Category.TIME: ("within", "work", "wait", "after", "limits", "frequency", "calendar", "kept", "likelihoods"),
    Category.RESPONSIBILITY: (
        *("actor", "responsible", "accountable", "consulted", "informed", "owner", "customer", "primary_actor"),
        *("stakeholders", "duties", "stand_ins", "signed_by"),
    ),
    Category.WORDING: (
        *("id", "title", "notes", "stage", "tags", "terms", "links", "language"),
        *("document", "documents", "approved", "review_by"),
    ),
}


def category_of(names: tuple[str, ...], old: Any, new: Any) -> Category:
    """The category of a field's change, from the field and from how far its texts differ."""
    for category, fields in _OF_FIELDS.items():
        if not set(fields).isdisjoint(names):
            return category
    texts = isinstance(old, str) and isinstance(new, str)
    # Other blanks, points and capital letters: nobody does anything in another way for them.
    return Category.WORDING if texts and _bare(old) == _bare(new) != "" else Category.MEANING


def _bare(text: str) -> str:
    return "".join(one for one in text.casefold().replace("ё", "е") if one.isalnum())
