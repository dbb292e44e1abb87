"""A screen above the editor, that ends once."""

from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType

from usecases_tui.sheet.harmless import harmless


def plain(words: str) -> Content:
    """Words for the title of a frame, whatever a user has written in them."""
    return Content(harmless(words))


class Modal(ModalScreen[ScreenResultType]):
    """Something that wants an answer before anything else goes on.

    A key that is held down or pressed twice comes to it after it was answered, too. Textual would then close what is
    below it, or end in an error where that is the editor itself. A key that comes before all of it is there
    does nothing.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close it with a result, unless it is closed already."""
        stack = self.app.screen_stack
        if not stack or stack[-1] is not self:
            return AwaitComplete()
        return super().dismiss(result)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done before all of it is there."""
        return super().check_action(action, parameters) if self.is_mounted else False
