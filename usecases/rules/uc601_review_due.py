"""A use case is to be looked at again, soon or since some time.

Staff go on by the old procedure for as long as nobody looks whether it still fits. That is what `review_by` is for:
the day by which the use case is read again, with those who work by it. Thirty days before it a note reminds of it;
once it has passed, it is a warning. Look at it, mend what has changed, and set the day of the next review. Of a
retired use case nothing is said. `usecases check --today 2027-01-31` tells what will be due then.

Failing:

```yaml
id: call-back
title: Call back
review_by: 2020-01-31
```

Passing:

```yaml
id: call-back
title: Call back
review_by: 2999-12-31
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Hit, Rule, Subject


class ReviewDue(Rule):
    """A day of review that is near or has passed."""

    code = "UC601"
    severity = Severity.WARNING
    messages = {
        "": mark("By {day} this is to be looked at again. Read it with those who work by it, and set the next day."),
        "passed": mark(
            "This was to be looked at again by {day}. People may be working by an old procedure: read it with them, "
            "mend what has changed, and set the next day."
        ),
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Tell the day; whether it is near is for the day of the check to say (`usecases.checking.dated`)."""
        case = subject.case
        if case.review_by is not None and case.status != "retired":
            yield Hit(("review_by",), {"day": case.review_by})


RULE = ReviewDue
