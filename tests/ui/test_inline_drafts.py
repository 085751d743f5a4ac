"""Forms that stand in a page keep what is typed as panels do, until it is saved."""

import pytest

from peerdesk.enums import Grade, MatchStatus
from peerdesk.services.members import StudentTag
from peerdesk.services.rollover import PairEnd
from peerdesk.services.vaults import describe
from peerdesk.ui.pages.duty.set_up import SetUp
from peerdesk.ui.pages.rollover.pairs_view import PairsView
from peerdesk.ui.pages.settings.school import SchoolSection


@pytest.fixture
def calm(qtbot, tasks):
    """Give a function that waits until the worker is done."""
    return lambda: qtbot.waitUntil(lambda: not tasks.is_busy)


@pytest.fixture
def section(qtbot, desk):
    """Give a function that opens Settings, School."""

    def make():
        made = SchoolSection(desk)
        qtbot.addWidget(made)
        made.refresh()
        return made

    return make


@pytest.fixture
def endings():
    """Give two pairs that may go on."""
    helper = StudentTag("h", "Maya", "Ortiz", Grade.G05)
    buddy = StudentTag("b", "Eli", "Brandt", Grade.G02)
    return [
        PairEnd(key, number, helper, buddy, MatchStatus.ACTIVE, must_end=False, moved=False)
        for number, key in enumerate("ab", start=1)
    ]


def type_into(form, drafts, calm, **values):
    form.set_values(values)
    form.edited.emit()
    drafts.keep()
    calm()


def test_school_settings_are_found_again_as_they_were_typed(section, calm):
    first = section()
    type_into(first.form, first._drafts, calm, school_name="Prairie Hill")

    again = section()
    again.refresh()

    assert again.form.values["school_name"] == "Prairie Hill"
    assert again._drafts.bar.text.startswith("Kept from ")


def test_saved_school_settings_leave_no_draft(qtbot, section, calm, desk, tmp_path):
    first = section()
    type_into(first.form, first._drafts, calm, school_name="Prairie Hill")
    with qtbot.waitSignal(first.finished):
        first.primary()
    calm()

    assert section()._drafts.bar is None
    assert desk.store.read(lambda s: describe(s, tmp_path)).school_name == "Prairie Hill"


def test_a_bench_half_set_up_is_found_again(qtbot, desk, calm):
    first, again = SetUp(desk), SetUp(desk)
    for one in (first, again):
        qtbot.addWidget(one)
    first.begin()
    type_into(first.bench, first._drafts, calm, name="Big oak")

    again.begin()

    assert again.bench.values["name"] == "Big oak"


def test_pairs_chosen_to_go_on_are_found_again(qtbot, desk, calm, endings):
    first, again = PairsView(desk), PairsView(desk)
    for one in (first, again):
        qtbot.addWidget(one)
        one.show_pairs(endings)
    first.keep_drafts("year")
    first.table.selectRow(0)
    first.toggle()
    first._drafts.keep()
    calm()

    again.keep_drafts("year")

    assert again.kept == {endings[0].id}
