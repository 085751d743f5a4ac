"""Refer to a partner: from the directory, or somebody new who is added to it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.enums import Release, Shareable
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.i18n import translate
from peerdesk.services.concerns import partners, referrals
from peerdesk.services.concerns.partners import PartnerEntry, PartnerRow
from peerdesk.services.concerns.referrals import ReferralEntry
from peerdesk.services.concerns.words import release_words, share_words
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.concern_deeds import Deed, refer_deed, release_day
from peerdesk.ui.kit.deed_form import DeedForm
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.find_box import Found
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.log_who import WhoBox
from peerdesk.ui.kit.style import announce, label

_USUAL: Final = (Shareable.CONTACT.value, Shareable.FACTS.value)
_NEW: Final = "new"


class ReferForm(DeedForm):
    """Whom to ask, whether the family said yes, what may be shared, by when a reply is due.

    Keys: 1 to 9 choose a partner; Alt+1 to Alt+4 say where the release stands.
    """

    def __init__(
        self, desk: Desk, concern_id: str, today: date, parent: QWidget | None = None
    ) -> None:
        self._partner: PartnerRow | None = None
        self._is_new = False
        self._concern_id = concern_id
        super().__init__(desk, _deed(refer_deed(), today), concern_id, parent)
        self._box = WhoBox(self._find, self.tr("Partner"), hint=self.tr("Type a name, or 1 to 9"))
        self._box_field = Field(self.tr("&Whom to ask for help"), self._box)
        self._chosen = label("", "strong")
        self._chosen.hide()
        self._new = Form(partner_specs())
        self._new.hide()
        for position, widget in enumerate((self._box_field, self._chosen, self._new), start=1):
            self.column.insertWidget(position, widget)
        self._box.chosen.connect(self._on_chosen)
        self._release = self.form.field("release").editor
        self._shares = self.form.field("shares").editor
        self._connect_chips()
        self.setFocusProxy(self._box)

    @override
    def use_case(self, values: Mapping[str, Any]) -> Callable[[Any], Any]:
        release = Release(values["release"])
        entry = ReferralEntry(
            partner_id=self._partner.id if self._partner else "",
            sent_on=values["sent_on"],
            reply_due_on=values["reply_due_on"],
            shares=tuple(Shareable(key) for key in values["shares"]),
            release=release,
            release_on=release_day(release, values["release_on"]),
        )
        if self._is_new:
            partner = PartnerEntry(**self._new.values)
            return partial(
                referrals.refer_to_new,
                concern_id=self._concern_id,
                partner=partner,
                entry=entry,
            )
        return partial(referrals.refer, concern_id=self._concern_id, entry=entry)

    @override
    def show_error(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else ""
        self._box_field.set_error(sentence_of(error) if field == "partner" else "")
        self._new.show_errors({field: sentence_of(error)} if self._new.has_field(field) else {})
        if field == "partner":
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._new.has_field(field):
            super().show_error(error)

    def draft_extra(self) -> dict[str, Any]:
        """Return which partner is chosen, as plain values."""
        return {"partner": self._partner.id if self._partner else "", "is_new": self._is_new}

    def take_draft_extra(self, values: Mapping[str, Any]) -> None:
        """Choose the partner again."""
        if values["is_new"]:
            self._on_chosen(_NEW)
        rows = self._desk.read(partners.list_partners)
        known = next((row for row in rows if row.id == values["partner"]), None)
        if known is not None:
            self._on_chosen(known)

    def _connect_chips(self) -> None:
        assert isinstance(self._release, FilterChips)  # noqa: S101 - a CHIPS field
        self._release.changed.connect(self._on_release)
        for n, release in enumerate(release_words(), start=1):
            shortcut = QShortcut(QKeySequence(f"Alt+{n}"), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self._release.button(release.value).click)

    def _find(self, text: str) -> list[Found]:
        rows = self._desk.read(partial(partners.find_partners, text=text))
        found = [
            Found(row, row.words if text else f"{n}  {row.words}", row.phone)
            for n, row in enumerate(rows[:8], start=1)
        ]
        return [*found, Found(_NEW, self.tr("Somebody who is not in the directory"), icon="plus")]

    def _on_chosen(self, partner: object) -> None:
        self._is_new = partner == _NEW
        self._partner = partner if isinstance(partner, PartnerRow) else None
        self._box_field.set_error("")
        self._new.setVisible(self._is_new)
        self._chosen.setVisible(self._partner is not None)
        if self._partner is not None:
            words = (self._partner.words, self._partner.phone)
            self._chosen.setText(", ".join(word for word in words if word))
            announce(self, self._chosen.text())
        target = self._new.field("name").editor if self._is_new else self._release_chip()
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.edited.emit()

    def _release_chip(self) -> QWidget:
        assert isinstance(self._release, FilterChips)  # noqa: S101 - a CHIPS field
        return self._release.button(self._release.key)

    def _on_release(self, keys: frozenset[str]) -> None:
        """Offer the usual things to share with a yes, and nothing without."""
        assert isinstance(self._shares, FilterChips)  # noqa: S101 - a MANY field
        if Release.GIVEN.value not in keys:
            self._shares.choose()
        elif not self._shares.chosen:
            self._shares.choose(*_USUAL)


def partner_specs() -> tuple[FieldSpec, ...]:
    """Return the fields of a partner."""
    return (
        FieldSpec("name", translate("Concerns", "&Name")),
        FieldSpec("organisation", translate("Concerns", "&Organization")),
        FieldSpec("phone", translate("Concerns", "P&hone")),
        FieldSpec("is_school", translate("Concerns", "Works for the school"), Kind.CHECK),
    )


def _deed(deed: Deed, today: date) -> Deed:
    releases = enumerate(release_words().items(), start=1)
    specs = (
        FieldSpec(
            "release",
            translate("Concerns", "Does the family say yes to sharing?"),
            Kind.CHIPS,
            translate("Concerns", "Alt+1 to Alt+4"),
            tuple((release.value, f"{n} {words}") for n, (release, words) in releases),
        ),
        FieldSpec("release_on", translate("Concerns", "Signed or refused on"), Kind.DATE),
        FieldSpec(
            "shares",
            translate("Concerns", "What may be shared"),
            Kind.MANY,
            translate("Concerns", "Nothing without a yes, except within the school."),
            tuple((share.value, words) for share, words in share_words().items()),
        ),
        FieldSpec("sent_on", translate("Concerns", "Sent on"), Kind.DATE),
        FieldSpec("reply_due_on", translate("Concerns", "Reply due"), Kind.DATE),
    )
    values = (
        ("release", Release.NOT_ASKED.value),
        ("release_on", today),
        ("sent_on", today),
        ("reply_due_on", today + timedelta(days=referrals.REPLY_DAYS)),
    )
    return replace(deed, specs=specs, values=values)
