"""Slips of two homerooms: short and long ones, a notice, a child who answers too."""

from dataclasses import replace
from datetime import date

from peerdesk.enums import ConsentKind, ConsentMode, Grade
from peerdesk.reports import consent_slips
from peerdesk.services.consent.missing import Pupil
from peerdesk.services.consent.rules import Ask, Rule
from peerdesk.services.prints.consent_rows import ConsentPapers, SlipPaper

BUDDIES = Rule(Ask(ConsentKind.TAKE_PART), "Buddy pairs", ConsentMode.ACTIVE)
GROUP = Rule(Ask(ConsentKind.GROUP), "Support groups", ConsentMode.ACTIVE, needs_assent=True)
POSTER = Rule(Ask(ConsentKind.POSTER_NAME), "First name on posters", ConsentMode.ACTIVE)
SURVEY = Rule(
    Ask(ConsentKind.SURVEY, "0193"),
    "Fall feelings check",
    ConsentMode.NOTICE,
    planned_on=date(2026, 12, 18),
    is_protected=True,
)
EVERYTHING = (
    *(Rule(Ask(kind), kind.value, ConsentMode.ACTIVE) for kind in ConsentKind),
    SURVEY,
)


def slip(number, name, homeroom, *rules, language="en"):
    first = name.split()[0]
    pupil = Pupil(f"{number}", name, name, first, Grade.G04, homeroom, language)
    return SlipPaper(pupil, f"7Q4K-M2X{'CDE5678'[number]}", language, "", rules)


def papers(*, sample=False, slips=()):
    """Return slips of two homerooms, or those that are given."""
    usual = (
        slip(0, "Maya Ortiz", "4-A", BUDDIES),
        slip(1, "Alexander Featherstonehaugh-Montgomery", "4-A", BUDDIES, POSTER, GROUP),
        slip(2, "Nizhoni Begay", "4-A", BUDDIES),
        slip(3, "Eli Brandt", "5-B", SURVEY),
    )
    return ConsentPapers(
        date(2026, 11, 24),
        date(2026, 12, 8),
        slips or usual,
        (ConsentKind.BENCH, ConsentKind.TEAM),
        "Prairie View Elementary",
        "Ms. Begay",
        "14",
        sample=sample,
    )


def build_alike(data, paper, language):
    """Return the slips as a school prints them whose families all speak `language`."""
    slips = tuple(replace(one, language=language) for one in data.slips)
    return consent_slips.build(replace(data, slips=slips), paper, language)
