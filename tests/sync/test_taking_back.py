"""A merge is taken back: the file is as before, and nothing is lost at the sender."""

import pytest
from bundle_support import edit, first_student, invite

from peerdesk.errors import UndoRefusedError
from peerdesk.services import actions
from peerdesk.sync import inbox


def test_undo_of_a_merge_is_refused_once_work_stands_on_it(school, district):
    invite(district, school)
    judged = district.merge_one(school.bundle())
    edit(district, first_student(district), grade="05")

    with pytest.raises(UndoRefusedError):
        inbox.undo_merge(district.store, judged.import_id)


def test_a_merge_is_an_action_that_ctrl_z_takes_back_and_no_redo_brings_again(school, district):
    invite(district, school)
    district.merge(school.bundle())
    assert district.store.read(actions.last_undoable).label.startswith("Merged bundle 1 of")

    district.store.undo()

    assert district.rows("SELECT count(*) FROM student") == [(0,)]
    assert district.store.read(actions.last_redoable) is None
    assert district.store.read(inbox.list_bundles)[0].judged.code == "undone"
