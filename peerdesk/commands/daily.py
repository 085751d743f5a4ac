"""Commands of the daily work: match and rota."""

from argparse import Namespace
from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy.orm import Session

from peerdesk import clock
from peerdesk.commands.console import Console
from peerdesk.commands.vaults import opened
from peerdesk.enums import VaultRole
from peerdesk.i18n import translate
from peerdesk.services.day_words import short_date
from peerdesk.services.duty import Filled, Place, duty_week, fill_week
from peerdesk.services.match_board import accept_proposals, propose_matches
from peerdesk.services.match_draft import BoardRow, draft_board
from peerdesk.services.store import Store


def match(options: Namespace, console: Console) -> int:
    """Find a helper for every waiting buddy; with --accept make pairs of the draft."""
    today = clock.today()
    with opened(options, VaultRole.SCHOOL) as vault:
        console.progress(translate("Commands", "Matching ..."))
        label = translate("Matching", "Matched new students")
        vault.store.write(lambda session: propose_matches(session, today), label)
        board = vault.store.read(lambda session: draft_board(session, today))
        console.end_progress()
        if options.accept and board is not None and board.ready:
            _accept(vault.store, console)
    rows = board.rows if board is not None else ()
    console.show(board_json(rows))
    for row in rows:
        console.say(_line(row))
    if board is None or not board.rows:
        console.say(translate("Commands", "Nobody waits for a helper."))
    return 0


def _accept(store: Store, console: Console) -> None:
    label = translate("Matching", "Accepted the draft")
    accepted = store.write(lambda session: accept_proposals(session, clock.today()), label).value
    console.say(translate("Commands", "{count} pairs made.").format(count=len(accepted.match_ids)))


def board_json(rows: tuple[BoardRow, ...]) -> dict[str, list[dict[str, object]]]:
    """Return a draft as the command line gives it to other programs: ids and reasons."""
    return {
        "pairs": [
            {"mentor": row.helper.id, "mentee": row.buddy.id, "reasons": list(row.why)}
            for row in rows
            if row.helper is not None
        ],
        "unmatched": [
            {"student": row.buddy.id, "reason": row.reasons} for row in rows if row.helper is None
        ],
    }


def _line(row: BoardRow) -> str:
    if row.helper is None:
        return f"{row.buddy.full_name}: {row.reasons}"
    return f"{row.helper.full_name} + {row.buddy.full_name}: {row.reasons}"


def rota(options: Namespace, console: Console) -> int:
    """Fill a week of bench duty."""
    with opened(options, VaultRole.SCHOOL) as vault:
        console.progress(translate("Commands", "Filling the week ..."))
        filled = fill(vault.store, options.week, clock.today())
        slots = vault.store.read(lambda session: slot_names(session, options.week))
        console.end_progress()
    console.show(rota_json(filled, slots))
    console.say(
        translate("Commands", "{count} duties, {added} of them new. {fairness}").format(
            count=len(filled.assignments), added=filled.added, fairness=filled.fairness
        )
    )
    for place in filled.unfilled:
        console.say(f"{place.label}: {place.reason}")
    for warning in filled.warnings:
        console.say(warning)
    return 0


def fill(store: Store, week: date, today: date) -> Filled:
    """Fill the week; of this week only the days that are left, of a past week every day."""
    is_past = week - timedelta(days=week.weekday()) + timedelta(days=6) < today
    start = week - timedelta(days=week.weekday()) if is_past else today
    label = translate("Duty", "Filled the week of {day}").format(day=short_date(week))
    return store.write(lambda session: fill_week(session, week, start), label).value


def slot_names(session: Session, week: date) -> dict[tuple[str, str], str]:
    """Return "A 10:10" by recess and bench id: the bench's mark and the time of the recess."""
    rows = duty_week(session, week, week).rows
    return {
        (row.recess.id, row.bench.id): f"{row.bench.mark} {row.recess.starts_at:%H:%M}"
        for row in rows
    }


def rota_json(filled: Filled, slots: Mapping[tuple[str, str], str]) -> dict[str, object]:
    """Return a filled week as the command line gives it to other programs."""

    def where(place: Place) -> dict[str, object]:
        slot = slots.get((place.recess_id, place.bench_id), place.key)
        return {"date": place.day.isoformat(), "slot": slot}

    return {
        "assignments": [
            where(place) | {"student": student_id} for place, student_id in filled.assignments
        ],
        "proven_optimal": filled.proven_optimal,
        "unfilled": [
            where(one.place) | {"missing": one.missing, "reason": one.reason}
            for one in filled.unfilled
        ],
    }
