"""Pictures of the page of bench visits: what is typed, scans and the weeks."""

from PySide6.QtTest import QTest


def picture_bench_life(camera, shell, end):
    """Take a week that is being typed, the scans with one that is entered, and all weeks."""
    shell.go_to("bench_life")
    grid = shell.page.tally.grid
    grid.start()
    for text in ("5\r", "4/2-1\r", "300\r"):
        QTest.keyClicks(grid, text)
    camera.take(shell, f"shell-bench-visits-typed-{end}")
    for key in ("scans", "story"):
        shell.page.open_view(key)
        camera.take(shell, f"shell-bench-visits-{key}-{end}")
    shell.page.open_scan(None)
    camera.take(shell, f"shell-bench-visits-scan-{end}")
    shell.panel.close_panel()
