"""Where the keyboard goes: into a region of the window, and round all of them (F6)."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.style import announce


def enter(region: QWidget) -> None:
    """Put the focus on the first stop of `region`."""
    stop = first_stop(region)
    if stop is not None:
        stop.setFocus(Qt.FocusReason.TabFocusReason)


def enter_next(regions: Sequence[QWidget], focused: QWidget | None) -> None:
    """Enter the region after the one that holds `focused`; the first one if none does."""
    inside = [
        number for number, region in enumerate(regions) if focused in region.findChildren(QWidget)
    ]
    region = regions[(inside[0] + 1) % len(regions) if inside else 0]
    enter(region)
    announce(region, region.accessibleName())


def first_stop(region: QWidget) -> QWidget | None:
    """Return the first widget of `region` that Tab stops at; the body before the title row.

    A page whose work begins below its filters names that widget "pageStart". Of chips that
    lead from page to page it is the chosen one.
    """
    start = region.findChild(QWidget, "pageStart")
    if start is not None and _takes_tab(start):
        return start
    body = region.findChild(QWidget, "pageBody")
    for part in (body or region, region):
        stop = next(filter(_takes_tab, _widgets_in(part)), None)
        if stop is not None:
            return _chosen(stop)
    return None


def _widgets_in(part: QWidget) -> Iterator[QWidget]:
    """Yield what is visible in `part`, in the order in which it was put there.

    WORKAROUND: `nextInFocusChain` would keep what it returns alive for good (PySide 6.11), and
    with one walk out of `part` the whole window, also when it is locked.
    """
    for child in part.children():
        if isinstance(child, QWidget) and child.isVisible():
            yield child
            yield from _widgets_in(child)


def _chosen(stop: QWidget) -> QWidget:
    chips = stop.parentWidget()
    start = chips.start if isinstance(chips, FilterChips) else None
    return start if start is not None and _takes_tab(start) else stop


def _takes_tab(widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
    )
