"""Duty rotas: a pure core that turns slots, helpers and rules into a proven best rota."""

from peerdesk.services.rota.book import Book, greedy_rota
from peerdesk.services.rota.plan import make_rota
from peerdesk.services.rota.rows import (
    Assignment,
    Band,
    Problem,
    Relax,
    Rota,
    Rules,
    Slot,
    Supporter,
    Unfilled,
)

__all__ = [
    "Assignment",
    "Band",
    "Book",
    "Problem",
    "Relax",
    "Rota",
    "Rules",
    "Slot",
    "Supporter",
    "Unfilled",
    "greedy_rota",
    "make_rota",
]
