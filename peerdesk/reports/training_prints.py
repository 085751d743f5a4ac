"""The papers of training as the catalogue makes them, and what each needs before it can print."""

from typing import Final

from sqlalchemy.orm import Session

from peerdesk.enums import Paper, PrintClass
from peerdesk.errors import NotFoundError
from peerdesk.i18n import translate
from peerdesk.reports import certificate, training_outline, training_sheet
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options
from peerdesk.reports.wall_prints import WallPrint
from peerdesk.services.prints import training_rows
from peerdesk.services.training.courses import list_courses


def titles() -> dict[str, str]:
    """Return the name of each print in the language of the window."""
    return {
        "training-signin": translate("Catalog", "Sign-in sheet for training"),
        "training-outline": translate("Catalog", "Outline of a course"),
        "training-certificate": translate("Catalog", "Certificates of training"),
    }


def sign_in(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the sheet of the training asked for, or of the next one."""
    rows = training_rows.sign_in_sheet(session, chosen.event_id, chosen.today, sample=chosen.sample)
    return training_sheet.build(rows, paper, language)


def outline(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the outline of the course asked for, or of the first one."""
    rows = training_rows.course_outline(
        session, chosen.course, language, chosen.today, sample=chosen.sample
    )
    return training_outline.build(rows, paper, language)


def certificates(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the certificates of everybody who did a course at a training."""
    rows = training_rows.certificates(session, chosen.event_id, chosen.today, sample=chosen.sample)
    if rows is None:
        raise NotFoundError(kind="TrainingEvent", record_id=chosen.event_id)
    return certificate.build_training(rows, paper, language)


def need_nothing(_session: Session, _options: Options) -> Need | None:
    """Return None: blank lines print where something is not known."""
    return None


def need_course(session: Session, _options: Options) -> Need | None:
    """Return what is missing for the outline: a course."""
    if list_courses(session, open_only=True):
        return None
    return Need(translate("Catalog", "No course is offered. Add one under Training."), "training")


def need_trained(session: Session, options: Options) -> Need | None:
    """Return what is missing for certificates: somebody who did a course."""
    found = training_rows.certificates(session, options.event_id, options.today, sample=False)
    if found is not None:
        return None
    return Need(
        translate(
            "Catalog",
            "Nobody has done a course at this training yet. Write down who came, under Training.",
        ),
        "training",
    )


PRINTS: Final = (
    WallPrint("training-signin", PrintClass.STAFF_ONLY, "none", False, sign_in, need_nothing),
    WallPrint(
        "training-outline", PrintClass.PUBLIC, "none", False, outline, need_course, is_told=False
    ),
    WallPrint("training-certificate", PrintClass.HOME, "none", False, certificates, need_trained),
)
