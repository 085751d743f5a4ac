"""A concern and a referral as a school has them: long words, two students in one story."""

from datetime import date, datetime

from peerdesk.enums import ConcernSource, Grade, HowSoon, Release, Shareable, StepKind
from peerdesk.services.prints.care_rows import OTHER, ConcernPaper, ReferralPaper, StepLine

FACTS = (
    "Sat alone three recesses running and said his stomach always hurts.\n"
    f"Then {OTHER} said that he cries on the bus, most days, before the second stop."
)


def concern(*, sample=False, facts=""):
    """Return a concern with a call and a parent told."""
    at = datetime(2026, 11, 23, 9, 5).astimezone()
    return ConcernPaper(
        printed_on=date(2026, 11, 24),
        school="Prairie View Elementary",
        extension="14",
        name="Sam Vance",
        grade=Grade.G02,
        homeroom="2-A",
        birth_date=date(2018, 3, 5),
        noticed_at=at,
        recorded_at=at.replace(hour=10),
        recorded_by="Ms. Begay",
        source=ConcernSource.PEER,
        how_soon=HowSoon.TODAY,
        told_by="The helper of pair 12",
        facts=facts or FACTS.replace(OTHER, "a girl of his class"),
        steps=(
            StepLine(at, StepKind.RECORDED, "", ""),
            StepLine(at.replace(hour=11), StepKind.PARENT_TOLD, "Mother, by phone", "She knew."),
            StepLine(at.replace(hour=12), StepKind.MANDATED_REPORT, "J. Hill, CPS", "No. 4471"),
        ),
        sample=sample,
    )


def blank(*, sample=False):
    """Return the blank form of a school without a card of its own."""
    return ConcernPaper(
        date(2026, 11, 24), "Prairie View Elementary", extension="14", sample=sample
    )


def referral(*, sample=False, **changes):
    """Return a referral the family said yes to."""
    values = {
        "printed_on": date(2026, 11, 24),
        "school": "Prairie View Elementary",
        "extension": "14",
        "partner": "Intake desk, Prairie County Mental Health",
        "phone": "307 555 0142",
        "code": "7Q4K-M2XC",
        "how_soon": HowSoon.THIS_WEEK,
        "release": Release.GIVEN,
        "release_on": date(2026, 11, 24),
        "shares": (Shareable.CONTACT, Shareable.FACTS),
        "parent_told": True,
        "sent_on": date(2026, 11, 24),
        "reply_due_on": date(2026, 12, 4),
        "name": "Sam Vance",
        "grade": Grade.G02,
        "birth_date": date(2018, 3, 5),
        "facts": FACTS,
        "sample": sample,
    }
    return ReferralPaper(**values | changes)
