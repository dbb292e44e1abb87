"""What people call the fields of the files: `within` is the deadline, `accountable` is who answers for the result.

A label is a word to put before a value, in small letters; it says enough where it stands alone, without the name of
the mapping around it.
"""

from collections.abc import Mapping, Sequence

from usecases.languages.catalogue import _, mark
from usecases.model.words import LANGUAGES

LABELS: Mapping[str, str] = {
    # a use case
    "id": mark("id"),
    "title": mark("title"),
    "language": mark("language"),
    "group": mark("process group"),
    "level": mark("goal level"),
    "scope": mark("scope"),
    "status": mark("status"),
    "approved": mark("approval"),
    "approved.by": mark("approved by"),
    "approved.on": mark("day of the approval"),
    "approved.digest": mark("digest of what was approved"),
    "document": mark("document details"),
    "document.number": mark("document number"),
    "document.edition": mark("version of the document"),
    "document.date": mark("date of the version"),
    "document.effective": mark("in force from"),
    "document.approved_by": mark("document approved by"),
    "goal": mark("goal"),
    "primary_actor": mark("primary actor"),
    "customer": mark("customer of the process"),
    "owner": mark("owner"),
    "trigger": mark("trigger"),
    "preconditions": mark("preconditions"),
    "stakeholders": mark("stakeholders"),
    "stakeholders.role": mark("role"),
    "stakeholders.interest": mark("interest"),
    "guarantees": mark("guarantees"),
    "guarantees.success": mark("guarantee on success"),
    "guarantees.failure": mark("guarantee on failure"),
    "guarantees.minimal": mark("guarantee in any case"),
    "frequency": mark("frequency"),
    "value_added": mark("value added by a run"),
    "limits": mark("deadlines of the process"),
    "limits.from": mark("from the start of step"),
    "limits.to": mark("to the end of step"),
    "steps": mark("steps"),
    "branches": mark("branches"),
    "considered": mark("considered deviations"),
    "considered.because": mark("reason"),
    "rules": mark("rules"),
    "rules.text": mark("text"),
    "open_points": mark("open points"),
    "open_points.text": mark("text"),
    "terms": mark("terms"),
    "terms.term": mark("term"),
    "terms.meaning": mark("what it means"),
    "tags": mark("tags"),
    "review_by": mark("next review"),
    # a step
    "actor": mark("actor"),
    "responsible": mark("also doing the work"),
    "accountable": mark("answering for the result"),
    "consulted": mark("asked before"),
    "informed": mark("told after"),
    "action": mark("action"),
    "activity": mark("kind of act"),
    "how": mark("how"),
    "result": mark("result"),
    "form": mark("form"),
    "channel": mark("channel"),
    "notes": mark("notes"),
    "within": mark("deadline"),
    "within.time": mark("length of the deadline"),
    "within.from": mark("deadline counted from"),
    "within.when": mark("urgency"),
    "work": mark("effort"),
    "wait": mark("waiting before the step"),
    "if": mark("only if"),
    "repeat": mark("loop"),
    "repeat.from": mark("loop back to step"),
    "repeat.until": mark("loop until"),
    "repeat.each": mark("loop for each"),
    "any_order": mark("in any order"),
    "stage": mark("stage"),
    "variants": mark("other ways"),
    "gives": mark("handed over"),
    "needs": mark("needs"),
    "use_case": mark("included use case"),
    "systems": mark("systems used"),
    "kpis": mark("indicators"),
    "basis": mark("basis"),
    "links": mark("links"),
    # a branch
    "kind": mark("kind"),
    "at": mark("at step"),
    "when": mark("condition"),
    "after": mark("after"),
    "instead": mark("instead of the step"),
    "likelihood": mark("likelihood"),
    "impact": mark("impact"),
    "deviation": mark("deviation"),
    "resume": mark("step to go on with"),
    "end": mark("end"),
    "outcome": mark("outcome"),
    # the shared files
    "calendar": mark("working calendar"),
    "calendar.workdays": mark("working days"),
    "calendar.hours": mark("working hours"),
    "calendar.holidays": mark("holidays"),
    "currency": mark("currency"),
    "likelihoods": mark("likelihoods"),
    "likelihoods.often": mark("how likely “often” is"),
    "likelihoods.sometimes": mark("how likely “sometimes” is"),
    "likelihoods.rare": mark("how likely “rarely” is"),
    "channels": mark("channels"),
    "documents": mark("documents"),
    "documents.format": mark("format of the documents"),
    "documents.folder": mark("folder of the documents"),
    "checks": mark("checks"),
    "roles": mark("roles"),
    "side": mark("side"),
    "customer_type": mark("type of customer"),
    "stand_ins": mark("stand-ins"),
    "duties": mark("duties"),
    "hourly_cost": mark("cost of an hour"),
    "artefacts": mark("artefacts"),
    "template": mark("template"),
    "kept": mark("kept for"),
    "fields": mark("contents"),
    "signed_by": mark("signed by"),
    "unit": mark("unit"),
    "better": mark("which values are better"),
    "green": mark("green zone"),
    "amber": mark("amber zone"),
    "baseline": mark("value before the change"),
    "target": mark("target"),
    "groups": mark("process groups"),
    "runs": mark("how it runs"),
    "feeds": mark("groups that it feeds"),
    "lamps": mark("lamps"),
    "lamps.start": mark("lamp at the start"),
    "lamps.middle": mark("lamp in the middle"),
    "lamps.end": mark("lamp at the end"),
    "kpi": mark("indicator"),
    "improvements": mark("improvements"),
    "begins": mark("first day of the plan"),
    "facing": mark("who feels it"),
    "weeks": mark("weeks of work"),
    "expected": mark("expected value"),
    "blocker": mark("why it can't wait"),
    "deviations": mark("deviations"),
    "family": mark("family of questions"),
    "guide_word": mark("guide word"),
    "applies": mark("where it applies"),
    "actors": mark("kinds of actor"),
    "activities": mark("kinds of act"),
    "with": mark("other party"),
    "objects": mark("what it is about"),
    "applies.step": mark("what the step has"),
    "question": mark("question"),
    "response": mark("suggested response"),
    "signs": mark("signs"),
}
"""The labels by the fields' names, with the name of the mapping or list that holds them where that matters."""

_IN_LANGUAGE = {"ru": mark("in Russian"), "pl": mark("in Polish"), "en": mark("in English")}


def label(names: Sequence[str]) -> str:
    """What people call a field, in the reader's language.

    `names` lead to the field: `("within",)`, `("steps", "within")`, `("title", "ru")`; ids of items and positions may
    stand between them. What is no field of the format, such as the position of an item, stays as it is, in brackets
    after the label of what holds it. There must be a name.
    """
    *above, last = names
    if above and last in LANGUAGES:
        return f"{label(above)} {_(_IN_LANGUAGE[last])}"
    for holder in reversed(above):
        if (found := LABELS.get(f"{holder}.{last}")) is not None:
            return _(found)
    if last in LABELS:
        return _(LABELS[last])
    return f"{label(above)} ({last})" if above else last
