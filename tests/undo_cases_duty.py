"""Planning a term, a swap and times that are not free: each deed once, on the sample school."""

from datetime import date, timedelta

from peerdesk.services.duty import exchange, free, term, week
from peerdesk.services.duty.fill import Fill
from peerdesk.services.duty.term_rows import TermWish

TODAY = date(2026, 11, 24)


def cases(helper):
    """Return the cases by the name of their use case."""
    return {
        "duty.free.set_busy": lambda s: _set_busy(s, helper),
        "duty.exchange.swap_duties": _swap,
        "duty.term.accept_term": _accept,
    }


def _set_busy(session, helper):
    grid = free.busy_grid(session, helper, TODAY)
    every = frozenset().union(*(row.keys for row in grid.rows))
    free.set_busy(session, helper, every - grid.busy)


def _swap(session):
    here, one, offer = next(
        (cell.place, helper.student_id, offer)
        for cell in week.duty_cells(session, TODAY)
        for helper in cell.present
        for offer in exchange.swap_offers(session, cell.place, helper.student_id, TODAY)
    )
    exchange.swap_duties(session, here, one, offer.place, offer.student_id)


def _accept(session):
    monday = TODAY + timedelta(days=6)
    wish = TermWish(monday, monday + timedelta(days=11), 3, 1, mode=Fill.AFRESH)
    base = term.term_base(session, wish, TODAY)
    return term.accept_term(session, term.plan_term(base))
