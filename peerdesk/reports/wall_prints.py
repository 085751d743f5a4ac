"""What hangs by the bench, what helpers wear and sign, and cards for students: for the catalogue.

PRINTS are the entries; `titles`, `notices` and `shown_ids` are asked by key.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.enums import Paper, PrintClass
from peerdesk.i18n import translate
from peerdesk.reports import bench_poster, bench_script, helper_cards, needs, pledge, referral_card
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options
from peerdesk.services.prints import duty_rows, pledge_rows, wall_rows
from peerdesk.services.prints.home_language import printed_in
from peerdesk.services.prints.wall_rows import HelperCards
from peerdesk.services.roster.languages import language_name

CARDS: Final = ("helper-cards", "helper-card-backs")
REFERRAL_CARD: Final = "referral-card"
IN_HOME_LANGUAGE: Final = frozenset({"pledge"})
"""Prints whose pages come in the language of each family, unless one is asked for."""


@dataclass(frozen=True, slots=True)
class WallPrint:
    """An entry of the catalogue, with its span by name."""

    key: str
    print_class: PrintClass
    span: str
    shows_helpers: bool
    make: Callable[[Session, Options, Paper, str], bytes]
    need: Callable[[Session, Options], Need | None]
    is_told: bool = True
    """Whether it tells something about single children."""


def titles() -> dict[str, str]:
    """Return the name of each print in the language of the window."""
    return {
        "bench-poster": translate("Catalog", "Bench posters"),
        "bench-script": translate("Catalog", "Poster: steps at the bench"),
        "helper-cards": translate("Catalog", "Helper cards to wear"),
        "helper-card-backs": translate("Catalog", "Helper cards, back side"),
        "pledge": translate("Catalog", "Pledge and limits, to sign"),
        REFERRAL_CARD: translate("Catalog", "Cards: someone to talk to"),
    }


def shown_ids(session: Session, key: str, chosen: Options) -> list[str] | None:
    """Return whom the cards show; None for a print that is not of cards."""
    return wall_rows.card_helpers(session, chosen.student_ids) if key in CARDS else None


def notices(session: Session, key: str, chosen: Options) -> tuple[str, ...]:
    """Return what to read before printing."""
    if key in IN_HOME_LANGUAGE and not chosen.one_language:
        return _unprinted(session, chosen)
    if key != REFERRAL_CARD:
        return ()
    rows = wall_rows.referral_card_rows(session, chosen.today, sample=chosen.sample)
    if not rows.phones:
        usual = translate("Catalog", "The school has entered no numbers: these are the usual ones.")
        return (usual,)
    return (
        translate(
            "Catalog", "These numbers go to students. No mobile number of staff may stand there."
        ),
    )


def _unprinted(session: Session, chosen: Options) -> tuple[str, ...]:
    """Return a sentence for each language that families speak and PeerDesk does not print."""
    signers = pledge_rows.signers(session, chosen.student_ids, chosen.today)
    spoken = Counter(printed_in(one.language, "en")[1] for one in signers)
    words = translate(
        "Catalog", "Families who speak {language}: {count}. Their papers print in English."
    )
    return tuple(
        words.format(language=language_name(code), count=count)
        for code, count in sorted(spoken.items())
        if code
    )


def poster(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the posters of a day, a page for each bench and recess."""
    rows = duty_rows.bench_sheet_rows(
        session, chosen.day, chosen.today, sample=chosen.sample, pictures_only=chosen.pictures_only
    )
    return bench_poster.build(rows, paper, language)


def script(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the poster of the steps at the bench."""
    rows = wall_rows.script_rows(session, chosen.today, sample=chosen.sample)
    return bench_script.build(rows, paper, language)


def cards(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the cards that helpers wear."""
    return helper_cards.build(_cards(session, chosen), paper, language)


def backs(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the backs of these cards."""
    return helper_cards.build_backs(_cards(session, chosen), paper, language)


def pledges(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the papers of the helpers asked for, or of all who miss one."""
    rows = pledge_rows.pledge_rows(session, chosen.student_ids, chosen.today, sample=chosen.sample)
    return pledge.build(rows, paper, language, one_language=chosen.one_language)


def referral(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return a page of cards that say whom to talk to."""
    rows = wall_rows.referral_card_rows(session, chosen.today, sample=chosen.sample)
    return referral_card.build(rows, paper, language)


def need_cards(session: Session, options: Options) -> Need | None:
    """Return what is missing for cards: a helper at the benches or a member of the team."""
    if wall_rows.card_helpers(session, options.student_ids):
        return None
    return Need(
        translate("Catalog", "Nobody helps at the benches yet. Mark helpers under Students first."),
        "students",
    )


def need_signers(session: Session, options: Options) -> Need | None:
    """Return what is missing for papers to sign: a helper who has not signed."""
    if pledge_rows.signers(session, options.student_ids, options.today):
        return None
    return Need(
        translate(
            "Catalog", "No helper has a paper to sign. Mark helpers under Students to print some."
        ),
        "students",
    )


def need_nothing(_session: Session, _options: Options) -> Need | None:
    """Return None: it can always print."""
    return None


def _cards(session: Session, chosen: Options) -> HelperCards:
    return wall_rows.helper_card_rows(
        session,
        chosen.student_ids,
        chosen.today,
        sample=chosen.sample,
        pictures_only=chosen.pictures_only,
    )


_PUBLIC: Final = PrintClass.PUBLIC
PRINTS: Final = (
    WallPrint("bench-poster", _PUBLIC, "day", True, poster, needs.duty_on_day),
    WallPrint("bench-script", _PUBLIC, "none", False, script, need_nothing, False),
    WallPrint("helper-cards", _PUBLIC, "none", True, cards, need_cards),
    WallPrint("helper-card-backs", _PUBLIC, "none", False, backs, need_cards),
    WallPrint("pledge", PrintClass.CONFIDENTIAL, "none", False, pledges, need_signers),
    WallPrint(REFERRAL_CARD, _PUBLIC, "none", False, referral, need_nothing, False),
)
