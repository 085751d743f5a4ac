"""The papers of sessions: counseling forms with codes, a group's grid, the page of time."""

from datetime import date
from functools import partial

import pytest
from reports.reading import page_count, text_of
from support import NOW, TODAY, add_students, ask_nobody, make_store

from peerdesk.enums import (
    ConsentKind,
    CourseCode,
    MembershipRole,
    MembershipStatus,
    Paper,
    PrintClass,
    ProgramKind,
    SessionKind,
)
from peerdesk.models.programs import ProgramMembership
from peerdesk.models.training import TrainingRecord
from peerdesk.reports import catalog
from peerdesk.services.session_logs import sheets
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.vaults import own_school_id, programs_by_kind

KEYS = ("counseling-form", "group-attendance", "use-of-time")
OPTIONS = {"today": TODAY, "day": TODAY}


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    ask_nobody(store, ConsentKind.PEER_COUNSELING, ConsentKind.GROUP)
    yield store
    store.close()


@pytest.fixture
def counselor_id(store):
    """A helper who may counsel, and one whose training is over."""
    trained, late = add_students(store, 2)
    store.write(partial(_train, trained=trained, late=late), "Trained")
    return trained


def _train(session, trained, late):
    own = own_school_id(session)
    program = programs_by_kind(session)[ProgramKind.PEER_MENTORING]
    for student, ends in ((trained, None), (late, date(2026, 10, 1))):
        session.add(
            ProgramMembership(
                school_id=own, program_id=program, student_id=student,
                role=MembershipRole.HELPER, status=MembershipStatus.ACTIVE,
            )
        )  # fmt: skip
        for course in (CourseCode.PEER_SUPPORT, CourseCode.LIMITS):
            session.add(
                TrainingRecord(
                    school_id=own, student_id=student, course=course,
                    done_on=date(2026, 9, 1), expires_on=ends,
                )
            )  # fmt: skip


def build(store, key, paper=Paper.LETTER, **options):
    use_case = partial(
        catalog.build_print, key=key, options=OPTIONS | options, paper=paper, language="en"
    )
    return store.write(use_case, "Printed").value


def log(store, kind, minutes, **fields):
    entry = SessionEntry(kind, NOW, minutes, **fields)
    store.write(partial(log_session, entry=entry), "Logged")


def test_each_helper_who_may_counsel_gets_a_form_whose_code_is_kept(store, counselor_id):
    pdf = build(store, "counseling-form")

    (run,) = store.read(sheets.list_runs)
    (sheet,) = store.read(partial(sheets.sheets_of, run_id=run.id, today=TODAY))
    assert run.print_key == "counseling-form"
    assert (sheet.student_id, sheet.kind) == (counselor_id, SessionKind.PEER_COUNSELING)
    assert sheet.code in text_of(pdf)
    assert "Maya" not in text_of(pdf)


def test_blank_counseling_forms_print_for_whoever_helps(store):
    pdf = build(store, "counseling-form", blanks=4)

    assert page_count(pdf) == 2
    assert store.read(sheets.list_runs)[0].sheets == 4


def test_lost_counseling_form_prints_again_with_its_code(store, counselor_id):
    build(store, "counseling-form")
    (sheet,) = store.read(partial(sheets.unreturned, today=TODAY))

    pdf = build(store, "counseling-form", **sheets.print_again(sheet))

    assert sheet.code in text_of(pdf)
    assert len(store.read(partial(sheets.unreturned, today=TODAY))) == 1


def test_preview_keeps_its_codes_until_it_is_printed(store, counselor_id):
    read = partial(
        catalog.preview, key="counseling-form", options=OPTIONS, paper=Paper.A4, language="es"
    )
    made = store.read(read)
    before = store.read(sheets.list_runs)
    record = partial(catalog.record_printed, key="counseling-form", options=made.options)

    counts = [store.write(record, "Printed").value for _ in range(2)]

    assert (before, counts) == ([], [1, 0])


def test_grid_of_the_last_group_lists_its_members_by_first_name(store):
    students = add_students(store, 3)
    log(store, SessionKind.GROUP, 30, student_ids=tuple(students), title="Lunch bunch")

    text = text_of(build(store, "group-attendance"))

    assert "Lunch bunch" in text
    assert "Maya O." in text
    assert "Ortiz" not in text


def test_grid_prints_blank_before_the_first_meeting(store):
    assert page_count(build(store, "group-attendance")) == 1


def test_page_of_time_tells_share_and_hours(store):
    log(store, SessionKind.LESSON, 60, class_name="02-A")
    log(store, SessionKind.WORKSHOP, 60, head_count=9, title="Worries")

    text = text_of(build(store, "use-of-time", period="week"))

    assert "100 % went to students" in text
    assert "1 h 0 min" in text
    assert "Worries" not in text


def test_page_of_time_needs_something_logged(store):
    need = store.read(partial(catalog.missing, key="use-of-time", options=OPTIONS))

    assert need.page == "use_time"
    assert need.sentence.endswith(".")


def test_classes_are_as_decided():
    entries = {key: catalog.find_print(key) for key in KEYS}

    assert entries["counseling-form"].print_class is PrintClass.CONFIDENTIAL
    assert entries["group-attendance"].print_class is PrintClass.CONFIDENTIAL
    assert entries["use-of-time"].print_class is PrintClass.STAFF_ONLY
    assert [entry.about_children for entry in entries.values()] == [True, True, False]
