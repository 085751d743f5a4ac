"""What can be done about a concern, each as a short form: told, called, asked, answered, closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from peerdesk.enums import (
    ConcernOutcome,
    ConcernSource,
    ConcernStatus,
    HowSoon,
    ReferralOutcome,
    Release,
    StepKind,
)
from peerdesk.i18n import translate
from peerdesk.services.concerns import pathway, record, referrals
from peerdesk.services.concerns.lists import ConcernDetail
from peerdesk.services.concerns.pathway import StepEntry
from peerdesk.services.concerns.referrals import ReplyEntry
from peerdesk.services.concerns.words import (
    outcome_words,
    referral_words,
    release_words,
    soon_words,
    source_words,
)
from peerdesk.ui.kit.forms import FieldSpec, Kind

UseCase = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done.

    Attributes:
        key: Its name; "refer" has a form of its own.
        button: Words of the button, with a mnemonic.
        title: Words above the form.
        label: What was done, for the undo bar; tells nothing about whom.
        hint: A sentence above the fields.
        specs: The fields.
        values: What stands in them at first.
        make: Gives the use case for what was typed.
    """

    key: str
    button: str
    title: str
    label: str
    hint: str = ""
    specs: tuple[FieldSpec, ...] = ()
    values: tuple[tuple[str, Any], ...] = ()
    make: Callable[[Mapping[str, Any]], UseCase] | None = None


def list_deeds(detail: ConcernDetail, now: datetime) -> list[Deed]:
    """Return what can be done about a concern as it stands."""
    if detail.row.status is ConcernStatus.CLOSED:
        return [_reopen(detail)]
    deeds = [_parent(detail, now), refer_deed(), _report(detail, now)]
    if detail.unsent_report is not None:
        deeds.append(_sent(detail.unsent_report.id, now))
    if detail.waiting:
        deeds.append(_reply(detail, now))
        deeds.append(_release(detail, now))
    return [*deeds, _note(detail, now), _again(detail), correct_deed(detail), _close(detail)]


def refer_deed() -> Deed:
    """Return the deed of asking a partner for help."""
    return Deed(
        "refer",
        translate("Concerns", "&Refer"),
        translate("Concerns", "Refer to a partner"),
        translate("Concerns", "Referred a concern"),
    )


def correct_deed(detail: ConcernDetail) -> Deed:
    """Return the deed of correcting what was recorded."""
    specs = (
        FieldSpec("facts", translate("Concerns", "&What was seen or said (facts)"), Kind.NOTE),
        FieldSpec(
            "source",
            translate("Concerns", "Who noticed it"),
            Kind.CHOICE,
            choices=_choices(source_words()),
        ),
        FieldSpec("told_by", translate("Concerns", "Who told you")),
        FieldSpec(
            "how_soon",
            translate("Concerns", "How soon"),
            Kind.CHIPS,
            choices=_choices(soon_words()),
        ),
    )
    values = (
        ("facts", detail.facts),
        ("source", detail.row.source.value),
        ("told_by", detail.told_by),
        ("how_soon", detail.row.how_soon.value),
    )
    return Deed(
        "correct",
        translate("Concerns", "Correc&t"),
        translate("Concerns", "Correct what was recorded"),
        translate("Concerns", "Corrected a concern"),
        specs=specs,
        values=values,
        make=partial(_correcting, detail),
    )


def _parent(detail: ConcernDetail, now: datetime) -> Deed:
    specs = (
        FieldSpec("who", translate("Concerns", "&Who was told, and how"), Kind.TEXT),
        FieldSpec("fact", translate("Concerns", "What was said (facts)"), Kind.NOTE),
        *_when(),
    )
    return Deed(
        "parent",
        translate("Concerns", "&Parent told"),
        translate("Concerns", "A parent was told"),
        translate("Concerns", "Noted that a parent was told"),
        translate("Concerns", "Not if a parent is the danger: call child protective services."),
        specs,
        _now_values(now),
        partial(_stepping, detail.row.id, StepKind.PARENT_TOLD),
    )


