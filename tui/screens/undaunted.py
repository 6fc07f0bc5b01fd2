"""What the casebook could not do is told on the screen, and the screens go on.

A server may be away for a minute while somebody works, a disk full, a file out of reach: any key
may meet it, and none may end the session with what is typed and where one is. Whoever knows better
what to say catches the error itself; this is for all the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message_pump import CallbackError, MessagePump

from engine.errors import GoujiError

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message


class Undaunted(MessagePump):
    """A screen, or the app, that outlives an error of the casebook."""

    async def _dispatch_message(self, message: Message) -> None:
        """Handle a message; tell what the casebook could not do, and be there for the next."""
        try:
            await super()._dispatch_message(message)
        except (GoujiError, CallbackError) as error:
            if not told(self.app, error):
                raise


def told(app: App[int], error: Exception) -> bool:
    """Tell an error of the casebook on the topmost full screen; False for any other error."""
    cause = error.__cause__ if isinstance(error, CallbackError) else error
    if not isinstance(cause, GoujiError):
        return False
    notices = (screen.query("#notice") for screen in reversed(app.screen_stack))
    for notice in (found.first() for found in notices if found):
        notice.say(cause.message, tone="error")
        return True
    return False
