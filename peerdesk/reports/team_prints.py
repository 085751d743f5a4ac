"""The papers of a team as the catalogue makes them, and what each needs before it can print."""

from sqlalchemy.orm import Session

from peerdesk.enums import Paper
from peerdesk.i18n import translate
from peerdesk.reports import certificate, team_papers
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options
from peerdesk.services.prints import people_rows, team_rows
from peerdesk.services.prints.pair_rows import Certificates


def titles() -> dict[str, str]:
    """Return the names of these prints in the language of the window."""
    return {
        "team-minutes": translate("Catalog", "Minutes of a team meeting"),
        "team-agenda": translate("Catalog", "Agenda and sign-in for a team meeting"),
        "recognition-list": translate("Catalog", "Recognition of the year"),
        "team-certificate": translate("Catalog", "Certificates of service: the team"),
        "service-certificate": translate("Catalog", "Certificates of service: all helpers"),
    }


def minutes(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the minutes of the meeting asked for, or of the last one."""
    key = chosen.meeting_id or team_rows.last_held(session, chosen.team_id or "")
    rows = team_rows.minutes_page(session, key, sample=chosen.sample)
    return team_papers.build_minutes(rows, paper, language)


def agenda(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the page for the next meeting."""
    team_id = chosen.team_id or ""
    rows = team_rows.agenda_page(session, team_id, chosen.today, sample=chosen.sample)
    return team_papers.build_agenda(rows, paper, language)


def thanks(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the recognition of the year."""
    rows = team_rows.thanks_list(session, chosen.today, sample=chosen.sample)
    return team_papers.build_thanks(rows, paper, language)


def of_team(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the certificates of a team."""
    return certificate.build(_of_team(session, chosen), paper, language)


def of_helpers(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the certificates of all helpers."""
    return certificate.build(_of_helpers(session, chosen), paper, language)


def need_meeting(session: Session, options: Options) -> Need | None:
    """Return what is missing for minutes: a meeting that was held."""
    team_id = options.team_id or people_rows.newest_team(session)
    if options.meeting_id or (team_id and team_rows.last_held(session, team_id)):
        return None
    return Need(
        translate("Catalog", "No meeting was written down yet. Write minutes under Meetings."),
        "minutes",
    )


def need_thanks(session: Session, options: Options) -> Need | None:
    """Return what is missing for the list of recognition."""
    if team_rows.thanks_list(session, options.today, sample=False).thanks:
        return None
    return Need(translate("Catalog", "Nobody was thanked this year yet. Do it under Team."), "team")


def need_team(session: Session, options: Options) -> Need | None:
    """Return what is missing for certificates of a team."""
    team_id = options.team_id or people_rows.newest_team(session)
    if team_id and _of_team(session, options, team_id).helpers:
        return None
    return Need(
        translate("Catalog", "Nobody is on the team yet. Add members under Team first."), "team"
    )


def need_helpers(session: Session, options: Options) -> Need | None:
    """Return what is missing for certificates of all helpers."""
    if _of_helpers(session, options).helpers:
        return None
    return Need(
        translate("Catalog", "Nobody serves as a helper yet. Mark helpers under Students."),
        "students",
    )


def _of_team(session: Session, chosen: Options, team_id: str = "") -> Certificates:
    return team_rows.team_certificates(
        session, team_id or chosen.team_id or "", chosen.student_ids, chosen.today,
        sample=chosen.sample,
    )  # fmt: skip


def _of_helpers(session: Session, chosen: Options) -> Certificates:
    return team_rows.helper_certificates(
        session, chosen.student_ids, chosen.today, sample=chosen.sample
    )
