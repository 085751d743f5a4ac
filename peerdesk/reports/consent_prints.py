"""Consent slips as the catalogue makes them, what they need, and what they settle."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from peerdesk.enums import Paper
from peerdesk.i18n import translate
from peerdesk.reports import consent_slips
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options, read_options
from peerdesk.services.prints import consent_rows
from peerdesk.services.prints.consent_rows import ConsentPapers, Wanted
from peerdesk.services.roster.languages import language_name

SLIPS = "consent-slip"
COVERS = "consent-cover"


def slips(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the slips of everyone whose answer is missing, with a cover for each homeroom."""
    papers = _papers(session, chosen, language)
    return consent_slips.build(papers, paper, language)


def covers(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the covers of the homerooms alone."""
    papers = _papers(session, chosen, language)
    return consent_slips.build_covers(papers, paper, language)


def need(session: Session, chosen: Options) -> Need | None:
    """Return what is missing for consent slips: somebody to ask."""
    if consent_rows.missing_rows(session, _wanted(chosen), chosen.today):
        return None
    return Need(
        translate("Catalog", "No answer is missing. Who is asked for what is under Consents."),
        "consents",
    )


def with_codes(session: Session, chosen: Options) -> Options:
    """Return the options with a fresh code for each slip and the students they stand for."""
    rows = consent_rows.missing_rows(session, _wanted(chosen), chosen.today)
    codes = consent_rows.codes_for(session, len(rows))
    return replace(chosen, codes=codes, student_ids=tuple(row.id for row in rows))


def record(session: Session, chosen: Options) -> int:
    """Keep which code was printed for whom; return how many are new."""
    return consent_rows.record_slips(session, _papers(session, chosen, "en"))


def mark_asked(session: Session, options: Mapping[str, Any]) -> int:
    """Note that the printed slips went home; return how many. To be called in a write."""
    return consent_rows.mark_asked(session, _papers(session, read_options(options), "en"))


def question_after(key: str) -> str:
    """Return what to ask once a print came out; "" for those of which nothing follows."""
    if key != SLIPS:
        return ""
    return translate("Catalog", "Did all slips come out, and do they go home today?")


def notices(session: Session, chosen: Options) -> tuple[str, ...]:
    """Return what to know before printing: languages that are not complete."""
    papers = _papers(session, chosen, "en")
    by_language: dict[str, int] = {}
    for slip in papers.slips:
        if slip.spoken:
            by_language[slip.spoken] = by_language.get(slip.spoken, 0) + 1
    one = translate(
        "Catalog", "1 family speaks {language}. Its slip prints in English: please explain it."
    )
    many = translate(
        "Catalog",
        "{n} families speak {language}. Their slips print in English: please explain them.",
    )
    return tuple(
        (one if count == 1 else many).format(n=count, language=language_name(code))
        for code, count in sorted(by_language.items())
    )


def _papers(session: Session, chosen: Options, language: str) -> ConsentPapers:
    wanted = replace(_wanted(chosen), codes=chosen.codes, language=language)
    return consent_rows.slip_papers(session, wanted, chosen.today, sample=chosen.sample)


def _wanted(chosen: Options) -> Wanted:
    return Wanted(chosen.student_ids, chosen.asks, chosen.homerooms)
