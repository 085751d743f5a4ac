"""The papers of concerns as the catalogue makes them, and what each needs before it can print."""

from sqlalchemy.orm import Session

from peerdesk.enums import Paper
from peerdesk.i18n import translate
from peerdesk.reports import concern_form, referral_form
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options
from peerdesk.services.prints import care_rows

CONCERN, REFERRAL = "concern-form", "referral-form"


def need_concern(session: Session, options: Options) -> Need | None:
    """Return what is missing for the form of a concern: which one."""
    if care_rows.has_concern(session, options.concern_id):
        return None
    sentence = translate(
        "Catalog", "Open a concern under Concerns and choose Print form; it prints one at a time."
    )
    return Need(sentence, "concerns")


def need_referral(session: Session, options: Options) -> Need | None:
    """Return what is missing for the form of a referral: a concern that was referred."""
    which = need_concern(session, options)
    if which is not None or care_rows.newest_referral(session, options.concern_id):
        return which
    return Need(translate("Catalog", "This concern was not referred yet."), "concerns")


def need_nothing(_session: Session, _options: Options) -> Need | None:
    """Return None: a blank form can always print."""
    return None


def concern(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the form of one concern, filled in."""
    rows = care_rows.concern_paper(session, chosen.concern_id, chosen.today, sample=chosen.sample)
    return concern_form.build(rows, paper, language)


def blank(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the blank concern form."""
    rows = care_rows.blank_concern(session, chosen.today, sample=chosen.sample)
    return concern_form.build_blank(rows, paper, language)


def referral(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the form of the newest referral of a concern."""
    rows = care_rows.referral_paper(session, chosen.concern_id, chosen.today, sample=chosen.sample)
    return referral_form.build(rows, paper, language)


def notices(session: Session, key: str, chosen: Options) -> tuple[str, ...]:
    """Return what to read before printing: a referral names no other child, no unshared word."""
    if key != REFERRAL:
        return ()
    rows = care_rows.referral_paper(session, chosen.concern_id, chosen.today)
    said = [
        translate("Catalog", "Read the facts once more: no other child's name may stand there.")
    ]
    if not rows.name or not rows.facts:
        said.append(
            translate("Catalog", "What the family has not said yes to is left out of this page.")
        )
    return tuple(said)
