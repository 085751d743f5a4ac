"""Who reads a concern, and what never leaves the school."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pyrage
import pytest
from bundle_support import invite, make_district, make_place
from care_support import (
    SECRET,
    TELLER,
    add_partner,
    do,
    entry_for,
    opened_by,
    record,
    referral_to,
    referred,
)
from support import NOW, TODAY, add_students

from peerdesk.enums import ConcernOutcome, ConcernSource, ConcernStatus, Share, StepKind
from peerdesk.errors import NotAllowedError
from peerdesk.models.database import synced_models
from peerdesk.services import actions
from peerdesk.services.binned import bring_back, list_bin
from peerdesk.services.concerns import pathway, protocol, referrals
from peerdesk.services.concerns.counts import count_concerns
from peerdesk.services.concerns.lists import (
    concern_detail,
    concerns_about,
    list_concerns,
    name_of,
)
from peerdesk.services.concerns.partners import list_partners
from peerdesk.services.concerns.pathway import StepEntry
from peerdesk.services.concerns.reading import note_read
from peerdesk.services.concerns.record import bin_concern, edit_concern, entry_of, record_concern
from peerdesk.services.history import HistoryFilter, list_history, record_changes, why_not_undo
from peerdesk.sync import identity, scope

READER = Path(__file__).parents[3] / "installer" / "read_bundle.py"
OTHERS = ("assistant", "substitute")
PRIVATE = (SECRET, TELLER, "Ms. Lee", "J. Hill", "No. 4471", "Waiting until January")


@pytest.mark.parametrize("role", OTHERS)
def test_others_record_and_read_back_their_own(store, role):
    other = opened_by(store, role)

    concern_id = record(other, store.students[0])

    assert other.read(partial(concern_detail, concern_id=concern_id)).facts == SECRET
    assert [row.id for row in other.read(list_concerns)] == [concern_id]
    assert len(other.read(partial(concerns_about, student_id=store.students[0]))) == 1


@pytest.mark.parametrize("role", OTHERS)
@pytest.mark.parametrize("read", [concern_detail, entry_of, name_of])
def test_others_read_nothing_of_what_somebody_else_recorded(store, role, read):
    concern_id = record(store, store.students[0])
    other = opened_by(store, role)

    with pytest.raises(NotAllowedError):
        other.read(partial(read, concern_id=concern_id))
    assert other.read(list_concerns) == []
    assert other.read(partial(concerns_about, student_id=store.students[0])) == []


@pytest.mark.parametrize("role", OTHERS)
def test_others_change_only_their_own(store, role):
    concern_id = record(store, store.students[0])
    other = opened_by(store, role)
    own_id = record(other, store.students[1])
    entry = entry_for(store.students[1], facts="He said so twice")

    do(other, edit_concern, concern_id=own_id, entry=entry)
    with pytest.raises(NotAllowedError):
        do(other, edit_concern, concern_id=concern_id, entry=entry)

    assert store.read(partial(entry_of, concern_id=own_id)).facts == "He said so twice"


@pytest.mark.parametrize("role", [*OTHERS, "principal"])
def test_what_follows_is_the_counselors(store, role):
    concern_id, referral_id = referred(store, store.students[0])
    other = opened_by(store, role)
    step = StepEntry(StepKind.NOTE, NOW, fact="x")
    partner_id = store.read(list_partners)[0].id

    for use_case in (
        partial(pathway.add_step, concern_id=concern_id, entry=step),
        partial(pathway.close_concern, concern_id=concern_id, outcome=ConcernOutcome.SETTLED),
        partial(pathway.reopen_concern, concern_id=concern_id),
        partial(referrals.refer, concern_id=concern_id, entry=referral_to(partner_id)),
        partial(referrals.log_reply, referral_id=referral_id, entry=None),
        partial(protocol.set_danger_card, steps="", phones=""),
    ):
        with pytest.raises(NotAllowedError):
            other.write(use_case, "Did")
    with pytest.raises(NotAllowedError):
        other.read(list_partners)


def test_principal_gets_numbers_only(store):
    concern_id, _referral_id = referred(store, store.students[0])
    principal = opened_by(store, "principal")

    counts = principal.read(partial(count_concerns, first=TODAY, last=TODAY))

    assert counts.by_source[ConcernSource.PEER] == 1
    assert counts.by_status[ConcernStatus.WAITING] == 1
    assert (counts.referrals, counts.replies) == (1, 0)
    for read in (list_concerns, partial(concern_detail, concern_id=concern_id)):
        with pytest.raises(NotAllowedError):
            principal.read(read)
    with pytest.raises(NotAllowedError):
        principal.write(partial(record_concern, entry=entry_for(store.students[0])), "Recorded")


def test_no_column_of_care_travels_at_any_level():
    tables = {"concern", "concern_step", "referral", "partner", "private_note"}
    levels = {share for table, _column, share in scope.list_columns() if table in tables}

    assert levels == {None}
    for share in Share:
        assert tables.isdisjoint(table.name for table in scope.travelling(share))
    assert tables <= {model.__tablename__ for model in synced_models()}


@pytest.mark.parametrize("share", list(Share))
def test_opened_bundle_holds_no_word_of_a_concern(tmp_path, share):
    school, district = make_place(tmp_path / "school"), make_district(tmp_path / "district")
    fill(school.store)
    invite(district, school)
    secret = district.store.read(identity.own_keys).age_secret
    sealed = school.bundle(share).read_bytes()[9:]
    opened = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(secret)])
    (tmp_path / "opened").write_bytes(opened)

    lines = subprocess.run(
        [sys.executable, READER, tmp_path / "opened"], capture_output=True, check=True
    ).stdout.decode()

    assert "Prairie View" in lines
    assert '"concerns"' in lines
    assert [word for word in (*PRIVATE, "concern_step", '"referral"') if word in lines] == []
    school.store.close()
    district.store.close()


def test_few_concerns_are_not_even_counted_out_loud(tmp_path):
    school, district = make_place(tmp_path / "school"), make_district(tmp_path / "district")
    fill(school.store)
    invite(district, school)

    district.merge(school.bundle(Share.COUNTS))

    query = "SELECT n, value, is_suppressed FROM figure WHERE measure IN ('concerns', 'referrals')"
    assert district.rows(query) == [(0, 0, 1), (0, 0, 1)]
    school.store.close()
    district.store.close()


def test_history_names_what_was_done_and_nothing_of_it(store):
    fill(store, store.students)

    labels = " ".join(row.label for row in store.read(actions.list_actions))

    assert not any(word in labels for word in PRIVATE)


def fill(store, students=()):
    """Record a concern with a call and a referral that was answered."""
    students = students or add_students(store, 3)
    concern_id = record(store, students[0])
    call = StepEntry(StepKind.MANDATED_REPORT, NOW, "J. Hill, county CPS", "No. 4471")
    do(store, pathway.add_step, concern_id=concern_id, entry=call)
    entry = referral_to(add_partner(store))
    referral_id = do(store, referrals.refer, concern_id=concern_id, entry=entry)
    reply = referrals.ReplyEntry(TODAY, referrals.ReferralOutcome.WAITLIST, "Waiting until January")
    do(store, referrals.log_reply, referral_id=referral_id, entry=reply)


def test_history_tells_who_read_a_concern_once_a_day(store):
    concern_id = record(store, store.students[0])
    colleague = opened_by(store, "counselor", "counselor-2")

    for reader in (store, colleague, colleague):
        do(reader, note_read, concern_id=concern_id)

    rows = [row for row in store.read(list_history_of_all) if row.label == "Read a concern"]
    assert [row.slot for row in rows] == ["counselor-2", "counselor"]
    assert store.read(partial(why_not_undo, action_id=rows[0].id)).endswith("nothing was changed.")


def test_reading_is_no_deed_to_take_back(store):
    concern_id = record(store, store.students[0])
    do(store, note_read, concern_id=concern_id)

    store.undo()

    assert store.read(list_concerns) == []


def test_history_of_a_concern_tells_that_words_changed_and_no_word(store):
    concern_id = record(store, store.students[0])
    entry = entry_for(store.students[0], facts="He said so twice", told_by="Mr. Fox")
    do(store, edit_concern, concern_id=concern_id, entry=entry)

    told = repr(store.read(partial(record_changes, table="concern", record_id=concern_id)))

    assert "changed" in told
    assert not [word for word in (SECRET, TELLER, "said so twice", "Fox") if word in told]


def test_concern_about_the_wrong_student_goes_to_the_bin_and_comes_back(store):
    concern_id, _referral_id = referred(store, store.students[0])

    do(store, bin_concern, concern_id=concern_id)
    gone, (row,) = store.read(list_concerns), store.read(partial(list_bin, now=NOW))
    do(store, bring_back, table="concern", record_id=concern_id)

    assert gone == []
    assert (row.kind, row.place, row.opens) == ("Concern", "concerns", concern_id)
    assert len(store.read(partial(concern_detail, concern_id=concern_id)).referrals) == 1


def list_history_of_all(session):
    return list_history(session, HistoryFilter())
