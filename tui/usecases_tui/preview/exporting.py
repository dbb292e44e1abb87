"""Exporting from the editor: which format, what, where to. It runs beside the editor, which shows how far it is."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from usecases_exporters import registry
from usecases_exporters.protocol import ExportError

from usecases.reading.folder import FileKind
from usecases_tui import settings
from usecases_tui.asking.ask import Answer, Ask
from usecases_tui.asking.choose import Choice, Choose, Chosen
from usecases_tui.preview.running import Exporting
from usecases_tui.words import _, ngettext

if TYPE_CHECKING:
    from usecases_tui.app import Editor

LAST_FOLDER = "export_folder"
"""The setting that keeps where the last export went."""
_WHOLE, _THIS = "whole", "this"


class Wanted(NamedTuple):
    """What shall be exported: a format and its options as on the command line, an id or the whole library, a folder."""

    form: str
    options: tuple[str, ...] = ()
    case_id: str | None = None
    folder: str = ""

    @property
    def arguments(self) -> tuple[str, ...]:
        """The arguments of `usecases export`, but for the library."""
        return self.form, *([self.case_id] if self.case_id else []), "-o", self.folder, *self.options


def export(editor: "Editor") -> None:
    """Ask for a format, then for the rest, and export."""

    def take(chosen: Chosen | None) -> None:
        if chosen is not None and chosen.values:
            form, *options = chosen.values[0].split(" ")
            _ask_what(editor, Wanted(form, tuple(options)))

    editor.push_screen(Choose(_("Export: which format?"), formats()), take)


def formats() -> list[Choice]:
    """The formats, with an entry more for each option that can be switched on."""
    choices: list[Choice] = []
    for name in registry.names():
        try:
            exporter = registry.exporter(name)
        except ExportError:  # of another program; it can't be chosen, and `usecases export` says why
            continue
        if exporter is None:
            continue
        choices.append(Choice(name, name, exporter.summary))
        switches = [option for option in exporter.options if isinstance(option.default, bool)]
        choices += [Choice(f"{name} --{option.name}", name, option.help) for option in switches]
    return choices


def _ask_what(editor: "Editor", wanted: Wanted) -> None:
    path = editor.spot.path if editor.spot is not None else None
    if path is None or editor.desk.session.files.kind(path) is not FileKind.USE_CASE:
        _ask_where(editor, wanted)
        return
    case_id = Path(path).stem

    def take(answer: str | None) -> None:
        if answer is not None:
            _ask_where(editor, wanted._replace(case_id=case_id if answer == _THIS else None))

    answers = [Answer(_THIS, _("This use case"), case_id), Answer(_WHOLE, _("The whole library"))]
    editor.push_screen(Ask(_("Export: what?"), [], answers), take)


def _ask_where(editor: "Editor", wanted: Wanted) -> None:
    proposed = str(editor.desk.root.resolve().parent / "build" / wanted.form)
    last = settings.read(settings.EDITOR).get(LAST_FOLDER)
    folders = dict.fromkeys([proposed, *([last] if isinstance(last, str) else [])])
    choices = [Choice(folder, folder, _("last time") if folder == last else "") for folder in folders]

    def take(chosen: Chosen | None) -> None:
        if chosen is None:
            return
        folder = chosen.new.strip() if chosen.new else next(iter(chosen.values), "")
        if folder:
            _ask_to_save(editor, wanted._replace(folder=str(Path(folder).expanduser().absolute())))

    title = _("Export: to which folder? Choose one, or type its path")
    editor.push_screen(Choose(title, choices, new=_("To the folder")), take)


def _ask_to_save(editor: "Editor", wanted: Wanted) -> None:
    """What is exported is what is on disk: so changes are saved first, if the user wants that."""
    count = len(editor.desk.session.unsaved())
    if not count:
        _run(editor, wanted)
        return

    def take(answer: str | None) -> None:
        if answer == "save":
            editor.action_save()
            if not editor.desk.session.unsaved():
                _run(editor, wanted)
        elif answer == "leave":
            _run(editor, wanted)

    words = ngettext("{count} file isn’t saved.", "{count} files aren’t saved.", count).format(count=count)
    answers = [
        Answer("save", _("Save, then export")),
        Answer("leave", _("Export what was saved last"), _("your changes stay here")),
    ]
    editor.push_screen(Ask(_("Export"), [words], answers), take)


def _run(editor: "Editor", wanted: Wanted) -> None:
    settings.keep(LAST_FOLDER, wanted.folder)
    editor.push_screen(Exporting(editor.desk.root, wanted.arguments), partial(_say_what_came_of_it, editor))


def _say_what_came_of_it(editor: "Editor", outcome: tuple[str, bool] | None) -> None:
    if outcome is not None:
        words, trouble = outcome
        editor.say(words, trouble=trouble)
