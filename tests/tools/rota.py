"""Take pictures of what opens on the page of the bench: swaps, free times, a plan."""

from peerdesk.ui.shell import Shell


def picture_duty(camera, shell: Shell, end: str) -> None:
    """Take a swap, the choice of a helper, times that are not free, and the plan of a term."""
    shell.go_to("duty")
    view = shell.page.view
    if not camera.wants_of("shell-duty", end) or not view.week.cells:
        return
    view.grid.setCurrentIndex(view.grid.model().index(0, 2))
    cell = view.grid.current_cell
    view.grid.swap_requested.emit(cell)
    camera.take(shell, f"shell-duty-swap-{end}")
    view.close_picker()
    view.grid.choose_requested.emit(cell)
    camera.take(shell, f"shell-duty-choose-{end}")
    view.close_picker()
    view.free_requested.emit(cell.value.helpers[0].student_id)
    camera.take(shell, f"shell-duty-free-{end}")
    shell.panel.close_panel()
    shell.page.plan_term()
    camera.take(shell, f"shell-duty-term-{end}")
    shell.page.term.search()
    camera.take(shell, f"shell-duty-plan-{end}")
    shell.page.go_back()
