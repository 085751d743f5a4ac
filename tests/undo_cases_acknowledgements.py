"""What helpers sign: each deed once, on the sample school."""

from datetime import date
from functools import partial

from sqlalchemy import select

from peerdesk.enums import AcknowledgementKind
from peerdesk.models.acknowledgements import Acknowledgement
from peerdesk.services.acknowledgements import record
from peerdesk.services.acknowledgements.record import Signature

TODAY = date(2026, 11, 24)


def cases(picks, one, other):
    """Return the cases by the name of their use case."""
    return {
        "acknowledgements.record.record_signed": partial(
            record.record_signed,
            papers=[(id_, kind) for id_ in (one, other) for kind in AcknowledgementKind],
            signature=Signature(TODAY, "Ms. Begay"),
            today=TODAY,
        ),
        "acknowledgements.record.take_back": lambda s: record.take_back(
            s, s.scalars(select(Acknowledgement.id).order_by(Acknowledgement.id)).first()
        ),
    }
