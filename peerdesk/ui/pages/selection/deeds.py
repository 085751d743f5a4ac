"""What is done with candidates, each deed with the words for the history."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from peerdesk.enums import CandidateStatus, ScreeningStep
from peerdesk.i18n import translate
from peerdesk.services.selection import candidates, choosing
from peerdesk.services.selection.candidates import Candidate
from peerdesk.services.selection.steps import Step

Deed = tuple[Callable[[Any], int], str]


def step_deed(step: Step, rows: Sequence[Candidate], today: date) -> Deed | None:
    """Return what a step does for these candidates at once, and its label."""
    ids, who = [row.id for row in rows], _who(rows)
    match step:
        case Step.INVITE:
            label = translate("SelectionDeeds", "Invited {who}")
            return partial(candidates.invite, ids=ids, today=today), label.format(who=who)
        case Step.APPLICATION:
            label = translate("SelectionDeeds", "Application in: {who}")
            return partial(candidates.note_received, ids=ids, today=today), label.format(who=who)
        case Step.REFERRAL:
            label = translate("SelectionDeeds", "Teacher's page in: {who}")
            return partial(candidates.note_referral, ids=ids, today=today), label.format(who=who)
        case Step.ACCEPT:
            title = translate("SelectionDeeds", "Member")
            label = translate("SelectionDeeds", "Put on the team: {who}")
            deed = partial(choosing.accept, ids=ids, title=title, starts_on=today)
            return deed, label.format(who=who)
        case _:
            return None


def offer_deed(rows: Sequence[Candidate], today: date) -> Deed:
    """Return the offer of places."""
    label = translate("SelectionDeeds", "Offered a place: {who}")
    deed = partial(candidates.offer, ids=[row.id for row in rows], today=today)
    return deed, label.format(who=_who(rows))


def decline_deed(rows: Sequence[Candidate], today: date) -> Deed:
    """Return that candidates said no."""
    label = translate("SelectionDeeds", "Declined: {who}")
    ids, status = [row.id for row in rows], CandidateStatus.DECLINED
    deed = partial(candidates.answer, ids=ids, status=status, today=today)
    return deed, label.format(who=_who(rows))


def not_now_deed(rows: Sequence[Candidate], today: date) -> Deed:
    """Return that it is not this time."""
    label = translate("SelectionDeeds", "Not this time: {who}")
    ids, status = [row.id for row in rows], CandidateStatus.NOT_THIS_TIME
    deed = partial(candidates.answer, ids=ids, status=status, today=today)
    return deed, label.format(who=_who(rows))


def screen_deed(step: ScreeningStep, rows: Sequence[Candidate], today: date) -> Deed:
    """Return that somebody looked at candidates."""
    label = translate("SelectionDeeds", "Looked at: {who}")
    ids = [row.id for row in rows]
    deed = partial(candidates.note_screened, ids=ids, step=step, today=today)
    return deed, label.format(who=_who(rows))


def withdraw_deed(rows: Sequence[Candidate], _today: date) -> Deed:
    """Return that candidates are taken off the list."""
    label = translate("SelectionDeeds", "Took off the list: {who}")
    deed = partial(candidates.withdraw, ids=[row.id for row in rows])
    return deed, label.format(who=_who(rows))


def _who(rows: Sequence[Candidate]) -> str:
    if len(rows) == 1:
        return rows[0].name
    words = translate("SelectionDeeds", "{n} candidates")
    return words.format(n=len(rows))
