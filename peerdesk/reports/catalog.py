"""Every print by its key: what it is, what it needs, and how it is made.

list_prints() -> [Entry]
title_of(key) -> str                              in the language of the window
missing(session, key, options) -> Need | None     what must be there first, and where it is done
build_print(session, key, options, paper, language) -> PDF bytes
preview(session, key, options, paper, language) -> Preview
withheld_count(session, key, options) -> int
record_printed(session, key, options) -> int      to be called in a write, after printing
file_name(key, options) -> str
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy.orm import Session

from peerdesk.enums import AccountRole, Paper, PrintClass
from peerdesk.errors import NotAllowedError, NotFoundError, PrintNotReadyError
from peerdesk.i18n import translate
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.reports import (
    bench_prints,
    bench_sheet,
    care_prints,
    consent_prints,
    duty_poster,
    erasure_print,
    needs,
    offered,
    pair_prints,
    pairing_list,
    session_prints,
    team_prints,
    team_roster,
    undrawn,
    wall_prints,
    work_prints,
)
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options, day_to_print, read_options, wanted_day
from peerdesk.services.duty import gaps_of_day
from peerdesk.services.prints import duty_rows, people_rows
from peerdesk.services.prints.name_rows import spelled_names
from peerdesk.services.prints.owners import give_pictograms, withheld
from peerdesk.services.rights import WHO, Who, why_not

__all__ = [
    "Entry", "Need", "Preview", "Span", "build_print", "day_to_print", "file_name", "find_print",
    "list_prints", "may_print", "missing", "preview", "record_printed", "title_of", "wanted_day",
    "withheld_count",
]  # fmt: skip

Raw = Mapping[str, Any]
_Make = Callable[[Session, Options, Paper, str], bytes]
_Needs = Callable[[Session, Options], Need | None]


class Span(StrEnum):
    """What days a print is for."""

    NONE = "none"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Entry:
    """A print of the catalogue.

    Attributes:
        span: Whether a day or a week is chosen for it.
        shows_helpers: Whether it shows helpers in public, so that consent decides names.
        about_children: Whether it tells something about single children; a principal, who
            reads reports only, never gets such a print.
    """

    key: str
    print_class: PrintClass
    span: Span
    shows_helpers: bool
    make: _Make
    need: Callable[[Session, Options], Need | None]
    about_children: bool = True


@dataclass(frozen=True, slots=True)
class Preview:
    """A print ready to be looked at, saved and printed.

    Attributes:
        options: The options with everything filled in that was chosen on the way (sheet
            codes); pass them to `record_printed`.
        withheld: Helpers who show as a picture because their family has not agreed.
        notices: Sentences worth reading before printing, e.g. a place without a helper.
    """

    pdf: bytes
    title: str
    print_class: PrintClass
    file_name: str
    options: Raw
    withheld: int
    notices: tuple[str, ...]


def list_prints() -> tuple[Entry, ...]:
    """Return all prints in the order in which they are offered."""
    return tuple(_ENTRIES.values())


def find_print(key: str) -> Entry:
    """Return the print of this key.

    Raises:
        NotFoundError: If there is none.
    """
    if key not in _ENTRIES:
        raise NotFoundError(kind="Print", record_id=key)
    return _ENTRIES[key]


def title_of(key: str) -> str:
    """Return the name of a print in the language of the window."""
    titles = {
        "bench-sheet": translate("Catalog", "Bench sheet"),
        "bench-clipboard": translate("Catalog", "Bench clipboard"),
        "recess-tally": translate("Catalog", "Recess tally sheet"),
        "bench-weeks": translate("Catalog", "Bench over weeks"),
        "duty-poster": translate("Catalog", "Duty poster"),
        "pairing-list": translate("Catalog", "Buddy pairs"),
        "team-roster-public": translate("Catalog", "Team poster"),
        "team-roster-staff": translate("Catalog", "Team list for staff"),
        "session-form": translate("Catalog", "Session forms"),
        "counseling-form": translate("Catalog", "Counseling forms"),
        "group-attendance": translate("Catalog", "Group attendance grid"),
        "use-of-time": translate("Catalog", "Use of time"),
        "match-agreement": translate("Catalog", "Match agreements"),
        "pair-letter": translate("Catalog", "Letters: a new pair"),
        "check-in-sheet": translate("Catalog", "Check-in sheet"),
        "closure-letter": translate("Catalog", "Letters: a pair ends"),
        "goodbye-card": translate("Catalog", "Goodbye cards"),
        "certificate": translate("Catalog", "Certificates"),
        "erasure-proof": translate("Catalog", "Proof of erasure"),
        "consent-slip": translate("Catalog", "Consent slips"),
        "consent-cover": translate("Catalog", "Covers for consent slips"),
        "monday-sheet": translate("Catalog", "Monday sheet"),
        "concern-form": translate("Catalog", "Concern form"),
        "concern-blank": translate("Catalog", "Concern form, blank"),
        "referral-form": translate("Catalog", "Referral form"),
        **offered.titles(),
    }
    return titles[find_print(key).key]


def may_print(role: AccountRole, entry: Entry) -> bool:
    """Return whether a role may see what stands on a print."""
    if role is AccountRole.SUBSTITUTE:
        return entry.key in offered.OF_SUBSTITUTE
    return role is not AccountRole.PRINCIPAL or not entry.about_children


def missing(session: Session, key: str, options: Raw) -> Need | None:
    """Return what must be there before this can print, or None if it can."""
    return find_print(key).need(session, read_options(options))


def build_print(session: Session, key: str, options: Raw, paper: Paper, language: str) -> bytes:
    """Return the PDF.

    Reads only, with one exception: session forms asked for without codes get fresh ones,
    which are stored at once; call that in a write.

    Raises:
        NotFoundError: If there is no such print.
        NotAllowedError: If whoever asks may not see what stands on it.
        PrintNotReadyError: If something it needs is missing; the sentence says what.
    """
    entry = find_print(key)
    _check_right(session, entry)
    chosen = _ready(session, entry, options)
    if key in session_prints.FORMS and not chosen.codes:
        chosen = replace(chosen, codes=session_prints.fresh_codes(session, key, chosen))
        session_prints.record(session, key, chosen)
    elif key == consent_prints.SLIPS and not chosen.codes:
        chosen = consent_prints.with_codes(session, chosen)
        consent_prints.record(session, chosen)
    elif key in _CODED and not chosen.codes:
        chosen = _CODED[key].with_code(session, key, chosen)
        _CODED[key].record(session, key, chosen)
    return _made(session, entry, chosen, (paper, language))[0]


def preview(session: Session, key: str, options: Raw, paper: Paper, language: str) -> Preview:
    """Return the very PDF that would print, and what to know before it does; stores nothing.

    Raises:
        NotFoundError: If there is no such print.
        NotAllowedError: If whoever asks may not see what stands on it.
        PrintNotReadyError: If something it needs is missing; the sentence says what.
    """
    entry = find_print(key)
    _check_right(session, entry)
    chosen = _ready(session, entry, options)
    if key in session_prints.FORMS and not chosen.codes:
        chosen = replace(chosen, codes=session_prints.fresh_codes(session, key, chosen))
    elif key == consent_prints.SLIPS and not chosen.codes:
        chosen = consent_prints.with_codes(session, chosen)
    elif key in _CODED and not chosen.codes:
        chosen = _CODED[key].with_code(session, key, chosen)
    kept = {"codes": chosen.codes, "student_ids": chosen.student_ids, "lines": chosen.lines}
    filled = {**options, **kept}
    pdf, unprinted = _made(session, entry, chosen, (paper, language))
    return Preview(
        pdf=pdf,
        title=title_of(key),
        print_class=entry.print_class,
        file_name=file_name(key, filled),
        options=filled,
        withheld=withheld_count(session, key, filled),
        notices=(*_notices(session, entry, chosen), *unprinted),
    )


def withheld_count(session: Session, key: str, options: Raw) -> int:
    """Return how many helpers show as a picture because their family has not agreed."""
    entry, chosen = find_print(key), read_options(options)
    if not entry.shows_helpers:
        return 0
    if (worn := wall_prints.shown_ids(session, key, chosen)) is not None:
        return withheld(session, worn, chosen.today)
    if entry.span is Span.NONE:
        team_id = chosen.team_id or people_rows.newest_team(session)
        ids = people_rows.members_in_office(session, team_id, chosen.today) if team_id else []
        return withheld(session, ids, chosen.today)
    first, last = chosen.day, chosen.day
    if entry.span is Span.WEEK:
        first, last = chosen.monday, chosen.monday + timedelta(days=4)
    return withheld(session, duty_rows.helpers_on(session, first, last), chosen.today)


def record_printed(session: Session, key: str, options: Raw) -> int:
    """Keep what a print settled: codes of session forms, pictograms just given.

    Return how many records were made or changed. Printing the same forms once more is not
    a new set of sheets.
    """
    entry, chosen = find_print(key), read_options(options)
    if key in session_prints.FORMS and chosen.codes:
        return session_prints.record(session, key, chosen)
    if key == consent_prints.SLIPS and chosen.codes:
        return consent_prints.record(session, chosen)
    if key in _CODED and chosen.codes:
        return int(_CODED[key].record(session, key, chosen))
    return give_pictograms(session) if entry.shows_helpers else 0


def file_name(key: str, options: Raw) -> str:
    """Return a file name that tells print and day, and never a person."""
    entry, chosen = find_print(key), read_options(options)
    days = {Span.DAY: chosen.day, Span.WEEK: chosen.monday, Span.NONE: chosen.today}
    return f"{key}-{days[entry.span].isoformat()}.pdf"


def _made(
    session: Session, entry: Entry, chosen: Options, how: tuple[Paper, str]
) -> tuple[bytes, tuple[str, ...]]:
    """Return the PDF, and sentences about names and words that no font can draw."""
    with undrawn.watching(entry.print_class, spelled_names(session)) as watch:
        pdf = entry.make(session, chosen, *how)
    return pdf, watch.notices()


def _ready(session: Session, entry: Entry, options: Raw) -> Options:
    chosen = read_options(options)
    need = entry.need(session, chosen)
    if need is not None:
        raise PrintNotReadyError(need.sentence)
    return replace(
        chosen,
        team_id=chosen.team_id or people_rows.newest_team(session),
        sample=local_state.get(session, Key.IS_SAMPLE) == "1",
    )


def _check_right(session: Session, entry: Entry) -> None:
    who = session.info.get(WHO)
    if isinstance(who, Who) and not may_print(who.role, entry):
        raise NotAllowedError(why_not(who.role))


def _notices(session: Session, entry: Entry, chosen: Options) -> tuple[str, ...]:
    if entry.key == consent_prints.SLIPS:
        return consent_prints.notices(session, chosen)
    if entry.key != "bench-sheet":
        return (
            *care_prints.notices(session, entry.key, chosen),
            *pair_prints.notices(session, entry.key, chosen),
            *wall_prints.notices(session, entry.key, chosen),
        )
    return tuple(gap.sentence for gap in gaps_of_day(session, chosen.day))


def _sheet(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    rows = duty_rows.bench_sheet_rows(
        session, chosen.day, chosen.today, sample=chosen.sample, pictures_only=chosen.pictures_only
    )
    return bench_sheet.build(rows, paper, language)


def _poster(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    rows = duty_rows.duty_poster_rows(
        session, chosen.day, chosen.today, sample=chosen.sample, pictures_only=chosen.pictures_only
    )
    return duty_poster.build(rows, paper, language)


def _pairs(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    rows = people_rows.pairing_list_rows(session, chosen.today, sample=chosen.sample)
    return pairing_list.build(rows, paper, language)


def _team(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    rows = people_rows.public_roster_rows(
        session,
        chosen.team_id or "",
        chosen.today,
        sample=chosen.sample,
        pictures_only=chosen.pictures_only,
    )
    return team_roster.build_public(rows, paper, language)


def _staff(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    rows = people_rows.staff_roster_rows(
        session, chosen.team_id or "", chosen.today, sample=chosen.sample
    )
    return team_roster.build_staff(rows, paper, language)


def _pair_print(key: str, print_class: PrintClass, make: _Make, need: _Needs) -> Entry:
    return Entry(key, print_class, Span.NONE, False, make, need)


_PUBLIC, _STAFF_ONLY = PrintClass.PUBLIC, PrintClass.STAFF_ONLY
_CONFIDENTIAL, _HOME = PrintClass.CONFIDENTIAL, PrintClass.HOME
_pp: Final = pair_prints
_sp: Final = session_prints
_tp: Final = team_prints
_care: Final = care_prints
_bench: Final = bench_prints
_CODED: Final = {
    **dict.fromkeys(work_prints.KEYS, work_prints),
    **dict.fromkeys(bench_prints.KEYS, bench_prints),
}
_ENTRIES: Final = {
    entry.key: entry
    for entry in (
        Entry("bench-sheet", _PUBLIC, Span.DAY, True, _sheet, needs.duty_on_day),
        Entry("bench-clipboard", _STAFF_ONLY, Span.WEEK, False, _bench.board, needs.duty_in_week),
        Entry("recess-tally", _STAFF_ONLY, Span.DAY, False, _bench.tally, _bench.need, False),
        Entry("bench-weeks", _STAFF_ONLY, Span.NONE, False, _bench.weeks, _bench.need_weeks, False),
        Entry("duty-poster", _PUBLIC, Span.WEEK, True, _poster, needs.duty_in_week),
        Entry("pairing-list", _STAFF_ONLY, Span.NONE, False, _pairs, needs.pairs),
        Entry("team-roster-public", _PUBLIC, Span.NONE, True, _team, needs.team),
        Entry("team-roster-staff", _STAFF_ONLY, Span.NONE, False, _staff, needs.team),
        Entry("team-minutes", _STAFF_ONLY, Span.NONE, False, _tp.minutes, _tp.need_meeting),
        Entry("team-agenda", _STAFF_ONLY, Span.NONE, False, _tp.agenda, needs.team),
        Entry("recognition-list", _STAFF_ONLY, Span.NONE, False, _tp.thanks, _tp.need_thanks),
        _pair_print("team-certificate", _HOME, _tp.of_team, _tp.need_team),
        _pair_print("service-certificate", _HOME, _tp.of_helpers, _tp.need_helpers),
        _pair_print("session-form", _CONFIDENTIAL, session_prints.pairs, needs.slips),
        _pair_print("counseling-form", _CONFIDENTIAL, _sp.counseling, _sp.need_nothing),
        _pair_print("group-attendance", _CONFIDENTIAL, _sp.grid, _sp.need_nothing),
        Entry("use-of-time", _STAFF_ONLY, Span.NONE, False, _sp.time, _sp.need_time, False),
        _pair_print("match-agreement", _CONFIDENTIAL, _pp.agreement, _pp.need_agreement),
        _pair_print("pair-letter", _CONFIDENTIAL, _pp.pair_letter, _pp.need_begun),
        _pair_print("check-in-sheet", _CONFIDENTIAL, _pp.check_ins, _pp.need_due),
        _pair_print("closure-letter", _CONFIDENTIAL, _pp.closure_letter, _pp.need_ending),
        _pair_print("goodbye-card", _HOME, _pp.goodbye, _pp.need_ending),
        _pair_print("certificate", _HOME, _pp.certificates, _pp.need_helpers),
        _pair_print("erasure-proof", _STAFF_ONLY, erasure_print.make, erasure_print.need),
        _pair_print("monday-sheet", _STAFF_ONLY, work_prints.monday, work_prints.need_work),
        _pair_print("consent-slip", _CONFIDENTIAL, consent_prints.slips, consent_prints.need),
        _pair_print("consent-cover", _STAFF_ONLY, consent_prints.covers, consent_prints.need),
        _pair_print("concern-form", _CONFIDENTIAL, _care.concern, _care.need_concern),
        _pair_print("concern-blank", _CONFIDENTIAL, _care.blank, _care.need_nothing),
        _pair_print("referral-form", _CONFIDENTIAL, _care.referral, _care.need_referral),
        *(
            Entry(w.key, w.print_class, Span(w.span), w.shows_helpers, w.make, w.need, w.is_told)
            for w in offered.PRINTS
        ),
    )
}
