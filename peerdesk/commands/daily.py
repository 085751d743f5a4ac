"""Commands of the daily work: match, rota, print."""

from argparse import Namespace

from peerdesk import clock
from peerdesk.commands.console import Console
from peerdesk.commands.vaults import opened
from peerdesk.enums import VaultRole
from peerdesk.i18n import translate
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
