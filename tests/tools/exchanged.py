"""A district with three schools, for pictures: merged, in conflict, silent, and one reply due."""

from dataclasses import dataclass
from pathlib import Path

from bundle_support import Place, edit, exchange, first_student, invite, make_district, make_place
from support import TODAY

from peerdesk.enums import Share
from peerdesk.services.sample import fill_sample
from peerdesk.services.store import Store

SCHOOLS = ("Prairie View Elementary", "Cedar Creek", "Red Mesa Community School")


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The two sides of an exchange that has been going on."""

    district: Store
    school: Store

    def close(self) -> None:
        """Close both files."""
        self.district.close()
        self.school.close()


def make_exchanged(folder: Path) -> Exchanged:
    """Return a district that has something to decide, and one of its schools."""
    district = make_district(folder / "office", "Prairie County Schools")
    first, second, third = (
        make_place(folder / f"school{number}", name=name) for number, name in enumerate(SCHOOLS)
    )
    for place in (first, second):
        place.store.write(lambda session: fill_sample(session, TODAY), "Made the sample")
    peer = invite(district, first, SCHOOLS[0])
    invite(district, second, SCHOOLS[1])
    invite(district, third, SCHOOLS[2])
    _disagree(district, first, peer)
    district.merge(second.bundle(share=Share.CODES))
    for place in (second, third):
        place.store.close()
    return Exchanged(district.store, first.store)


def _disagree(district: Place, school: Place, peer: str) -> None:
    """Let both sides say something else about two students."""
    exchange(school, district, peer)
    student = first_student(school)
    edit(district, student, homeroom="5A", last_name="Begay-Manuelito")
    edit(school, student, homeroom="5B", last_name="Begay")
    district.merge(school.bundle())
