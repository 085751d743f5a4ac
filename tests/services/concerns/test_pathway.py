"""The steps of a concern, and referrals until their reply."""

from datetime import date, timedelta
from functools import partial

import pytest
from care_support import add_partner, do, record, referral_to, referred
from support import NOW, TODAY

from peerdesk.enums import (
    ConcernOutcome,
    ConcernStatus,
    ReferralOutcome,
    Release,
    Shareable,
    StepKind,
)
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.services.concerns import pathway, referrals
from peerdesk.services.concerns.lists import concern_detail, count_by_status, list_concerns
from peerdesk.services.concerns.partners import (
    PartnerEntry,
    close_partner,
    find_partners,
    list_partners,
    save_partner,
)
from peerdesk.services.concerns.pathway import StepEntry
from peerdesk.services.concerns.referrals import ReplyEntry
from peerdesk.services.concerns.words import (
    outcome_words,
    referral_words,
    release_words,
    seen_words,
    share_words,
    soon_words,
    source_words,
    status_words,
    step_words,
)

CALL = StepEntry(
    StepKind.MANDATED_REPORT, NOW, "J. Hill, county CPS", "No. 4471", TODAY + timedelta(days=2)
)


def detail(store, concern_id):
    return store.read(partial(concern_detail, concern_id=concern_id))


def test_steps_stand_in_the_order_they_were_done(store):
    concern_id = record(store, store.students[0], noticed_at=NOW - timedelta(hours=2))
    earlier = StepEntry(StepKind.PARENT_TOLD, NOW - timedelta(hours=1), "Mother, by phone")

    do(store, pathway.add_step, concern_id=concern_id, entry=CALL)
    do(store, pathway.add_step, concern_id=concern_id, entry=earlier)

    kinds = [step.kind for step in detail(store, concern_id).steps]
    assert kinds == [StepKind.PARENT_TOLD, StepKind.RECORDED, StepKind.MANDATED_REPORT]


@pytest.mark.parametrize(
    ("field", "entry"),
    [
        ("happened_at", StepEntry(StepKind.PARENT_TOLD, NOW + timedelta(hours=1), "Mother")),
        ("happened_at", StepEntry(StepKind.PARENT_TOLD, NOW - timedelta(days=1), "Mother")),
        ("who", StepEntry(StepKind.PARENT_TOLD, NOW)),
        ("who", StepEntry(StepKind.MANDATED_REPORT, NOW)),
        ("fact", StepEntry(StepKind.NOTE, NOW)),
        ("fact", StepEntry(StepKind.NOTE, NOW, fact="x" * 10_001)),
        ("due_on", StepEntry(StepKind.MANDATED_REPORT, NOW, "CPS", due_on=date(2026, 11, 1))),
    ],
)
def test_wrong_step_is_named_and_nothing_is_kept(store, field, entry):
    concern_id = record(store, store.students[0])

    with pytest.raises(InvalidValueError) as caught:
        do(store, pathway.add_step, concern_id=concern_id, entry=entry)

    assert caught.value.field == field
    assert len(detail(store, concern_id).steps) == 1


def test_written_report_is_outstanding_until_it_was_sent(store):
    concern_id = record(store, store.students[0])
    step_id = do(store, pathway.add_step, concern_id=concern_id, entry=CALL)

    with pytest.raises(NotAllowedError):
        do(store, pathway.close_concern, concern_id=concern_id, outcome=ConcernOutcome.SETTLED)
    before = detail(store, concern_id).unsent_report
    do(store, pathway.mark_report_sent, step_id=step_id, done_on=TODAY)

    assert before.id == step_id
    assert detail(store, concern_id).unsent_report is None


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY - timedelta(days=1)])
def test_written_report_cannot_be_sent_later_than_now_or_before_the_call(store, day):
    concern_id = record(store, store.students[0])
    step_id = do(store, pathway.add_step, concern_id=concern_id, entry=CALL)

    with pytest.raises(InvalidValueError):
        do(store, pathway.mark_report_sent, step_id=step_id, done_on=day)


def test_only_a_call_has_a_written_report(store):
    concern_id = record(store, store.students[0])
    step_id = detail(store, concern_id).steps[0].id

    with pytest.raises(NotFoundError):
        do(store, pathway.mark_report_sent, step_id=step_id, done_on=TODAY)


