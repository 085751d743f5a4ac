"""Pairs and printed forms for tests of the session log."""

from datetime import timedelta
from functools import partial

from support import TODAY, add_students

from peerdesk.enums import Grade, ProgramKind
from peerdesk.models.matches import Match
from peerdesk.services.prints import forms
from peerdesk.services.session_logs import sheets
from peerdesk.services.vaults import own_school_id, programs_by_kind


def add_pairs(store, count):
    """Add `count` active pairs, numbers from 1; return their ids."""
    ids = add_students(store, 2 * count, grades=(Grade.G05, Grade.G02))

    def use_case(session):
        program = programs_by_kind(session)[ProgramKind.PEER_MENTORING]
        matches = [
            Match(
                school_id=own_school_id(session),
                program_id=program,
                mentor_id=ids[2 * place],
                mentee_id=ids[2 * place + 1],
                number=place + 1,
                started_on=TODAY - timedelta(days=30),
            )
            for place in range(count)
        ]
        session.add_all(matches)
        session.flush()
        return [match.id for match in matches]

    return store.write(use_case, "Paired").value


def print_forms(store, *, blanks=0, today=TODAY, match_ids=None):
    """Print session forms as one run; return the codes in the order of the stack."""

    def use_case(session):
        slips = forms.list_slips(session, match_ids, blanks=blanks)
        codes = forms.fresh_codes(session, len(slips))
        forms.store_codes(session, slips, codes, today)
        return codes

    return store.write(use_case, "Printed").value


def rows_of(store, run=0):
    """Return the sheets of a run, the newest being 0."""
    run_id = store.read(sheets.list_runs)[run].id
    return store.read(partial(sheets.sheets_of, run_id=run_id, today=TODAY))
