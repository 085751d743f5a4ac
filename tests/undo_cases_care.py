"""Concerns, their steps, referrals and partners: each deed once, on the sample school."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from sqlalchemy import select

from peerdesk.enums import (
    ConcernOutcome,
    ConcernSource,
    ConcernStatus,
    ReferralOutcome,
    Release,
    Shareable,
    StepKind,
)
from peerdesk.models.concerns import Concern, Partner, Referral
from peerdesk.services.concerns import partners, pathway, protocol, record, referrals
from peerdesk.services.concerns.partners import PartnerEntry
from peerdesk.services.concerns.pathway import StepEntry
from peerdesk.services.concerns.record import ConcernEntry
from peerdesk.services.concerns.referrals import ReferralEntry, ReplyEntry

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
WEEK = timedelta(days=7)


def first(kind, do, *where):
    """Return a case that does something to the first such record."""

    def case(session):
        found = session.scalars(select(kind.id).where(*where).order_by(kind.id)).first()
        do(session, found)

    return case


def begun(student_id, do):
    """Return a case that does something to a concern that is recorded in the same deed."""
    entry = ConcernEntry(
        student_id, NOW, "Hides at recess", ConcernSource.TEACHER, told_by="Mr. Yazzie"
    )

    def case(session):
        concern_id = record.record_concern(session, entry)
        session.flush()
        do(session, concern_id)

    return case


def _reported(session, concern_id):
    call = StepEntry(StepKind.MANDATED_REPORT, NOW, "Hotline", "No. 77", due_on=TODAY + WEEK)
    step_id = pathway.add_step(session, concern_id, call)
    session.flush()
    pathway.mark_report_sent(session, step_id, TODAY)


def _referral(session):
    partner_id = session.scalars(select(Partner.id).where(Partner.is_open)).first()
    return ReferralEntry(
        partner_id, TODAY, TODAY + WEEK, (Shareable.CONTACT,), Release.GIVEN, TODAY
    )


def _referred_to_new(session, concern_id):
    partner = PartnerEntry("Ms. Lee", "County Mental Health", "555-0100")
    referrals.refer_to_new(session, concern_id, partner, _referral(session))


def _corrected(session, concern_id):
    entry = replace(record.entry_of(session, concern_id), facts="Sits alone at lunch")
    record.edit_concern(session, concern_id, entry)


def cases(student_id):
    """Return every case by the name of its use case."""
    is_open, waits = Concern.status == ConcernStatus.OPEN, Referral.replied_on.is_(None)
    told = StepEntry(StepKind.PARENT_TOLD, NOW, "Mother")
    reply = ReplyEntry(TODAY, ReferralOutcome.SEEN, "First talk on Monday")
    return {
        "concerns.record.record_concern": begun(student_id, lambda *_: None),
        "concerns.record.edit_concern": first(Concern, _corrected),
        "concerns.record.bin_concern": first(Concern, record.bin_concern),
        "concerns.pathway.add_step": first(
            Concern, lambda s, one: pathway.add_step(s, one, told), is_open
        ),
        "concerns.pathway.mark_report_sent": begun(student_id, _reported),
        "concerns.pathway.close_concern": begun(
            student_id, lambda s, one: pathway.close_concern(s, one, ConcernOutcome.SETTLED)
        ),
        "concerns.pathway.reopen_concern": first(
            Concern, pathway.reopen_concern, Concern.status == ConcernStatus.CLOSED
        ),
        "concerns.pathway.look_again": first(
            Concern, lambda s, one: pathway.look_again(s, one, TODAY + 2 * WEEK), is_open
        ),
        "concerns.partners.save_partner": partial(
            partners.save_partner, entry=PartnerEntry("Dr. Nez", "Clinic", "555-0199")
        ),
        "concerns.partners.close_partner": first(
            Partner, partners.close_partner, Partner.is_open.is_(True)
        ),
        "concerns.protocol.set_danger_card": partial(
            protocol.set_danger_card, steps="Stay.\nCall.", phones="Office 12"
        ),
        "concerns.referrals.refer": begun(
            student_id, lambda s, one: referrals.refer(s, one, _referral(s))
        ),
        "concerns.referrals.refer_to_new": begun(student_id, _referred_to_new),
        "concerns.referrals.log_reply": first(
            Referral, lambda s, one: referrals.log_reply(s, one, reply), waits
        ),
        "concerns.referrals.set_release": first(
            Referral, lambda s, one: referrals.set_release(s, one, Release.GIVEN, TODAY), waits
        ),
    }


LEAVES_NOTHING = {
    "concerns.record.keep_concern_draft": "what is typed is no deed yet",
    "concerns.record.drop_concern_draft": "what is typed is no deed yet",
}
