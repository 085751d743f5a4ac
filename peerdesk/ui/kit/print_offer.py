"""Which prints are offered to whoever works here."""

from collections.abc import Iterator

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


def offered(desk: Desk) -> Iterator[tuple[str, str, str]]:
    """Yield key, title and class word of each print that may be made here."""
    if desk.role is not VaultRole.SCHOOL:
        return
    for entry in catalog.list_prints():
        if catalog.may_print(desk.account.role, entry):
            yield entry.key, catalog.title_of(entry.key), class_word(entry.print_class)
