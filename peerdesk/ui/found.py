"""Open what was found in the search box."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from peerdesk.ui import page_commands
from peerdesk.ui.desk import Desk
from peerdesk.ui.search import Target

if TYPE_CHECKING:
    from peerdesk.ui.shell import Shell

_PAGES: Final = {"student": "students", "pair": "buddies", "member": "team"}


def open_target(shell: "Shell", desk: Desk, target: Target) -> None:
    """Open a result, and remember that it was opened."""
    opening: dict[str, Callable[[], object]] = {
        "action": partial(shell.go_to, target.key),
        "place": partial(shell.go_to, target.key),
        "bench": partial(shell.go_to, "duty"),
        "day": partial(_open_day, shell, target.key),
        "print": partial(shell.open_preview, target.key),
        "command": partial(_do_command, shell, desk, target.key),
        "forget": partial(_forget, shell, desk),
    }
    record = partial(shell.go_to, _PAGES.get(target.kind, ""), target.key)
    opening.get(target.kind, record)()
    _remember(shell, desk, target)


def log_target(shell: "Shell", desk: Desk, target: Target) -> None:
    """Open a student or pair with the panel to log a session; anything else just opens."""
    from peerdesk.ui.kit.log_panel import LogPrefill  # noqa: PLC0415 - after the start

    open_target(shell, desk, target)
    if target.kind == "pair":
        shell.open_log(LogPrefill(match_id=target.key))
    elif target.kind in {"student", "member"}:
        shell.open_log(LogPrefill(student_id=target.key))


def _open_day(shell: "Shell", day: str) -> None:
    shell.go_to("sessions", date.fromisoformat(day))


def _do_command(shell: "Shell", desk: Desk, key: str) -> None:
    command = next((one for one in page_commands.list_commands(desk) if one.key == key), None)
    if command is not None:
        shell.go_to(command.place, command.record or None)
        if command.method:
            getattr(shell.page, command.method)()


def _remember(shell: "Shell", desk: Desk, target: Target) -> None:
    """Keep what was opened, if whoever works here has a list of it; days pass too quickly."""
    from peerdesk.services.finding import recents  # noqa: PLC0415 - after the start

    if target.kind not in {"forget", "day"} and desk.may(recents.note_opened):
        use_case = partial(recents.note_opened, kind=target.kind, key=target.key)
        desk.write(shell, use_case, shell.tr("Opened"))


def _forget(shell: "Shell", desk: Desk) -> None:
    from peerdesk.services.finding import recents  # noqa: PLC0415 - after the start

    said = shell.tr("What was opened last is forgotten.")
    tell = partial(shell.message.show_message, "info", said)
    desk.write(shell, recents.clear_opened, said, lambda _none: tell())
