"""A screen above the editor, that ends once."""

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, ScreenResultType


class Modal(ModalScreen[ScreenResultType]):
    """Something that wants an answer before anything else goes on.

    A key that is held down or pressed twice comes to it after it was answered, too. Textual would then close what is
    below it, or end in an error where that is the editor itself. A key that comes before all of it is there closes it
    when it is.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close it with a result, unless it is closed already."""
        stack = self.app.screen_stack
        if not stack or stack[-1] is not self:
            return AwaitComplete()
        if not self.is_mounted:
            self.call_later(self._dismiss, result)
            return AwaitComplete()
        return super().dismiss(result)

    def _dismiss(self, result: ScreenResultType | None) -> None:
        self.dismiss(result)  # what it returns can't be waited for here