def test_referral_waits_and_the_reply_brings_it_back(store):
    concern_id, referral_id = referred(store, store.students[0])
    waiting = detail(store, concern_id)

    reply = ReplyEntry(TODAY, ReferralOutcome.SEEN, "First visit on 2 December")
    do(store, referrals.log_reply, referral_id=referral_id, entry=reply)

    found = detail(store, concern_id)
    assert waiting.row.status is ConcernStatus.WAITING
    assert waiting.row.due_on == TODAY + timedelta(days=10)
    assert (found.row.status, found.row.due_on) == (ConcernStatus.OPEN, TODAY)
    assert found.referrals[0].outcome is ReferralOutcome.SEEN
    assert [step.kind for step in found.steps][-2:] == [StepKind.REFERRED, StepKind.REPLY]


def test_earliest_reply_of_two_is_due_first(store):
    concern_id, _referral_id = referred(store, store.students[0])
    nurse = add_partner(store, name="Nurse", is_school=True)
    soon = referral_to(nurse, reply_due_on=TODAY + timedelta(days=2))

    do(store, referrals.refer, concern_id=concern_id, entry=soon)

    assert detail(store, concern_id).row.due_on == TODAY + timedelta(days=2)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("partner", {"partner_id": ""}),
        ("sent_on", {"sent_on": TODAY + timedelta(days=1)}),
        ("sent_on", {"sent_on": TODAY - timedelta(days=1)}),
        ("reply_due_on", {"reply_due_on": TODAY - timedelta(days=1)}),
        ("shares", {"shares": (Shareable.FACTS,)}),
        ("shares", {"shares": (Shareable.FACTS,), "release": Release.REFUSED}),
        ("release_on", {"release": Release.GIVEN}),
        ("release_on", {"release": Release.GIVEN, "release_on": TODAY + timedelta(days=1)}),
    ],
)
def test_wrong_referral_is_named_and_nothing_is_kept(store, field, changes):
    concern_id = record(store, store.students[0])
    entry = referral_to(add_partner(store), **changes)

    with pytest.raises(InvalidValueError) as caught:
        do(store, referrals.refer, concern_id=concern_id, entry=entry)

    assert caught.value.field == field
    assert detail(store, concern_id).referrals == ()


@pytest.mark.parametrize(
    ("is_school", "changes"),
    [(True, {}), (False, {"release": Release.GIVEN, "release_on": TODAY})],
)
def test_shared_with_a_yes_or_within_the_school(store, is_school, changes):
    concern_id = record(store, store.students[0])
    partner_id = add_partner(store, is_school=is_school)
    entry = referral_to(partner_id, shares=(Shareable.CONTACT, Shareable.FACTS), **changes)

    do(store, referrals.refer, concern_id=concern_id, entry=entry)

    assert detail(store, concern_id).referrals[0].shares == entry.shares


def test_partner_is_not_asked_twice_while_the_reply_is_due(store):
    concern_id, _referral_id = referred(store, store.students[0])
    (partner,) = store.read(list_partners)

    with pytest.raises(InvalidValueError) as caught:
        do(store, referrals.refer, concern_id=concern_id, entry=referral_to(partner.id))

    assert caught.value.field == "partner"


@pytest.mark.parametrize(
    ("field", "reply"),
    [
        ("replied_on", ReplyEntry(TODAY + timedelta(days=1), ReferralOutcome.SEEN)),
        ("replied_on", ReplyEntry(TODAY - timedelta(days=1), ReferralOutcome.SEEN)),
        ("outcome", ReplyEntry(TODAY)),
        ("reply", ReplyEntry(TODAY, ReferralOutcome.SEEN, "x" * 10_001)),
    ],
)
def test_wrong_reply_is_named_and_the_referral_still_waits(store, field, reply):
    concern_id, referral_id = referred(store, store.students[0])

    with pytest.raises(InvalidValueError) as caught:
        do(store, referrals.log_reply, referral_id=referral_id, entry=reply)

    assert caught.value.field == field
    assert len(detail(store, concern_id).waiting) == 1


def test_reply_is_entered_once(store):
    _concern_id, referral_id = referred(store, store.students[0])
    reply = ReplyEntry(TODAY, ReferralOutcome.NO_ANSWER)
    do(store, referrals.log_reply, referral_id=referral_id, entry=reply)

    with pytest.raises(NotFoundError):
        do(store, referrals.log_reply, referral_id=referral_id, entry=reply)


def test_release_comes_back_later(store):
    concern_id, referral_id = referred(store, store.students[0])

    do(
        store,
        referrals.set_release,
        referral_id=referral_id,
        release=Release.GIVEN,
        release_on=TODAY,
    )

    assert detail(store, concern_id).referrals[0].release is Release.GIVEN


def test_release_of_a_referral_that_is_gone_says_so(store):
    with pytest.raises(NotFoundError):
        do(
            store,
            referrals.set_release,
            referral_id="gone",
            release=Release.ASKED,
            release_on=None,
        )