def _report(detail: ConcernDetail, now: datetime) -> Deed:
    specs = (
        FieldSpec("who", translate("Concerns", "&Who took the call (name, agency)"), Kind.TEXT),
        FieldSpec("fact", translate("Concerns", "Number of the report, what was said"), Kind.NOTE),
        *_when(),
        FieldSpec("due_on", translate("Concerns", "Written report due"), Kind.DATE),
    )
    written = now.astimezone().date() + timedelta(days=pathway.WRITTEN_DAYS)
    return Deed(
        "report",
        translate("Concerns", "&Mandated report"),
        translate("Concerns", "A mandated report was made"),
        translate("Concerns", "Noted a mandated report"),
        translate(
            "Concerns",
            "Whoever suspects it calls, at once. Telling somebody here does not replace the call.",
        ),
        specs,
        (*_now_values(now), ("due_on", written)),
        partial(_stepping, detail.row.id, StepKind.MANDATED_REPORT),
    )


def _note(detail: ConcernDetail, now: datetime) -> Deed:
    specs = (FieldSpec("fact", translate("Concerns", "&Note (facts)"), Kind.NOTE), *_when())
    return Deed(
        "note",
        translate("Concerns", "Add a &note"),
        translate("Concerns", "Note"),
        translate("Concerns", "Added a note to a concern"),
        specs=specs,
        values=_now_values(now),
        make=partial(_stepping, detail.row.id, StepKind.NOTE),
    )


def _sent(step_id: str, now: datetime) -> Deed:
    def make(values: Mapping[str, Any]) -> UseCase:
        return partial(pathway.mark_report_sent, step_id=step_id, done_on=values["done_on"])

    return Deed(
        "sent",
        translate("Concerns", "Report &sent"),
        translate("Concerns", "The written report was sent"),
        translate("Concerns", "Noted that the written report was sent"),
        specs=(FieldSpec("done_on", translate("Concerns", "&When"), Kind.DATE),),
        values=(("done_on", now.astimezone().date()),),
        make=make,
    )


def _reply(detail: ConcernDetail, now: datetime) -> Deed:
    specs = (
        *_which(detail),
        FieldSpec(
            "outcome",
            translate("Concerns", "What came of it"),
            Kind.CHIPS,
            choices=_choices(referral_words()),
        ),
        FieldSpec("reply", translate("Concerns", "What they answered"), Kind.NOTE),
        FieldSpec("replied_on", translate("Concerns", "When"), Kind.DATE),
    )

    def make(values: Mapping[str, Any]) -> UseCase:
        outcome = ReferralOutcome(values["outcome"]) if values["outcome"] else None
        entry = ReplyEntry(values["replied_on"], outcome, values["reply"])
        return partial(referrals.log_reply, referral_id=_chosen(detail, values), entry=entry)

    return Deed(
        "reply",
        translate("Concerns", "Reply &came"),
        translate("Concerns", "A reply came"),
        translate("Concerns", "Entered a reply to a referral"),
        specs=specs,
        values=(("replied_on", now.astimezone().date()),),
        make=make,
    )


def _release(detail: ConcernDetail, now: datetime) -> Deed:
    specs = (
        *_which(detail),
        FieldSpec(
            "release",
            translate("Concerns", "Release of information"),
            Kind.CHIPS,
            choices=_choices(release_words()),
        ),
        FieldSpec("release_on", translate("Concerns", "Signed or refused on"), Kind.DATE),
    )

    def make(values: Mapping[str, Any]) -> UseCase:
        release = Release(values["release"])
        return partial(
            referrals.set_release,
            referral_id=_chosen(detail, values),
            release=release,
            release_on=release_day(release, values["release_on"]),
        )

    first = detail.waiting[0]
    return Deed(
        "release",
        translate("Concerns", "R&elease"),
        translate("Concerns", "What the family says about sharing"),
        translate("Concerns", "Noted a release of information"),
        specs=specs,
        values=(
            ("release", first.release.value),
            ("release_on", first.release_on or now.astimezone().date()),
        ),
        make=make,
    )


