"""The small forms of a pair: check-in, first meeting, agreement, rest, why a buddy waits."""

from datetime import date, timedelta
from typing import Any, Final

from peerdesk.enums import CheckInMethod, CheckInNature
from peerdesk.i18n import translate
from peerdesk.services.check_in_records import MOST_MINUTES, CheckInEntry, SpokeWith
from peerdesk.services.check_ins import DueCheckIn, DueKind
from peerdesk.services.match_story import nature_words
from peerdesk.ui.kit.forms import FieldSpec, Kind
from peerdesk.ui.pages.buddies.form_panel import FormPanel
from peerdesk.ui.pages.buddies.words import spoke_words

SAFE: Final = "yes"
UNSAFE: Final = "no"
NOT_ASKED: Final = "not_asked"
ADULTS: Final = frozenset({SpokeWith.FAMILY, SpokeWith.TEACHER})
_MINUTES: Final = 5
_REST: Final = timedelta(weeks=2)


def check_in_panel(who: str, due: DueCheckIn | None, today: date) -> FormPanel:
    """Return the form of a check-in; only how the pair is must be chosen."""
    values = {
        "nature": CheckInNature.GOING_WELL.value,
        "spoke_with": _asked(due),
        "feels_safe": NOT_ASKED,
        "done_on": today,
        "method": CheckInMethod.IN_PERSON.value,
        "minutes": _MINUTES,
    }
    hint = translate("CheckIns", "{who}. Ask what they do, if they feel safe, what they need.")
    return FormPanel(
        hint.format(who=who), _check_in_specs(), values, translate("CheckIns", "&Save check-in")
    )


def _check_in_specs() -> list[FieldSpec]:
    methods = {
        CheckInMethod.IN_PERSON: translate("CheckIns", "In person"),
        CheckInMethod.PHONE: translate("CheckIns", "Phone"),
        CheckInMethod.NOTE: translate("CheckIns", "Note"),
    }
    return [
        FieldSpec(
            "nature",
            translate("CheckIns", "&How is it?"),
            Kind.CHIPS,
            choices=[(one.value, nature_words(one)) for one in CheckInNature],
        ),
        FieldSpec(
            "spoke_with",
            translate("CheckIns", "&Who was asked?"),
            Kind.MANY,
            choices=[(one.value, words) for one, words in spoke_words().items()],
        ),
        FieldSpec(
            "feels_safe",
            translate("CheckIns", "Do they &feel safe?"),
            Kind.CHIPS,
            choices=[
                (SAFE, translate("CheckIns", "Yes")),
                (UNSAFE, translate("CheckIns", "No")),
                (NOT_ASKED, translate("CheckIns", "Not asked")),
            ],
        ),
        FieldSpec("done_on", translate("CheckIns", "&Day"), Kind.DATE),
        FieldSpec(
            "method",
            translate("CheckIns", "H&ow?"),
            Kind.CHIPS,
            choices=[(one.value, words) for one, words in methods.items()],
        ),
        FieldSpec(
            "minutes", translate("CheckIns", "&Minutes"), Kind.NUMBER, low=1, high=MOST_MINUTES
        ),
        FieldSpec(
            "note",
            translate("CheckIns", "&Note"),
            Kind.NOTE,
            hint=translate("CheckIns", "Optional. It never leaves this school."),
        ),
    ]


def values_of(entry: CheckInEntry) -> dict[str, Any]:
    """Return a check-in as its form holds it."""
    return {
        "nature": entry.nature.value,
        "spoke_with": tuple(one.value for one in entry.spoke_with),
        "feels_safe": {True: SAFE, False: UNSAFE, None: NOT_ASKED}[entry.feels_safe],
        "done_on": entry.done_on,
        "method": entry.method.value,
        "minutes": entry.minutes,
        "note": entry.note,
    }


def rest_panel(who: str, today: date) -> FormPanel:
    """Return the form of a rest; the pair comes back on Today on its day."""
    specs = [
        FieldSpec(
            "until",
            translate("Buddies", "&Rest until"),
            Kind.DATE,
            hint=translate("Buddies", "On that day Today asks whether the two go on."),
        ),
        FieldSpec("is_open", translate("Buddies", "The end is &open"), Kind.CHECK),
    ]
    verb = translate("Buddies", "&Let rest")
    return FormPanel(who, specs, {"until": today + _REST}, verb)


def meeting_panel(who: str, today: date) -> FormPanel:
    """Return the form of a first meeting."""
    specs = [
        FieldSpec(
            "staff",
            translate("Buddies", "&Which adults were there?"),
            hint=translate("Buddies", "For example: Ms. Begay"),
        ),
        FieldSpec("met_on", translate("Buddies", "&Day of the first meeting"), Kind.DATE),
    ]
    hint = translate("Buddies", "{who}. The check-ins are counted from this day.")
    verb = translate("Buddies", "&Save meeting")
    return FormPanel(hint.format(who=who), specs, {"met_on": today}, verb)


def _asked(due: DueCheckIn | None) -> tuple[str, ...]:
    if due is not None and due.kind is DueKind.KEY_PERSON:
        return (SpokeWith.TEACHER.value,)
    return SpokeWith.HELPER.value, SpokeWith.BUDDY.value


def agreement_panel(who: str, today: date) -> FormPanel:
    """Return the form of a signed agreement."""
    specs = [FieldSpec("signed_on", translate("Buddies", "&Day it was signed"), Kind.DATE)]
    hint = translate("Buddies", "{who}. Helper, buddy and an adult have signed.")
    verb = translate("Buddies", "&Save agreement")
    return FormPanel(hint.format(who=who), specs, {"signed_on": today}, verb)


def waiting_panel(who: str, note: str) -> FormPanel:
    """Return the form of why a buddy waits."""
    specs = [
        FieldSpec(
            "note",
            translate("Buddies", "&Why, or for whom?"),
            Kind.NOTE,
            hint=translate(
                "Buddies", "For example: family wants to start in January. It never leaves here."
            ),
        )
    ]
    verb = translate("Buddies", "&Save reason")
    return FormPanel(who, specs, {"note": note}, verb)
