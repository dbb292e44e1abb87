"""Words for the values of the format's fields: `approved` is in force, `negative` is a kind of branch.

The one table for all who show such a value or let somebody choose one.
"""

from collections.abc import Mapping, Sequence

from usecases.languages.catalogue import _, mark

STATUSES = {
    "draft": mark("draft"),
    "review": mark("under review"),
    "approved": mark("in force"),
    "retired": mark("withdrawn"),
}
LEVELS = {
    "summary": mark("summary"),
    "user-goal": mark("user goal"),
    "subfunction": mark("subfunction"),
}
KINDS = {
    "alternative": mark("alternative"),
    "negative": mark("negative"),
}
ENDS = {
    "success": mark("the end: the goal is reached"),
    "failure": mark("the end: the goal isn't reached"),
    "other": mark("the end"),
}
LANGUAGE_NAMES = {"ru": mark("Russian"), "pl": mark("Polish"), "en": mark("English")}
ACTIVITIES = {
    "request": mark("requesting"),
    "provide": mark("providing"),
    "receive": mark("receiving"),
    "check": mark("checking"),
    "decide": mark("deciding"),
    "agree": mark("agreeing"),
    "make": mark("making"),
    "record": mark("recording"),
    "send": mark("sending"),
    "deliver": mark("delivering"),
    "pay": mark("paying"),
    "accept": mark("accepting"),
    "inform": mark("informing"),
    "wait": mark("waiting"),
}
LIKELIHOODS = {"rare": mark("rare"), "sometimes": mark("sometimes"), "often": mark("often")}
IMPACTS = {"low": mark("low"), "medium": mark("medium"), "high": mark("high")}
ROLE_KINDS = {
    "person": mark("person or post"),
    "team": mark("team"),
    "system": mark("information system"),
    "customer": mark("customer"),
    "supplier": mark("supplier"),
    "partner": mark("business partner"),
    "authority": mark("public authority"),
}
OBJECTS = {
    "goods": mark("goods and parts"),
    "documents": mark("papers"),
    "money": mark("money and prices"),
    "data": mark("data and addresses"),
    "appointments": mark("appointments and dates"),
    "visits": mark("somebody comes"),
    "devices": mark("equipment"),
    "places": mark("rooms and sites"),
}
MARKS = {
    "deadline": mark("a deadline"),
    "channel": mark("a channel"),
    "system": mark("an information system"),
    "gives": mark("something handed over"),
    "needs": mark("something needed"),
    "condition": mark("a condition"),
    "loop": mark("a loop"),
    "taken-over": mark("somebody else before"),
    "hand-over": mark("somebody else next"),
    "outside": mark("somebody outside the company"),
    "alone": mark("one person without a stand-in"),
    "several": mark("one of several roles"),
    "first": mark("first step"),
    "last": mark("last step"),
    "in-person": mark("not merely on the telephone"),
    "from-afar": mark("not in a meeting"),
}
GUIDE_WORDS = {
    "no": mark("nothing (no)"),
    "more": mark("too much (more)"),
    "less": mark("too little (less)"),
    "as-well-as": mark("something besides (as well as)"),
    "part-of": mark("only a part (part of)"),
    "reverse": mark("the opposite (reverse)"),
    "other-than": mark("something else (other than)"),
    "early": mark("too early (early)"),
    "late": mark("too late (late)"),
    "before": mark("ahead of its turn (before)"),
    "after": mark("out of turn, later (after)"),
}
SIDES = {"internal": mark("inside the company"), "external": mark("outside the company")}
CUSTOMER_TYPES = {
    "loyal": mark("loyal"),
    "impulsive": mark("impulsive"),
    "specialised": mark("specialised"),
    "necessity": mark("by necessity"),
    "business": mark("business"),
    "executive": mark("executive"),
    "operational": mark("operational"),
}
BETTER = {"higher": mark("the higher, the better"), "lower": mark("the lower, the better")}
FACING = {
    "external": mark("customers and suppliers"),
    "internal": mark("people inside the company"),
}
BLOCKERS = {
    "safety": mark("safety"),
    "law": mark("the law"),
    "invoicing": mark("invoicing"),
    "outage": mark("an outage"),
}
RUNS = {"constant": mark("all the time"), "triggered": mark("when something arrives")}
WEEKDAYS = {
    "mon": mark("Monday"),
    "tue": mark("Tuesday"),
    "wed": mark("Wednesday"),
    "thu": mark("Thursday"),
    "fri": mark("Friday"),
    "sat": mark("Saturday"),
    "sun": mark("Sunday"),
}
SEVERITIES = {
    "error": mark("error"),
    "warning": mark("warning"),
    "info": mark("note"),
    "ignore": mark("not reported"),
}
YES_NO = {True: mark("yes"), False: mark("no")}
PLACES = {
    "any": mark("any step"),
    "trigger": mark("the start of the process"),
    "interrupted": mark("carry on where it was left"),
}
"""The words that may stand where the id of a step or branch may."""

_BY_FIELD: Mapping[str, Mapping[str, str]] = {
    "status": STATUSES,
    "level": LEVELS,
    "branches.kind": KINDS,
    "deviations.kind": KINDS,
    "roles.kind": ROLE_KINDS,
    "end": ENDS,
    "language": LANGUAGE_NAMES,
    "activity": ACTIVITIES,
    "activities": ACTIVITIES,
    "actors": ROLE_KINDS,
    "with": ROLE_KINDS,
    "objects": OBJECTS,
    "applies.step": MARKS,
    "guide_word": GUIDE_WORDS,
    "likelihood": LIKELIHOODS,
    "impact": IMPACTS,
    "side": SIDES,
    "customer_type": CUSTOMER_TYPES,
    "better": BETTER,
    "runs": RUNS,
    "facing": FACING,
    "blocker": BLOCKERS,
    "workdays": WEEKDAYS,
    "checks": SEVERITIES,
}


def value_title(names: Sequence[str], value: str) -> str:
    """What people call a value of a field, in the reader's language; the value itself where nobody calls it anything.

    `names` lead to the field, as for `usecases.languages.labels.label`: `("branches", "late", "kind")`.
    """
    for end in range(len(names), 0, -1):  # severities stand below names of checks
        *above, last = names[:end]
        for key in (*(f"{holder}.{last}" for holder in reversed(above)), last):
            if value in _BY_FIELD.get(key, ()):
                return _(_BY_FIELD[key][value])
    return value
