"""Helpers with long names, refusals and another script, for what hangs, is worn and is signed."""

from datetime import date

from peerdesk.enums import AcknowledgementKind
from peerdesk.reports import bench_poster, bench_script, helper_cards, pledge, referral_card
from peerdesk.services.prints.pledge_rows import PledgePapers, Signer
from peerdesk.services.prints.rows import HelperMark
from peerdesk.services.prints.wall_rows import HelperCards, ReferralCards, ScriptPoster

MONDAY = date(2026, 11, 23)
SCHOOL = "Prairie View Elementary"
MARKS = (
    HelperMark("owl", "Maya"),
    HelperMark("horse", None),
    HelperMark("turtle", "Alexander"),
    HelperMark("ladybug", "Christopher"),
    HelperMark("fish", "nishłį́"),
    HelperMark("tractor", "Guadalupe"),
    HelperMark("sailboat", "عبد الرحمن"),
    HelperMark("snowflake", None),
    HelperMark("star", "Ana"),
)
BOTH = tuple(AcknowledgementKind)


def cards(*, sample=False):
    return HelperCards(MONDAY, SCHOOL, "Rosa Begay", "14", MARKS, sample)


def script(*, sample=False):
    return ScriptPoster(MONDAY, date(2027, 5, 28), sample)


def referral(*, sample=False, phones=("Emergency: 911", "Crisis line: call or text 988")):
    return ReferralCards(MONDAY, SCHOOL, ("Rosa Begay", "Jo Hill"), "14", phones, sample)


def papers(*, sample=False, adult="Rosa Begay"):
    signers = (
        Signer("Maya Ortiz", "Maya", BOTH),
        Signer("Christopher Featherstonehaugh-Brandt", "Christopher", BOTH[1:]),
    )
    return PledgePapers(MONDAY, SCHOOL, "2026/27", adult, "14", "2026-1", signers, sample)


def every(bench_sheet_rows):
    """Return what each print is built with, and from which rows."""
    return {
        "bench-poster": (bench_poster.build, bench_sheet_rows),
        "bench-script": (bench_script.build, script),
        "helper-cards": (helper_cards.build, cards),
        "helper-card-backs": (helper_cards.build_backs, cards),
        "pledge": (pledge.build, papers),
        "referral-card": (referral_card.build, referral),
    }
