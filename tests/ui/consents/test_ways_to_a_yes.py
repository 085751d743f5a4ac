"""Where something is blocked without a yes, the window offers the way to get one."""

from peerdesk.enums import ConsentKind
from peerdesk.services.consent.blocks import MissingYes
from peerdesk.ui.pages.team.member_panel import MemberPanel


def test_a_team_without_a_yes_leads_to_the_student(qtbot, shell, page, families, calm):
    panel = MemberPanel(page.desk, None)
    page.panel_requested.emit(panel, "Add member")
    panel._on_chosen((families.helper, "Maya Ortiz"))
    panel.save()
    calm()
    said, offered = panel._who.error, panel._consent.isVisible()

    panel._consent.click()
    calm()

    assert "no yes from the family yet" in said
    assert offered
    assert shell._current == "students"
    assert shell.panel.content.title == "Maya Ortiz"


def test_the_way_to_a_yes_ends_at_its_question_even_if_that_is_folded(qtbot, shell, families):
    shell.go_to("students", MissingYes(families.helper, ConsentKind.PEER_COUNSELING))

    qtbot.waitUntil(lambda: shell.focusWidget().objectName() == "consent-peer_counseling")
    assert shell.focusWidget().isVisible()
