"""The proof of erasure in the catalogue: what it needs, and how it is made from a file."""

from sqlalchemy.orm import Session

from peerdesk.enums import Paper
from peerdesk.errors import PrintNotReadyError
from peerdesk.i18n import translate
from peerdesk.reports import erasure_proof
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options
from peerdesk.services.prints.erasure_rows import last_proof

KEY = "erasure-proof"


def need(session: Session, options: Options) -> Need | None:
    """Return what is missing: nobody was erased yet."""
    if last_proof(session, options.today) is not None:
        return None
    return Need(_nobody(), "students")


def make(session: Session, options: Options, paper: Paper, language: str) -> bytes:
    """Return the page about the newest erasure."""
    proof = last_proof(session, options.today, sample=options.sample)
    if proof is None:
        raise PrintNotReadyError(_nobody())
    return erasure_proof.build(proof, paper, language)


def _nobody() -> str:
    return translate(
        "Catalog",
        "Nobody was erased for good in this file. That is done at the end of a student's panel.",
    )
