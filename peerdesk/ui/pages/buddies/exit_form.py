"""What helper and buddy are asked at the end, as fields; alone for a pair that has ended."""

from collections.abc import Mapping, Sequence
from typing import Any

from peerdesk.enums import MatchSide
from peerdesk.i18n import translate
from peerdesk.services.match_exit import ExitQuestion, ExitReply
from peerdesk.ui.kit.forms import FieldSpec, Kind
from peerdesk.ui.pages.buddies.form_panel import FormPanel


def exit_fields(questions: Sequence[ExitQuestion]) -> list[FieldSpec]:
    """Return a field for each question, which says whom it is for."""
    whom = {
        MatchSide.HELPER: translate("Buddies", "Helper: {question}"),
        MatchSide.BUDDY: translate("Buddies", "Buddy: {question}"),
    }
    return [
        FieldSpec(
            one.key,
            whom[one.side].format(question=one.words),
            Kind.CHIPS if one.choices else Kind.NOTE,
            choices=one.choices,
        )
        for one in questions
    ]


def exit_replies(
    questions: Sequence[ExitQuestion], values: Mapping[str, Any]
) -> tuple[tuple[MatchSide, ExitReply], ...]:
    """Return what was answered; questions left open are left out."""
    return tuple(
        (one.side, ExitReply(one.key, values[one.key])) for one in questions if values[one.key]
    )


def exit_panel(
    who: str, questions: Sequence[ExitQuestion], replies: Mapping[tuple[MatchSide, str], str]
) -> FormPanel:
    """Return the form of the questions alone, with what was answered before."""
    hint = translate("Buddies", "{who}. Ask both, each alone. An answer may stay open.")
    values = {one.key: replies.get((one.side, one.key), "") for one in questions}
    given = {key: answer for key, answer in values.items() if answer}
    verb = translate("Buddies", "&Save answers")
    return FormPanel(hint.format(who=who), exit_fields(questions), given, verb)
