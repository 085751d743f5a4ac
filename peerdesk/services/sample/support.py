"""Who looks after whom among the helpers of the sample school, and where its staff find support."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Activity, MembershipRole, ProgramKind
from peerdesk.i18n import translate
from peerdesk.models.programs import ProgramMembership
from peerdesk.models.stamping import bulk_insert
from peerdesk.models.training_rules import HelperMentor, StaffResource
from peerdesk.services.sample.enrolment import Child, Members
from peerdesk.services.sample.source import Source
from peerdesk.services.training_rules.rules import set_rule
from peerdesk.services.vaults import programs_by_kind

_NEW: Final = 5
_EXPERIENCED: Final = 8
_LONG_AGO: Final = timedelta(days=150)
_LATELY: Final = timedelta(days=12)


def add_support(session: Session, source: Source, members: Members) -> None:
    """Add helpers who came lately, mentors for some, a rule of the school, support for staff."""
    set_rule(session, Activity.LEAD_GROUP, "facilitating_groups", is_needed=True)
    programs = programs_by_kind(session)
    bench, pairs = programs[ProgramKind.BUDDY_BENCH], programs[ProgramKind.PEER_MENTORING]
    new_pairs = {child.id for child in members.helpers[-2:]}
    new_bench = [child for child in members.bench if child.id not in members.experienced][-_NEW:]
    old_hands = {child.id for child in members.helpers[:_EXPERIENCED]}
    _set_joined(session, source, bench, {child.id for child in new_bench}, members.experienced)
    _set_joined(session, source, pairs, new_pairs, old_hands)
    mentors = [child for child in members.bench if child.id in members.experienced]
    rows = [
        _mentoring(source, bench, mentor, new)
        for mentor, new in zip(mentors, new_bench[:3], strict=False)
    ]
    bulk_insert(session, HelperMentor, rows)
    bulk_insert(session, StaffResource, _resources(source))


def _set_joined(
    session: Session,
    source: Source,
    program_id: str,
    new: Collection[str],
    experienced: Collection[str],
) -> None:
    query = select(ProgramMembership).where(
        ProgramMembership.program_id == program_id,
        ProgramMembership.role == MembershipRole.HELPER,
    )
    for member in session.scalars(query):
        long_ago = (member.joined_on or source.today) - _LONG_AGO
        member.joined_on = source.today - _LATELY if member.student_id in new else long_ago
        member.is_experienced = member.student_id in experienced


def _mentoring(source: Source, program_id: str, mentor: Child, new: Child) -> dict[str, Any]:
    return source.record(
        mentor_student_id=mentor.id,
        new_student_id=new.id,
        program_id=program_id,
        starts_on=source.today - timedelta(days=source.chance.randrange(3, 11)),
        ends_on=None,
    )


def _resources(source: Source) -> list[dict[str, Any]]:
    found = (
        (
            translate("Sample", "Employee assistance program"),
            translate("Sample", "Six free talks a year, for you and your family"),
            translate("Sample", "1-800-555-0134, day and night"),
            40,
        ),
        (
            translate("Sample", "Debrief with the counselor"),
            translate("Sample", "After a hard day with a child"),
            translate("Sample", "Room 14, Tuesdays 15:15"),
            70,
        ),
        (
            translate("Sample", "988 Suicide and Crisis Lifeline"),
            translate("Sample", "For anybody, at any hour"),
            translate("Sample", "Call or text 988"),
            120,
        ),
        (
            translate("Sample", "County mental health center"),
            translate("Sample", "Counseling for adults, sliding fee"),
            translate("Sample", "12 Main Street, 555-0177"),
            412,
        ),
    )
    return [
        source.record(
            title=title,
            purpose=purpose,
            where_found=where,
            reviewed_on=source.today - timedelta(days=days),
        )
        for title, purpose, where, days in found
    ]
