"""The main job at one school: roster, pairs, duty, prints, sessions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.commands.console import Console
from peerdesk.commands.daily import fill
from peerdesk.commands.parser import PRINT_KEYS
from peerdesk.commands.printing import path_of, print_to
from peerdesk.enums import MatchStatus, SessionKind, SessionMood, VaultRole
from peerdesk.errors import NotAllowedError, NotFoundError, PrintNotReadyError
from peerdesk.i18n import translate
from peerdesk.services.integrity import find_problems
from peerdesk.services.match_board import accept_proposals, propose_matches
from peerdesk.services.match_draft import draft_board
from peerdesk.services.matches import list_pairs
from peerdesk.services.roster.apply import import_roster
from peerdesk.services.roster.rows import Choices, Roster
from peerdesk.services.roster.source import build_roster, open_path, schools_in
from peerdesk.services.sample import prepare_programs, sample_roster, school_names
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.session_logs.kinds import PAIR_TOPICS
from peerdesk.services.store import Store
from peerdesk.services.teams import list_teams
from peerdesk.services.vaults import OpenVault, SetUp, create_vault

_MOST_WEEKS: Final = 20
_MET_AT: Final = time(12, 10)


@dataclass(frozen=True, slots=True)
class SchoolWork:
    """What one school did.

    Attributes:
        vault: Still open.
        prints: The PDFs.
        problems: What could not be done, or what a check found, in words.
    """

    vault: OpenVault
    students: int
    pairs: int
    unmatched: int
    duties: int
    sessions: int
    prints: tuple[Path, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Roster:
    """The name of a school, its people, and whether they are invented."""

    school: str
    people: Roster
    is_sample: bool


def work_of_school(
    out: Path, number: int, today: date, passphrase: str, *, roster: Path | None, console: Console
) -> SchoolWork:
    """Do the main job at school `number` and return what came of it, its vault open."""

    def step(sentence: str) -> None:
        console.progress(translate("Demo", "School {n}: {step}").format(n=number, step=sentence))

    step(translate("Demo", "reading the roster ..."))
    given = _roster(out, number, today, roster)
    set_up = SetUp(VaultRole.SCHOOL, given.school, is_sample=given.is_sample)
    vault = create_vault(out / "vaults" / f"school-{number}", passphrase, set_up).opened
    store = vault.store
    students = _import(store, given.people, today)
    label = translate("Demo", "Added helpers, buddies, benches and the team")
    store.write(lambda session: prepare_programs(session, today, seed=number), label)
    step(translate("Demo", "matching ..."))
    pairs, unmatched = _match(store, today)
    step(translate("Demo", "filling a week of duty ..."))
    week, duties = _duty(store, today)
    step(translate("Demo", "logging sessions ..."))
    sessions = _log(store, today)
    step(translate("Demo", "printing ..."))
    prints, missing = _print(vault, out / "prints" / f"school-{number}", week)
    problems = store.read(lambda session: find_problems(session, vault.info.folder))
    return SchoolWork(
        vault, students, pairs, unmatched, duties, sessions, prints, (*missing, *problems)
    )


def _roster(out: Path, number: int, today: date, given: Path | None) -> _Roster:
    """Return the roster of the school: its turn in the given file, or an invented one."""
    if given is not None:
        source = open_path(given)
        names = [school.name for school in schools_in(source)]
        if number <= max(1, len(names)):
            chosen = names[number - 1] if len(names) > 1 else None
            people = build_roster(source, Choices(school=chosen), today)
            return _Roster(names[number - 1] if names else _invented(number), people, False)
    path = out / "rosters" / f"school-{number}.csv"
    path.write_bytes(sample_roster(today, seed=number))
    return _Roster(_invented(number), build_roster(open_path(path), Choices(), today), True)


def _invented(number: int) -> str:
    names = school_names()
    again = "" if number <= len(names) else f" {(number - 1) // len(names) + 1}"
    return names[(number - 1) % len(names)] + again


def _import(store: Store, people: Roster, today: date) -> int:
    label = translate("Demo", "Imported {count} students").format(count=len(people.students))
    return store.write(lambda session: import_roster(session, people, today), label).value.new


def _match(store: Store, today: date) -> tuple[int, int]:
    """Match and accept; return how many pairs were made and how many buddies still wait."""
    store.write(
        lambda session: propose_matches(session, today), translate("Demo", "Matched new students")
    )
    board = store.read(lambda session: draft_board(session, today))
    if board is None or not board.ready:
        return 0, 0 if board is None else len(board.rows)
    label = translate("Demo", "Accepted the draft")
    accepted = store.write(lambda session: accept_proposals(session, today), label).value
    return len(accepted.match_ids), len(board.rows) - len(accepted.match_ids)


def _duty(store: Store, today: date) -> tuple[date, int]:
    """Fill the first week from the next one on that has school; return a duty day and the count."""
    monday = today + timedelta(days=7 - today.weekday())
    for week in (monday + timedelta(weeks=n) for n in range(_MOST_WEEKS)):
        try:
            filled = fill(store, week, today)
        except NotAllowedError:
            continue
        return min(place.day for place, _ in filled.assignments), len(filled.assignments)
    return monday, 0


def _log(store: Store, today: date) -> int:
    """Log a session of every pair and one of the team, held on the last school day."""
    held_on = today - timedelta(days=max(1, today.isoweekday() - 4))
    held_at = datetime.combine(held_on, _MET_AT).astimezone(UTC)

    def use_case(session: Session) -> int:
        entries = list(_entries(session, today, held_at))
        for entry in entries:
            log_session(session, entry)
        return len(entries)

    return store.write(use_case, translate("Demo", "Logged sessions")).value


def _entries(session: Session, today: date, held_at: datetime) -> Iterator[SessionEntry]:
    topics, moods = PAIR_TOPICS, (SessionMood.GOOD, SessionMood.GOOD, SessionMood.OK)
    for place, pair in enumerate(list_pairs(session, today, (MatchStatus.ACTIVE,))):
        yield SessionEntry(
            SessionKind.PAIR,
            held_at,
            15 + 5 * (place % 3),
            match_id=pair.id,
            topic=topics[place % len(topics)],
            mood=moods[place % len(moods)],
        )
    for team in list_teams(session, today)[:1]:
        yield SessionEntry(SessionKind.TEAM, held_at, 45, team_id=team.id)


def _print(vault: OpenVault, folder: Path, day: date) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Make every print; return the files and what could not be printed, in words."""
    folder.mkdir(parents=True)
    info, paths, missing = vault.info, [], []
    for key in PRINT_KEYS:
        try:
            made = print_to(vault.store, key, folder, day, info.paper, info.language)
            paths.append(path_of(made, folder))
        except (PrintNotReadyError, NotFoundError) as error:
            missing.append(error.sentence())
    return tuple(paths), tuple(missing)
