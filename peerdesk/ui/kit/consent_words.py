"""The words of the consent ledger on screen."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from peerdesk.enums import ConsentParty, ConsentStatus
from peerdesk.services.consent.ledger import LedgerLine
from peerdesk.ui.kit.dates import day_with_year


def line_words(line: LedgerLine) -> str:
    """Return one answer with all its days: "Family: Yes, signed 5 Sep 2026 by ..."."""
    tr = QCoreApplication.translate
    who = (
        tr("ConsentWords", "Family")
        if line.party is ConsentParty.GUARDIAN
        else tr("ConsentWords", "Child")
    )
    return tr("ConsentWords", "{who}: {what}").format(who=who, what="; ".join(_events(line)))


def _events(line: LedgerLine) -> Iterator[str]:
    tr = QCoreApplication.translate
    if line.asked_on is not None:
        is_notice = line.status in {ConsentStatus.NOTIFIED, ConsentStatus.OPTED_OUT}
        asked = (
            tr("ConsentWords", "notified {day}") if is_notice else tr("ConsentWords", "asked {day}")
        )
        due = (
            tr("ConsentWords", "may opt out until {day}")
            if is_notice
            else tr("ConsentWords", "back by {day}")
        )
        yield asked.format(day=day_with_year(line.asked_on))
        if line.due_on is not None:
            yield due.format(day=day_with_year(line.due_on))
    yield from _answer(line)
    if line.revoked_on is not None:
        text = tr("ConsentWords", "taken back {day}").format(day=day_with_year(line.revoked_on))
        yield f"{text} ({line.told})" if line.told else text


def _answer(line: LedgerLine) -> Iterator[str]:
    tr = QCoreApplication.translate
    words = {
        ConsentStatus.GIVEN: tr("ConsentWords", "yes, signed {day}"),
        ConsentStatus.REVOKED: tr("ConsentWords", "yes, signed {day}"),
        ConsentStatus.REFUSED: tr("ConsentWords", "no, signed {day}"),
        ConsentStatus.OPTED_OUT: tr("ConsentWords", "opted out {day}"),
    }
    if line.answered_on is None or line.status not in words:
        return
    text = words[line.status].format(day=day_with_year(line.answered_on))
    yield f"{text} ({line.signed_by})" if line.signed_by else text
    if line.recorded_on is not None and line.recorded_on != line.answered_on:
        recorded = tr("ConsentWords", "written down {day}")
        yield recorded.format(day=day_with_year(line.recorded_on))
    if line.expires_on is not None and line.status is ConsentStatus.GIVEN:
        yield tr("ConsentWords", "until {day}").format(day=day_with_year(line.expires_on))
    if line.used_since is not None:
        late = tr("ConsentWords", "signed late: took part since {day}")
        yield late.format(day=day_with_year(line.used_since))