def _again(detail: ConcernDetail) -> Deed:
    def make(values: Mapping[str, Any]) -> UseCase:
        return partial(pathway.look_again, concern_id=detail.row.id, due_on=values["due_on"])

    return Deed(
        "again",
        translate("Concerns", "Look a&gain"),
        translate("Concerns", "Look at it again"),
        translate("Concerns", "Chose when to look at a concern again"),
        specs=(FieldSpec("due_on", translate("Concerns", "&By when"), Kind.DATE),),
        values=(("due_on", detail.row.due_on),),
        make=make,
    )


def _close(detail: ConcernDetail) -> Deed:
    specs = (
        FieldSpec(
            "outcome",
            translate("Concerns", "How did it end?"),
            Kind.CHIPS,
            choices=_choices(outcome_words()),
        ),
        FieldSpec("fact", translate("Concerns", "Note, if needed"), Kind.NOTE),
    )

    def make(values: Mapping[str, Any]) -> UseCase:
        outcome = ConcernOutcome(values["outcome"]) if values["outcome"] else None
        return partial(
            pathway.close_concern,
            concern_id=detail.row.id,
            outcome=outcome,
            fact=values["fact"],
        )

    return Deed(
        "close",
        translate("Concerns", "C&lose"),
        translate("Concerns", "Close the concern"),
        translate("Concerns", "Closed a concern"),
        specs=specs,
        make=make,
    )


def _reopen(detail: ConcernDetail) -> Deed:
    def make(values: Mapping[str, Any]) -> UseCase:
        return partial(pathway.reopen_concern, concern_id=detail.row.id, fact=values["fact"])

    return Deed(
        "reopen",
        translate("Concerns", "Open ag&ain"),
        translate("Concerns", "Open the concern again"),
        translate("Concerns", "Opened a concern again"),
        specs=(FieldSpec("fact", translate("Concerns", "Why, if needed"), Kind.NOTE),),
        make=make,
    )


def release_day(release: Release, day: date) -> date | None:
    """Return the day that goes with a release: only an answer has one."""
    return day if release in {Release.GIVEN, Release.REFUSED} else None


def _choices(words: Mapping[Any, str]) -> tuple[tuple[str, str], ...]:
    return tuple((choice.value, text) for choice, text in words.items())


def _when() -> tuple[FieldSpec, FieldSpec]:
    return (
        FieldSpec("on", translate("Concerns", "When"), Kind.DATE),
        FieldSpec("happened_at", translate("Concerns", "At what time"), Kind.TIME),
    )


def _now_values(now: datetime) -> tuple[tuple[str, Any], ...]:
    local = now.astimezone()
    return (("on", local.date()), ("happened_at", local.time()))


def _which(detail: ConcernDetail) -> tuple[FieldSpec, ...]:
    if len(detail.waiting) < 2:
        return ()
    choices = tuple((one.id, one.partner) for one in detail.waiting)
    name = translate("Concerns", "Which partner")
    return (FieldSpec("referral", name, Kind.CHOICE, choices=choices),)


def _chosen(detail: ConcernDetail, values: Mapping[str, Any]) -> str:
    return str(values.get("referral") or detail.waiting[0].id)


def _stepping(concern_id: str, kind: StepKind, values: Mapping[str, Any]) -> UseCase:
    local = datetime.combine(values["on"], values["happened_at"]).astimezone()
    entry = StepEntry(
        kind,
        local.astimezone(UTC),
        values.get("who", ""),
        values["fact"],
        values.get("due_on"),
    )
    return partial(pathway.add_step, concern_id=concern_id, entry=entry)


def _correcting(detail: ConcernDetail, values: Mapping[str, Any]) -> UseCase:
    entry = record.ConcernEntry(
        student_id=detail.student_id,
        noticed_at=detail.noticed_at,
        facts=values["facts"],
        source=ConcernSource(values["source"]),
        how_soon=HowSoon(values["how_soon"]),
        told_by=values["told_by"],
        from_paper=detail.from_paper,
    )
    return partial(record.edit_concern, concern_id=detail.row.id, entry=entry)
