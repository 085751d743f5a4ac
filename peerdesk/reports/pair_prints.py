"""The papers of pairs as the catalogue makes them, and what each needs before it can print."""

from collections import Counter
from collections.abc import Callable
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.enums import Paper
from peerdesk.i18n import translate
from peerdesk.reports import (
    certificate,
    check_in_sheet,
    goodbye_card,
    match_agreement,
    pair_letters,
)
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options
from peerdesk.reports.words import PRINTED
from peerdesk.services.prints import pair_rows
from peerdesk.services.prints.pair_rows import PairPapers
from peerdesk.services.roster.languages import language_name

_Build = Callable[[PairPapers, Paper, str], bytes]
_FOR_FAMILIES: Final = frozenset({"pair-letter", "closure-letter", "goodbye-card"})


def agreement(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the agreements of the pairs asked for, or of those that have not signed."""
    ids = pair_rows.pairs_with_agreement(session, chosen.match_ids)
    return _papers(session, chosen, ids, match_agreement.build)(paper, language)


def pair_letter(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the letters that tell families of the pairs asked for, or of the new ones."""
    ids = pair_rows.pairs_begun(session, chosen.match_ids, chosen.today)
    return _papers(session, chosen, ids, pair_letters.build_start)(paper, language)


def closure_letter(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the letters that tell families of the end of a pair."""
    ids = pair_rows.pairs_ending(session, chosen.match_ids, chosen.today)
    return _papers(session, chosen, ids, pair_letters.build_closure)(paper, language)


def goodbye(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the goodbye cards of the pairs asked for, or of those that say goodbye now."""
    ids = pair_rows.pairs_ending(session, chosen.match_ids, chosen.today)
    return _papers(session, chosen, ids, goodbye_card.build)(paper, language)


def certificates(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the certificates of the helpers of these pairs, or of all of this year."""
    rows = pair_rows.certificate_rows(session, chosen.match_ids, chosen.today, sample=chosen.sample)
    return certificate.build(rows, paper, language)


def check_ins(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the sheet of everything due about pairs."""
    code = chosen.codes[0] if chosen.codes else ""
    rows = pair_rows.check_in_sheet(session, chosen.today, sample=chosen.sample, code=code)
    return check_in_sheet.build(rows, paper, language)


def notices(session: Session, key: str, chosen: Options) -> tuple[str, ...]:
    """Return which families of these pairs speak a language that cannot be printed."""
    if key not in _FOR_FAMILIES:
        return ()
    pairs_of = pair_rows.pairs_begun if key == "pair-letter" else pair_rows.pairs_ending
    ids = pairs_of(session, chosen.match_ids, chosen.today)
    papers = pair_rows.pair_papers(session, ids, chosen.today, sample=chosen.sample)
    spoken = Counter(
        child.language
        for pair in papers.pairs
        for child in (pair.buddy, pair.helper)
        if child.language and child.language not in PRINTED
    )
    one = translate("Catalog", "1 family speaks {language}. Its paper prints in English.")
    many = translate("Catalog", "{n} families speak {language}. Their papers print in English.")
    return tuple(
        (one if count == 1 else many).format(n=count, language=language_name(code))
        for code, count in sorted(spoken.items())
    )


def need_agreement(session: Session, options: Options) -> Need | None:
    """Return what is missing for match agreements."""
    if pair_rows.pairs_with_agreement(session, options.match_ids):
        return None
    return Need(
        translate(
            "Catalog", "No pair has an agreement to sign. Choose a pair under Buddies to print one."
        ),
        "buddies",
    )


def need_begun(session: Session, options: Options) -> Need | None:
    """Return what is missing for letters about new pairs."""
    if pair_rows.pairs_begun(session, options.match_ids, options.today):
        return None
    return Need(
        translate(
            "Catalog", "No pair is new. Match students under Buddies, or choose a pair there."
        ),
        "buddies",
    )


def need_ending(session: Session, options: Options) -> Need | None:
    """Return what is missing for the papers of a goodbye."""
    if pair_rows.pairs_ending(session, options.match_ids, options.today):
        return None
    return Need(
        translate("Catalog", "No pair says goodbye now. End a pair under Buddies first."), "buddies"
    )


def need_helpers(session: Session, options: Options) -> Need | None:
    """Return what is missing for certificates."""
    rows = pair_rows.certificate_rows(session, options.match_ids, options.today, sample=False)
    if rows.helpers:
        return None
    return Need(
        translate("Catalog", "No helper had a pair this year. Match students under Buddies."),
        "buddies",
    )


def need_due(session: Session, options: Options) -> Need | None:
    """Return what is missing for the check-in sheet."""
    if pair_rows.check_in_sheet(session, options.today, sample=False).due:
        return None
    return Need(
        translate("Catalog", "No check-in is due. The next ones are under Buddies."), "buddies"
    )


def _papers(
    session: Session, chosen: Options, match_ids: list[str], build: _Build
) -> Callable[[Paper, str], bytes]:
    rows = pair_rows.pair_papers(session, match_ids, chosen.today, sample=chosen.sample)
    return lambda paper, language: build(rows, paper, language)
