"""With what the concern form opens."""

from dataclasses import dataclass

from peerdesk.enums import ConcernSource


@dataclass(frozen=True, slots=True)
class ConcernPrefill:
    """What is known already when a concern is recorded.

    Attributes:
        student_ids: Whom it may be about; one is taken as it is, of several one is chosen.
        session_log_id: The session it came up in.
        check_in_id: The check-in it came up in.
        told_by: Who told, in words ("helper of pair 12").
        source: How it came up; by itself "session" or "check-in" if one of those is given.
    """

    student_ids: tuple[str, ...] = ()
    session_log_id: str | None = None
    check_in_id: str | None = None
    told_by: str = ""
    source: ConcernSource | None = None

    @property
    def known_source(self) -> ConcernSource | None:
        """Return how it came up, as far as the prefill says."""
        if self.source is not None:
            return self.source
        if self.session_log_id:
            return ConcernSource.SESSION
        return ConcernSource.CHECK_IN if self.check_in_id else None
