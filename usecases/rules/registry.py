"""Every rule by its code: which module holds it, and who asks it.

A static table, so that a run imports only what it needs; a test holds it equal to the folder.
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a run that finds nothing new needs no rule
    from usecases.rules.base import Rule

READER = (
    "uc001_syntax",
    "uc002_not_utf8",
    "uc003_duplicate_key",
    "uc004_anchor",
    "uc005_tag",
    "uc006_several_documents",
    "uc007_empty_file",
    "uc008_too_large",
    "uc009_too_deep",
    "uc010_not_a_mapping",
    "uc011_id_differs_from_file",
    "uc013_link_leaves_library",
    "uc014_unreadable",
    "uc015_unexpected_file",
    "uc016_unprintable",
    "uc017_key_not_text",
    "uc018_directive",
    "uc020_bad_measurement",
    "uc021_measured_twice",
    "uc090_silence_without_reason",
    "uc091_unused_silence",
    "uc092_silence_of_unknown_code",
    "uc099_rule_failed",
    "uc602_changed_since_approved",
    "uc603_documents_out_of_date",
)
"""Reported by the reader and the checker themselves."""

SCHEMA = (
    "uc101_unknown_field",
    "uc102_wrong_type",
    "uc103_missing_field",
    "uc104_not_one_of",
    "uc105_malformed",
    "uc106_empty",
    "uc107_too_long",
    "uc108_resume_and_end",
    "uc109_repeated",
)
"""Reported by the explanation of the schema's no."""

USE_CASE = (
    "uc201_unknown_role",
    "uc202_unknown_group",
    "uc203_unknown_indicator",
    "uc204_unknown_artefact",
    "uc206_unknown_step",
    "uc207_unknown_channel",
    "uc208_duplicate_step",
    "uc209_reserved_id",
    "uc210_not_a_system",
    "uc301_unreachable_step",
    "uc302_no_end_after_resume",
    "uc303_empty_branch_returns",
    "uc304_endless_loop",
    "uc305_same_condition",
    "uc308_alternative_fails",
    "uc309_nothing_to_carry_on",
    "uc310_repeat_forward",
    "uc311_split_any_order",
    "uc312_limit_backwards",
    "uc401_nobody_accountable",
    "uc402_cannot_answer",
    "uc403_only_asks_itself",
    "uc404_told_nowhere",
    "uc405_deadline_without_result",
    "uc406_result_without_form",
    "uc409_escalation_in_a_circle",
    "uc410_asked_about_own_work",
    "uc411_on_all_sides",
    "uc412_channel_out_of_reach",
    "uc413_doer_named_twice",
    "uc501_no_actor",
    "uc502_no_action",
    "uc503_no_condition",
    "uc504_no_ending",
    "uc505_no_place",
    "uc506_no_owner",
    "uc508_no_branches",
    "uc509_length",
    "uc510_unknown_deviation",
    "uc511_answered_twice",
    "uc512_little_thought_of",
    "uc601_review_due",
    "uc701_work_exceeds_deadline",
    "uc702_limit_too_short",
    "uc703_deadline_before_its_turn",
    "uc705_deadlines_break_limit",
)
"""Look at one use case, with the shared files at hand."""

SHARED = (
    "uc201_unknown_role",
    "uc202_unknown_group",
    "uc203_unknown_indicator",
    "uc204_unknown_artefact",
    "uc207_unknown_channel",
    "uc212_duplicate_shared_id",
    "uc213_unknown_check",
    "uc214_own_stand_in",
    "uc408_stand_ins_in_a_circle",
    "uc704_impossible_calendar",
    "uc805_feeds_itself",
    "uc820_incomplete_group",
    "uc821_runs_and_trigger",
    "uc822_contradicting_thresholds",
    "uc823_same_lamp_twice",
    "uc824_incomplete_improvement",
)
"""Look at the shared files."""

LIBRARY = (
    "uc012_duplicate_id",
    "uc205_unknown_use_case",
    "uc211_unused_role",
    "uc306_includes_itself",
    "uc307_unhandled_failure",
    "uc407_no_stand_in",
    "uc801_never_needed",
    "uc802_never_given",
    "uc803_given_out_of_reach",
    "uc804_given_without_form",
    "uc806_feeds_nobody",
    "uc807_trigger_out_of_nowhere",
    "uc808_feeds_in_vain",
    "uc809_result_never_given",
    "uc810_systems_apart",
)
"""Look across the files of the library."""

NEEDS_ALL_FILES = frozenset(
    {"UC603", "UC211", "UC407", "UC801", "UC802", "UC803", "UC804", "UC806", "UC807", "UC808", "UC809", "UC810"}
)
"""Rules that say nothing unless every file was looked at."""

MODULES = {module[:5].upper(): module for module in sorted({*READER, *SCHEMA, *USE_CASE, *SHARED, *LIBRARY})}


@cache
def rule(code: str) -> "Rule":
    """The rule of a code; raises KeyError where there is none."""
    module = import_module(f"usecases.rules.{MODULES[code]}")
    found: type[Rule] = module.RULE
    return found()


@cache
def rules(stage: tuple[str, ...]) -> "tuple[Rule, ...]":
    """The rules of one of the stages above."""
    return tuple(rule(module[:5].upper()) for module in stage)


def code_of(word: str) -> str | None:
    """The code that a code or name stands for; `None` where there is no such rule."""
    if word in MODULES:
        return word
    name = word.replace("-", "_")
    return next((code for code, module in MODULES.items() if module[6:] == name), None)


def name_of(code: str) -> str:
    """The name of a rule, from its module's name: `unknown-role`."""
    return MODULES[code][6:].replace("_", "-")


def known_words() -> list[str]:
    """All codes and names."""
    return [*MODULES, *(name_of(code) for code in MODULES)]
