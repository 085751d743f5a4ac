"""All prints as the print centre lists them: grouped, with what each needs and when it was."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy.orm import Session

from peerdesk.enums import AccountRole, PrintClass
from peerdesk.errors import NotAllowedError
from peerdesk.i18n import translate
from peerdesk.reports import catalog
from peerdesk.reports.catalog import Entry, Need
from peerdesk.services.print_jobs import last_printed


class PrintGroup(StrEnum):
    """Where a print stands in the print centre, in this order."""

    BENCH = "bench"
    PAIRS = "pairs"
    TEAM = "team"
    FAMILIES = "families"
    FORMS = "forms"
    CERTIFICATES = "certificates"
    REPORTS = "reports"


_GROUPS: Final[Mapping[str, PrintGroup]] = MappingProxyType(
    {
        "bench-sheet": PrintGroup.BENCH,
        "bench-clipboard": PrintGroup.BENCH,
        "duty-poster": PrintGroup.BENCH,
        "recess-tally": PrintGroup.BENCH,
        "bench-poster": PrintGroup.BENCH,
        "bench-script": PrintGroup.BENCH,
        "helper-cards": PrintGroup.BENCH,
        "helper-card-backs": PrintGroup.BENCH,
        "pairing-list": PrintGroup.PAIRS,
        "match-agreement": PrintGroup.PAIRS,
        "check-in-sheet": PrintGroup.PAIRS,
        "goodbye-card": PrintGroup.PAIRS,
        "team-roster-public": PrintGroup.TEAM,
        "team-roster-staff": PrintGroup.TEAM,
        "nomination-ballot": PrintGroup.TEAM,
        "application-form": PrintGroup.TEAM,
        "interview-sheet": PrintGroup.TEAM,
        "selection-invitation": PrintGroup.FAMILIES,
        "selection-offer": PrintGroup.FAMILIES,
        "pledge": PrintGroup.TEAM,
        "staff-support": PrintGroup.TEAM,
        "pair-letter": PrintGroup.FAMILIES,
        "closure-letter": PrintGroup.FAMILIES,
        "consent-slip": PrintGroup.FAMILIES,
        "consent-cover": PrintGroup.FAMILIES,
        "certificate": PrintGroup.CERTIFICATES,
        "bench-weeks": PrintGroup.REPORTS,
        "training-certificate": PrintGroup.CERTIFICATES,
        "use-of-time": PrintGroup.REPORTS,
        "erasure-proof": PrintGroup.REPORTS,
    }
)

_ONE_A_CHILD: Final = frozenset({"consent-slip"})


@dataclass(frozen=True, slots=True)
class PrintRow:
    """A print of the list.

    Attributes:
        id: Its key.
        need: What must be there first; None if it can print now.
        last_at: When it was printed or saved last; None if never.
        is_known: Whether somebody looked what it needs; a list of names alone does not.
    """

    id: str
    title: str
    group: PrintGroup
    print_class: PrintClass
    need: Need | None
    last_at: datetime | None
    is_known: bool = True


def group_of(key: str) -> PrintGroup:
    """Return the group of a print; one that nobody sorted yet is a form or a letter home."""
    if key in _GROUPS:
        return _GROUPS[key]
    if catalog.find_print(key).print_class is PrintClass.HOME:
        return PrintGroup.FAMILIES
    return PrintGroup.FORMS


def is_one_a_child(key: str) -> bool:
    """Say whether a print has a page for each child, too many to be made only to be counted."""
    return key in _ONE_A_CHILD


def group_words() -> dict[PrintGroup, str]:
    """Return the groups in words."""
    return {
        PrintGroup.BENCH: translate("PrintCentre", "Bench"),
        PrintGroup.PAIRS: translate("PrintCentre", "Pairs"),
        PrintGroup.TEAM: translate("PrintCentre", "Team"),
        PrintGroup.FAMILIES: translate("PrintCentre", "Families"),
        PrintGroup.FORMS: translate("PrintCentre", "Forms"),
        PrintGroup.CERTIFICATES: translate("PrintCentre", "Certificates"),
        PrintGroup.REPORTS: translate("PrintCentre", "Reports"),
    }


def list_rows(session: Session, role: AccountRole, options: Mapping[str, Any]) -> list[PrintRow]:
    """Return the prints that a role may see, by group."""
    rows = []
    for row in list_names(session, role):
        with suppress(NotAllowedError):  # what it needs is for the counselor's eyes only
            need = catalog.missing(session, row.id, options)
            rows.append(replace(row, need=need, is_known=True))
    return rows


def list_names(session: Session, role: AccountRole) -> list[PrintRow]:
    """Return the same prints at once, before anybody looked what each needs."""
    last = last_printed(session)
    rows = [
        _row(entry, last.get(entry.key))
        for entry in catalog.list_prints()
        if catalog.may_print(role, entry)
    ]
    order = list(PrintGroup)
    return sorted(rows, key=lambda row: order.index(row.group))


def _row(entry: Entry, last_at: datetime | None) -> PrintRow:
    return PrintRow(
        id=entry.key,
        title=catalog.title_of(entry.key),
        group=group_of(entry.key),
        print_class=entry.print_class,
        need=None,
        last_at=last_at,
        is_known=False,
    )
