"""Ask a partner to help, and wait for the reply."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.enums import (
    ConcernStatus,
    ReferralOutcome,
    Release,
    Shareable,
    StepKind,
)
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.concerns import Concern, Partner, Referral
from peerdesk.models.stamping import stamp_of
from peerdesk.services.concerns.partners import PartnerEntry, partner_row, save_partner
from peerdesk.services.concerns.pathway import (
    StepEntry,
    open_concern,
    put_step,
    waiting_referrals,
)
from peerdesk.services.concerns.rows import MOST_TEXT
from peerdesk.services.prints.sheet_codes import new_code
from peerdesk.services.rights import require_counselor

REPLY_DAYS: Final = 10
"""A partner is given so many days to reply, unless another day is chosen."""


@dataclass(frozen=True, slots=True)
class ReferralEntry:
    """What is typed about a referral.

    Attributes:
        shares: What may be shared with the partner.
        release: Whether the family signed a release of information, and when (`release_on`).
    """

    partner_id: str
    sent_on: date
    reply_due_on: date
    shares: tuple[Shareable, ...] = ()
    release: Release = Release.NOT_ASKED
    release_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReplyEntry:
    """What a partner answered."""

    replied_on: date
    outcome: ReferralOutcome | None = None
    reply: str = ""


def refer(session: Session, concern_id: str, entry: ReferralEntry) -> str:
    """Refer a concern to a partner and return the id of the referral.

    Raises:
        NotFoundError: If the concern is gone.
        NotAllowedError: If it is closed, or no counselor asks.
        InvalidValueError: With the field (`partner`, `shares`, `release_on`, `sent_on`,
            `reply_due_on`).
    """
    concern = open_concern(session, concern_id)
    today = stamp_of(session).now().astimezone().date()
    _check(session, concern, entry, today)
    referral = Referral(
        school_id=concern.school_id,
        concern_id=concern_id,
        partner_id=entry.partner_id,
        code=new_code(),
        shares=tuple(share.value for share in entry.shares),
        release=entry.release,
        release_on=entry.release_on,
        sent_on=entry.sent_on,
        reply_due_on=entry.reply_due_on,
    )
    session.add(referral)
    partner = partner_row(session, entry.partner_id)
    step = StepEntry(StepKind.REFERRED, stamp_of(session).now(), partner.words)
    put_step(session, concern, step)
    session.flush()
    _settle(session, concern, today)
    return referral.id


def refer_to_new(
    session: Session, concern_id: str, partner: PartnerEntry, entry: ReferralEntry
) -> str:
    """Add a partner to the directory and refer to it, both or neither.

    Raises:
        NotFoundError: If the concern is gone.
        NotAllowedError: If it is closed, or no counselor asks.
        InvalidValueError: As `refer` and `save_partner`.
    """
    partner_id = save_partner(session, partner)
    return refer(session, concern_id, replace(entry, partner_id=partner_id))


def log_reply(session: Session, referral_id: str, entry: ReplyEntry) -> None:
    """Keep what a partner answered; the concern is looked at today.

    Raises:
        NotFoundError: If the referral is gone or was answered already.
        NotAllowedError: If the concern is closed, or no counselor asks.
        InvalidValueError: With the field (`replied_on`, `outcome`, `reply`).
    """
    require_counselor(session)
    referral = session.get(Referral, referral_id)
    if referral is None or referral.replied_on is not None:
        raise NotFoundError(kind="Referral", record_id=referral_id)
    concern = open_concern(session, referral.concern_id)
    now = stamp_of(session).now()
    _check_reply(referral, entry, now.astimezone().date())
    referral.replied_on, referral.outcome = entry.replied_on, entry.outcome
    referral.reply = entry.reply.strip()
    partner = partner_row(session, referral.partner_id)
    put_step(session, concern, StepEntry(StepKind.REPLY, now, partner.words))
    session.flush()
    _settle(session, concern, now.astimezone().date())


def set_release(
    session: Session, referral_id: str, release: Release, release_on: date | None
) -> None:
    """Note what the family answered about the release of information.

    Raises:
        NotFoundError: If the referral is gone.
        InvalidValueError: For the field "release_on".
    """
    require_counselor(session)
    referral = session.get(Referral, referral_id)
    if referral is None:
        raise NotFoundError(kind="Referral", record_id=referral_id)
    _check_release(release, release_on, stamp_of(session).now().astimezone().date())
    referral.release, referral.release_on = release, release_on


def _settle(session: Session, concern: Concern, today: date) -> None:
    waiting = waiting_referrals(session, concern.id)
    concern.status = ConcernStatus.WAITING if waiting else ConcernStatus.OPEN
    concern.due_on = waiting[0].reply_due_on if waiting else today


def _check(session: Session, concern: Concern, entry: ReferralEntry, today: date) -> None:
    partner = session.get(Partner, entry.partner_id) if entry.partner_id else None
    if partner is None:
        raise InvalidValueError("partner", translate("Concerns", "Choose whom to ask for help."))
    if any(one.partner_id == partner.id for one in waiting_referrals(session, concern.id)):
        raise InvalidValueError(
            "partner", translate("Concerns", "This partner was asked already; the reply is due.")
        )
    if entry.sent_on > today:
        raise InvalidValueError(
            "sent_on", translate("Concerns", "This day has not come yet. Enter when it was sent.")
        )
    if concern.noticed_at and entry.sent_on < concern.noticed_at.astimezone().date():
        raise InvalidValueError(
            "sent_on",
            translate("Concerns", "This is before the concern was noticed. Check the date."),
        )
    if entry.reply_due_on < entry.sent_on:
        raise InvalidValueError(
            "reply_due_on", translate("Concerns", "The reply is due after the day it was sent.")
        )
    _check_release(entry.release, entry.release_on, today)
    if entry.shares and entry.release is not Release.GIVEN and not partner.is_school:
        raise InvalidValueError(
            "shares",
            translate(
                "Concerns",
                "The family has not said yes to this partner. Record their yes, or share nothing: "
                "the family can take the slip there. In an emergency call, and note the call.",
            ),
        )


def _check_release(release: Release, release_on: date | None, today: date) -> None:
    if release is Release.GIVEN and release_on is None:
        raise InvalidValueError(
            "release_on", translate("Concerns", "Enter the day the family signed.")
        )
    if release_on is not None and release_on > today:
        raise InvalidValueError(
            "release_on", translate("Concerns", "This day has not come yet. Check the date.")
        )


def _check_reply(referral: Referral, entry: ReplyEntry, today: date) -> None:
    if entry.replied_on > today:
        raise InvalidValueError(
            "replied_on", translate("Concerns", "This day has not come yet. Check the date.")
        )
    if referral.sent_on and entry.replied_on < referral.sent_on:
        raise InvalidValueError(
            "replied_on", translate("Concerns", "This is before it was sent. Check the date.")
        )
    if entry.outcome is None:
        raise InvalidValueError("outcome", translate("Concerns", "Choose what came of it."))
    if len(entry.reply) > MOST_TEXT:
        raise InvalidValueError(
            "reply", translate("Concerns", "This is too long. Keep it under two pages.")
        )
