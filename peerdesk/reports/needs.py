"""What each print needs before it can print, in a sentence, and the page where it is done."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.reports.options import Options
from peerdesk.services.calendar import list_benches, list_recesses
from peerdesk.services.prints import duty_rows, forms, people_rows


@dataclass(frozen=True, slots=True)
class Need:
    """Something that is missing: a sentence, and the key of the page where it is done."""

    sentence: str
    page: str


def duty_on_day(session: Session, options: Options) -> Need | None:
    """Return what is missing for a print of one day."""
    if duty_rows.helpers_on(session, options.day, options.day):
        return None
    return _no_places(session) or Need(
        translate(
            "Catalog",
            "Nobody is on duty on this day. Fill the week under Bench and duty, or choose "
            "another day.",
        ),
        "duty",
    )


def duty_in_week(session: Session, options: Options) -> Need | None:
    """Return what is missing for a print of one week."""
    friday = options.monday + timedelta(days=4)
    if duty_rows.helpers_on(session, options.monday, friday):
        return None
    return _no_places(session) or Need(
        translate(
            "Catalog",
            "Nobody is on duty in this week. Fill the week under Bench and duty, or choose "
            "another week.",
        ),
        "duty",
    )


def pairs(session: Session, _options: Options) -> Need | None:
    """Return what is missing for a print of pairs."""
    if forms.list_slips(session):
        return None
    return Need(
        translate("Catalog", "There are no buddy pairs yet. Match students under Buddies first."),
        "buddies",
    )


def slips(session: Session, options: Options) -> Need | None:
    """Return what is missing for session forms: a pair, or a number of blank forms."""
    if forms.list_slips(session, options.match_ids, blanks=options.blanks):
        return None
    return pairs(session, options) or Need(
        translate("Catalog", "These pairs have ended. Choose other pairs under Buddies."), "buddies"
    )


def team(session: Session, options: Options) -> Need | None:
    """Return what is missing for a print of the leadership team."""
    team_id = options.team_id or people_rows.newest_team(session)
    if team_id and people_rows.members_in_office(session, team_id, options.today):
        return None
    return Need(
        translate("Catalog", "Nobody is on the team yet. Add members under Team first."), "team"
    )


def _no_places(session: Session) -> Need | None:
    if list_benches(session, open_only=True) and list_recesses(session):
        return None
    return Need(
        translate("Catalog", "Add a bench and a recess time under Settings first."), "settings"
    )
