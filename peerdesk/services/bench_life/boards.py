"""Clipboards and recess sheets on paper: the code of each, to key it back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.bench_life import BenchBoard
from peerdesk.models.stamping import stamp_of
from peerdesk.services.calendar.records import found
from peerdesk.services.prints.sheet_codes import new_code, parse_code
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A clipboard or a recess sheet that is out.

    Attributes:
        recess_on: The day of a recess sheet; None for a clipboard.
    """

    id: str
    code: str
    monday: date
    recess_on: date | None = None


def fresh_code(session: Session) -> str:
    """Return a code that no sheet carries yet; nothing is stored."""
    known = set(session.scalars(select(BenchBoard.code)))
    while (code := new_code()) in known:
        pass
    return code


def store_board(
    session: Session, code: str, monday: date, today: date, recess_on: date | None = None
) -> bool:
    """Remember a printed clipboard, or a recess sheet; return False if it is known already."""
    if session.scalar(select(BenchBoard.id).where(BenchBoard.code == code)) is not None:
        return False
    session.add(
        BenchBoard(
            school_id=own_school_id(session),
            code=code,
            monday=monday,
            recess_on=recess_on,
            printed_on=today,
        )
    )
    return True


def find_board(session: Session, typed: str) -> BoardRow:
    """Return the clipboard or recess sheet whose code was typed.

    Raises:
        InvalidValueError: If it is mistyped, or no sheet of this school.
    """
    board = session.scalars(select(BenchBoard).where(BenchBoard.code == parse_code(typed))).first()
    if board is None or board.monday is None:
        sentence = translate(
            "BenchLife",
            "No clipboard or recess sheet with this code was printed here. Look at the code, or "
            "choose the week.",
        )
        raise InvalidValueError("sheet_code", sentence)
    return BoardRow(board.id, board.code, board.monday, board.recess_on)


def list_boards(session: Session) -> list[BoardRow]:
    """Return the clipboards and recess sheets that are out, the oldest week first."""
    query = select(BenchBoard).where(
        BenchBoard.school_id == own_school_id(session),
        BenchBoard.returned_on.is_(None),
        BenchBoard.monday.is_not(None),
    )
    boards = session.scalars(query.order_by(BenchBoard.monday, BenchBoard.id))
    return [
        BoardRow(board.id, board.code, board.monday, board.recess_on)
        for board in boards
        if board.monday
    ]


def put_board_aside(session: Session, board_id: str) -> None:
    """Forget a clipboard or recess sheet that will not come back.

    Raises:
        NotFoundError: If there is none.
    """
    found(session, BenchBoard, board_id).deleted_at = stamp_of(session).now()


def return_boards(session: Session, monday: date, today: date) -> int:
    """Say that the clipboards of a week are keyed in; return how many."""
    return _return(session, today, BenchBoard.monday == monday, BenchBoard.recess_on.is_(None))


def return_recess_sheets(session: Session, day: date, today: date) -> int:
    """Say that the recess sheets of a day are keyed in; return how many."""
    return _return(session, today, BenchBoard.recess_on == day)


def _return(session: Session, today: date, *which: ColumnElement[bool]) -> int:
    query = select(BenchBoard).where(
        BenchBoard.school_id == own_school_id(session), BenchBoard.returned_on.is_(None), *which
    )
    boards = list(session.scalars(query))
    for board in boards:
        board.returned_on = today
    return len(boards)
