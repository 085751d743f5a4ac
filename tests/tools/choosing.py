"""Pictures of choosing a team: each view, a tick, an interview, and the start of a round."""

from peerdesk.ui.shell import Shell


def picture_choosing(camera, shell: Shell, end: str) -> None:
    """Take the four views of the page, and its side panels."""
    shell.go_to("selection")
    for key in ("ballots", "tally", "candidates", "choose"):
        shell.page.show_record(key)
        camera.take(shell, f"shell-selection-{key}-{end}")
    shell.page.choose.table.selectRow(0)
    shell.page.choose.tick()
    camera.take(shell, f"shell-selection-ticked-{end}")
    shell.page.candidates.table.selectRow(0)
    shell.page.doing.open_interview()
    camera.take(shell, f"shell-selection-interview-{end}")
    shell.page.change_round()
    camera.take(shell, f"shell-selection-round-{end}")
    shell.panel.close_panel()