def test_concern_closes_with_an_outcome_and_opens_again(store):
    concern_id = record(store, store.students[0])

    do(store, pathway.close_concern, concern_id=concern_id, outcome=ConcernOutcome.FAMILY)
    closed = detail(store, concern_id)
    do(store, pathway.reopen_concern, concern_id=concern_id, fact="It came up again")
    opened = detail(store, concern_id)

    assert (closed.row.status, closed.row.due_on, closed.row.closed_on) == (
        ConcernStatus.CLOSED,
        None,
        TODAY,
    )
    assert closed.outcome is ConcernOutcome.FAMILY
    assert (opened.row.status, opened.row.due_on, opened.outcome) == (
        ConcernStatus.OPEN,
        TODAY,
        None,
    )


def test_closing_needs_an_outcome(store):
    concern_id = record(store, store.students[0])

    with pytest.raises(InvalidValueError):
        do(store, pathway.close_concern, concern_id=concern_id, outcome=None)


def test_closing_waits_for_the_reply(store):
    concern_id, _referral_id = referred(store, store.students[0])

    with pytest.raises(NotAllowedError):
        do(store, pathway.close_concern, concern_id=concern_id, outcome=ConcernOutcome.PARTNER)


def test_closed_concern_takes_no_more_steps(store):
    concern_id = record(store, store.students[0])
    do(store, pathway.close_concern, concern_id=concern_id, outcome=ConcernOutcome.SETTLED)

    with pytest.raises(NotAllowedError):
        do(store, pathway.add_step, concern_id=concern_id, entry=CALL)
    with pytest.raises(NotAllowedError):
        do(store, pathway.close_concern, concern_id=concern_id, outcome=ConcernOutcome.SETTLED)


def test_open_concern_cannot_be_opened_again(store):
    concern_id = record(store, store.students[0])

    with pytest.raises(NotAllowedError):
        do(store, pathway.reopen_concern, concern_id=concern_id)


def test_day_to_look_again_is_chosen(store):
    concern_id = record(store, store.students[0])
    day = TODAY + timedelta(days=5)

    do(store, pathway.look_again, concern_id=concern_id, due_on=day)

    assert detail(store, concern_id).row.due_on == day
    with pytest.raises(InvalidValueError):
        do(store, pathway.look_again, concern_id=concern_id, due_on=TODAY - timedelta(days=1))


def test_open_concerns_come_first_and_closed_last(store):
    first = record(store, store.students[0])
    waiting, _referral_id = referred(store, store.students[1])
    gone = record(store, store.students[2])
    do(store, pathway.close_concern, concern_id=gone, outcome=ConcernOutcome.MOVED)

    rows = store.read(list_concerns)

    assert [row.id for row in rows] == [first, waiting, gone]
    assert list(count_by_status(rows).values()) == [1, 1, 1]
    assert rows[1].referred_on == TODAY


def test_partner_is_found_by_the_beginning_of_any_word(store):
    add_partner(store)
    nurse = add_partner(store, name="Nurse Óscar", organisation="", is_school=True)

    assert [row.id for row in store.read(partial(find_partners, text="osc"))] == [nurse]
    assert len(store.read(partial(find_partners, text=""))) == 2


@pytest.mark.parametrize(
    "entry",
    [
        PartnerEntry(),
        PartnerEntry("ms. lee", "county mental health"),
        PartnerEntry("x" * 201),
    ],
)
def test_partner_needs_a_name_of_its_own(store, entry):
    add_partner(store)

    with pytest.raises(InvalidValueError) as caught:
        do(store, save_partner, entry=entry)

    assert caught.value.field == "name"


def test_partner_is_changed_closed_and_missed(store):
    partner_id = add_partner(store)

    do(store, save_partner, entry=PartnerEntry("Mr. Fox", phone="1"), partner_id=partner_id)
    (changed,) = store.read(list_partners)
    do(store, close_partner, partner_id=partner_id)

    assert (changed.words, changed.phone) == ("Mr. Fox", "1")
    assert store.read(list_partners) == []
    with pytest.raises(NotFoundError):
        do(store, close_partner, partner_id="gone")
    with pytest.raises(NotFoundError):
        do(store, save_partner, entry=PartnerEntry("A"), partner_id="gone")


def test_every_choice_has_its_words():
    tables = (
        source_words(), seen_words(), soon_words(), status_words(), step_words(),
        outcome_words(), release_words(), share_words(), referral_words(),
    )  # fmt: skip

    assert [set(table) for table in tables] == [set(type(next(iter(table)))) for table in tables]
    assert all(words for table in tables for words in table.values())
