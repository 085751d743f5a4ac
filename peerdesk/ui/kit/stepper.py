"""Where you are in a few steps."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.ui.kit.style import label, restyle


class Stepper(QWidget):
    """Names the steps of a flow and marks the one in hand, in words too."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._labels = [label("", wrap=False) for _step in self._steps]
        for name in self._labels:
            row.addWidget(name)
        row.addStretch(1)
        self.current = 0
        self.go_to(0)

    def go_to(self, current: int) -> None:
        """Mark step `current`, counted from 0."""
        self.current = current
        for number, (name, words) in enumerate(zip(self._labels, self._steps, strict=True)):
            name.setText(self.tr("{number} {step}").format(number=number + 1, step=words))
            restyle(name, role="chip", tone="accent" if number == current else "neutral")
        self.setAccessibleName(
            self.tr("Step {number} of {count}: {step}").format(
                number=current + 1, count=len(self._steps), step=self._steps[current]
            )
        )
