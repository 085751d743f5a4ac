"""Which prints are offered to whoever works here."""

from collections.abc import Iterable, Iterator

from peerdesk.enums import PrintClass, VaultRole
from peerdesk.i18n import translate
from peerdesk.reports import catalog
from peerdesk.ui.desk import Desk


def class_word(print_class: PrintClass) -> str:
    """Return the word that stands at the top right of such a print."""
    return {
        PrintClass.PUBLIC: translate("PrintClass", "PUBLIC"),
        PrintClass.STAFF_ONLY: translate("PrintClass", "STAFF ONLY"),
        PrintClass.CONFIDENTIAL: translate("PrintClass", "CONFIDENTIAL"),
        PrintClass.HOME: translate("PrintClass", "TO TAKE HOME"),
    }[print_class]


def class_meaning(print_class: PrintClass) -> str:
    """Return in a sentence who may see such a print."""
    return {
        PrintClass.PUBLIC: translate("PrintClass", "May hang where anyone can read it."),
        PrintClass.STAFF_ONLY: translate("PrintClass", "Keep it out of sight of students."),
        PrintClass.CONFIDENTIAL: translate(
            "PrintClass", "Confidential as soon as it is filled in."
        ),
        PrintClass.HOME: translate("PrintClass", "For the child and the family to keep."),
    }[print_class]


def titles_of(keys: Iterable[str]) -> list[str]:
    """Return the titles of prints; one that this version does not know keeps its key."""
    known = {entry.key for entry in catalog.list_prints()}
    return [catalog.title_of(key) if key in known else key for key in keys]


def offered(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Yield key, title and class word of each print that may be made here."""
    if desk.role is not VaultRole.SCHOOL:
        return
    for entry in catalog.list_prints():
        if catalog.may_print(desk.account.role, entry):
            yield entry.key, catalog.title_of(entry.key), class_word(entry.print_class)
