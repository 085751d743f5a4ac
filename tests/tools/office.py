"""Take pictures of what a district office opens, and of figures further down."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea

from peerdesk.ui.shell import Shell


def picture_office(camera, shell: Shell, end: str) -> None:
    """Take the panels of the schools, the last lines of both lists, a search and the settings."""
    shell.go_to("schools")
    shell.page.primary()
    camera.take(shell, f"shell-schools-invite-{end}")
    shell.panel.close_panel()
    shell.go_to("schools")
    shell.page.erase()
    camera.take(shell, f"shell-schools-erase-{end}")
    shell.panel.close_panel()
    for place in ("inbox", "conflicts"):
        shell.go_to(place)
        table = shell.page.table
        if table.shown_rows:
            table.go_to(lambda row, last=table.shown_rows[-1]: row is last)
            camera.take(shell, f"shell-{place}-last-{end}")
    shell.header.box.setText("be")
    shell.header.box.open_list()
    camera.take(shell, f"shell-search-{end}")
    shell.header.box.clear()
    QTest.qWait(200)  # what was typed last is still looked for
    shell.header.box.close_list()
    shell.go_to("settings")
    for key in shell.page.sections:
        shell.go_to("settings", key)
        camera.take(shell, f"shell-settings-{key}-{end}")


def picture_figures(camera, shell: Shell, end: str) -> None:
    """Take the figures of a year further down, of a month, and of a month to come: nothing."""
    shell.go_to("figures")
    camera.take(shell, f"shell-figures-year-{end}")
    bars = [area.verticalScrollBar() for area in shell.page.findChildren(QAbstractScrollArea)]
    for bar in bars:
        bar.setValue(bar.maximum())
    camera.take(shell, f"shell-figures-below-{end}")
    for bar in bars:
        bar.setValue(0)
    shell.page.periods.chips.button("month").click()
    camera.take(shell, f"shell-figures-month-{end}")
    shell.page.periods.step(1)
    camera.take(shell, f"shell-figures-nothing-{end}")
