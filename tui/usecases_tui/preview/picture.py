"""The real diagram of a use case, drawn by its exporter from what the session holds, in the system's viewer."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from usecases_exporters.protocol import ExportError, Request

from usecases.editing.command import Refused
from usecases.languages.reasons import reason_words
from usecases.library import Library
from usecases_tui.unsaved_library import case_in, library_around
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


def open_picture(editor: "Editor", path: str, form: str, *, lanes: bool = False) -> None:
    """Draw the use case in a file as `svg` or `png` and open it; what goes wrong is said.

    It is drawn beside the editor, which goes on meanwhile.
    """
    try:
        library = library_around(editor.desk.session.files, path)
    except Refused as refused:
        editor.say(refused.message.said(), trouble=True)
        return
    if case_in(library, path) is None:
        editor.say(_("The diagram can be drawn when the errors in this file are mended."), trouble=True)
        return
    editor.say(_("The diagram is being drawn…"))

    def work() -> None:
        try:
            file = write_picture(library, path, form, lanes=lanes)
        except ExportError as error:
            editor.call_from_thread(editor.say, error.reason, trouble=True)
        except OSError as error:
            words = _("The diagram can’t be written: {reason}.").format(reason=reason_words(error))
            editor.call_from_thread(editor.say, words, trouble=True)
        else:
            words = _("The diagram was opened: {file}") if open_file(file) else _("The diagram is here: {file}")
            editor.call_from_thread(editor.say, words.format(file=file))

    editor.run_worker(work, thread=True, exclusive=True, group="picture")


def write_picture(library: Library, path: str, form: str, *, lanes: bool = False) -> Path:
    """Write the diagram of the use case in a file of a library to a private folder; raises ExportError and OSError."""
    from usecases_exporters.diagram.exporters import LANES, PngExporter, SvgExporter

    exporter = {"svg": SvgExporter, "png": PngExporter}[form]()
    case = case_in(library, path)
    assert case is not None
    request = Request(library, (case,), options={LANES: lanes})
    (made,) = exporter.make(exporter.jobs(request), request)
    (picture,) = made.contents
    file = _folder() / made.job.paths[0]
    file.write_bytes(picture)
    return file


@cache
def _folder() -> Path:
    """One folder for all pictures of this run, that nobody else can look into. The system clears it away."""
    return Path(tempfile.mkdtemp(prefix="usecases-"))


def open_file(file: Path) -> bool:
    """Show a file in the program that the system has for it; `False` where there is no screen to show it on."""
    return _open(str(file))


def open_address(address: str) -> bool:
    """Show a page of the web in the browser; `False` for other addresses, and where there is no screen."""
    return address.startswith(("https://", "http://")) and _open(address)


def _open(what: str) -> bool:
    if sys.platform == "win32":
        os.startfile(what)  # noqa: S606 - the system's own way, of a file that we have just written, or of a web page
        return True
    viewer = viewer_for(sys.platform, os.environ)
    if viewer is None:
        return False
    # What the viewer has to say must not come to this terminal, and it lives on when the editor ends.
    subprocess.Popen(
        [viewer, what],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True


def viewer_for(platform: str, environment: Mapping[str, str]) -> str | None:
    """The program that opens files, where it is there and there is a screen before the person who asks."""
    if platform == "darwin":
        return None if "SSH_CONNECTION" in environment else shutil.which("open")
    has_screen = any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return shutil.which("xdg-open") if has_screen else None
