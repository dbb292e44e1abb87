"""Words for the values of the file format's fields, as the command line shows them."""

from usecases.languages.catalogue import mark

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
