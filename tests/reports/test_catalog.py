"""Every print from a real file: what it needs, what it withholds, what it remembers."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from reports.bench_examples import count_once
from reports.reading import page_count, text_of, words_of
from reports.school import (
    MONDAY,
    add_bench_helpers,
    add_team,
    agree,
    furnish,
    pair_up,
    say_goodbye,
    stand,
)
from reports.selection_examples import choose_one
from reports.team_examples import run_team
from sqlalchemy import select
from support import TODAY, add_students, make_store

from peerdesk.enums import Paper, PrintClass, SessionKind, SessionTopic
from peerdesk.errors import NotFoundError, PrintNotReadyError
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.models.session_logs import SheetCode
from peerdesk.models.stamping import stamp_of
from peerdesk.models.sync_state import Erasure
from peerdesk.reports import catalog
from peerdesk.reports.options import day_to_print, read_options
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.training.attendance import Came, record_attendance
from peerdesk.services.training.events import TrainingEntry
from peerdesk.services.training_rules.resources import ResourceDraft, save_resource

ONE_RECORD = {"concern-form", "referral-form"}
"""They are about one record that must be named: see `test_care_prints`."""

KEYS = [entry.key for entry in catalog.list_prints() if entry.key not in ONE_RECORD]
NEVER_EMPTY = {
    "nomination-ballot", "application-form", "interview-sheet",
    "counseling-form", "group-attendance", "concern-blank", "bench-script", "referral-card",
    "training-signin", "training-outline",
}  # fmt: skip
"""They print blank lines where nothing is known."""

OPTIONS = {"today": TODAY, "date": TODAY}
PAGES = {
    "application-form": 2, "pair-letter": 2, "closure-letter": 2, "consent-slip": 4,
    "bench-poster": 2, "pledge": 8, "team-certificate": 2, "service-certificate": 4,
    "training-certificate": 2,
}  # fmt: skip
"""Both families of a pair get a letter."""


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def school(store):
    """A school in which everything prints: two agreed, two not."""
    recess, (a, b) = furnish(store)
    maya, eli, sam, ana = add_bench_helpers(store)
    stand(store, recess, a, maya, eli)
    stand(store, recess, b, sam, ana)
    count_once(store, recess, a)
    agree(store, maya, sam)
    run_team(store, add_team(store, maya, ana), maya)
    choose_one(store, eli, sam)
    say_goodbye(store, pair_up(store)[0])
    store.write(partial(_train, ids=(maya, eli)), "Recorded training")
    store.write(_note_time, "Logged own time")
    store.write(_note_erasure, "Erased a student for good")
    line = ResourceDraft("Staff helpline", "555-0100")
    store.write(partial(save_resource, draft=line), "Added support")
    return store


def _train(session, ids):
    entry = TrainingEntry("bench_script", TODAY)
    record_attendance(session, entry, [Came(one) for one in ids], TODAY)


def _note_erasure(session):
    session.add(
        Erasure(
            at=stamp_of(session).now(), operator="counselor", records='{"student":1}', notes=0,
            drafts=0, labels=2, originals=1, backups_deleted=0, backups_left=3, last_backup_on=None,
        )
    )  # fmt: skip


def _note_time(session):
    held_at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    log_session(
        session, SessionEntry(SessionKind.OWN_TIME, held_at, 30, topic=SessionTopic.PLANNING)
    )


def build(store, key, paper=Paper.LETTER, language="en", **options):
    return store.write(
        lambda session: catalog.build_print(session, key, OPTIONS | options, paper, language),
        "Printed",
    ).value


def preview(store, key, **options):
    return store.read(
        lambda session: catalog.preview(session, key, OPTIONS | options, Paper.LETTER, "en")
    )


@pytest.mark.parametrize("key", KEYS)
def test_every_print_is_made_from_a_real_file(school, key):
    for paper, language in ((Paper.LETTER, "en"), (Paper.A4, "es")):
        assert page_count(build(school, key, paper, language)) == PAGES.get(key, 1)


@pytest.mark.parametrize("key", [key for key in KEYS if key not in NEVER_EMPTY])
def test_empty_school_is_told_what_is_missing_and_where(store, key):
    need = store.read(lambda session: catalog.missing(session, key, OPTIONS))

    assert need.sentence.endswith(".")
    assert need.page in {
        "settings", "duty", "use_time", "buddies", "team", "students", "consents", "bench_life",
        "minutes", "staff_training", "selection", "training",
    }  # fmt: skip
    with pytest.raises(PrintNotReadyError) as refused:
        build(store, key)
    assert refused.value.sentence() == need.sentence


def test_benches_without_duty_send_to_the_duty_page(store):
    furnish(store)

    for key in ("bench-sheet", "duty-poster"):
        assert store.read(lambda s, key=key: catalog.missing(s, key, OPTIONS)).page == "duty"


def test_forms_of_an_ended_pair_are_refused(school):
    need = school.read(
        lambda session: catalog.missing(session, "session-form", OPTIONS | {"match_ids": ["gone"]})
    )

    assert "ended" in need.sentence


def test_unknown_print_is_refused(store):
    with pytest.raises(NotFoundError):
        build(store, "birthday-card")


@pytest.mark.parametrize(
    ("key", "count"),
    [("bench-sheet", 2), ("duty-poster", 2), ("team-roster-public", 1), ("pairing-list", 0)],
)
def test_withheld_names_are_counted(school, key, count):
    assert preview(school, key).withheld == count


def test_public_print_holds_exactly_the_names_that_were_agreed_to(school):
    names = {word.text for word in words_of(build(school, "bench-sheet"))}

    assert {"Maya", "Sam"} <= names
    assert not {"Eli", "Ana"} & names
    assert not {"Ortiz", "Vance"} & names


def test_buddies_stand_on_no_public_print(school):
    for key in ("bench-sheet", "duty-poster", "team-roster-public"):
        assert "Cheyenne" not in text_of(build(school, key))


def test_pictures_only_prints_no_name_at_all(school):
    assert "Maya" not in text_of(build(school, "bench-sheet", pictures_only=True))


def test_gap_is_told_before_printing(store):
    recess, (a, _) = furnish(store)
    stand(store, recess, a, *add_bench_helpers(store, 1))

    assert preview(store, "bench-sheet").notices


@pytest.mark.parametrize("key", KEYS)
def test_file_name_tells_print_and_day_only(school, key):
    days = {"bench-clipboard": MONDAY, "duty-poster": MONDAY}

    assert preview(school, key).file_name == f"{key}-{days.get(key, TODAY)}.pdf"


def test_preview_is_what_prints(school):
    seen = preview(school, "session-form")

    again = school.read(
        lambda session: catalog.build_print(
            session, "session-form", seen.options, Paper.LETTER, "en"
        )
    )

    assert again == seen.pdf


def test_preview_alone_stores_no_code(school):
    preview(school, "session-form")

    assert school.read(lambda session: session.scalars(select(SheetCode)).all()) == []


def test_printed_codes_are_kept_once_and_in_order(school):
    pair_up(school, number=8)
    seen = preview(school, "session-form", blanks=1)

    counts = [
        school.write(
            lambda session: catalog.record_printed(session, "session-form", seen.options), "Printed"
        ).value
        for _ in range(2)
    ]

    assert counts == [3, 0]
    stored = school.read(lambda s: s.execute(select(SheetCode.code, SheetCode.number)).all())
    assert sorted(stored, key=lambda row: row.number) == list(
        zip(seen.options["codes"], (1, 2, 3), strict=True)
    )


def test_command_that_only_builds_keeps_its_codes(school):
    pdf = school.write(
        lambda session: catalog.build_print(session, "session-form", OPTIONS, Paper.LETTER, "en"),
        "Printed",
    ).value

    (code,) = school.read(lambda session: session.scalars(select(SheetCode.code)).all())
    assert code in text_of(pdf)


def test_printing_a_public_sheet_settles_the_pictures(school):
    def record(session):
        return catalog.record_printed(session, "bench-sheet", OPTIONS)

    assert school.write(record, "Gave pictograms").value == 4
    assert school.write(record, "Gave pictograms").value == 0
    assert school.write(lambda s: catalog.record_printed(s, "pairing-list", {}), "x").value == 0


@pytest.mark.parametrize("key", KEYS)
def test_sample_school_is_marked_on_paper(school, key):
    school.write(lambda session: local_state.put(session, Key.IS_SAMPLE, "1"), "Marked")

    assert "SAMPLE" in text_of(build(school, key))


def test_classes_are_as_decided():
    classes = {entry.key: entry.print_class for entry in catalog.list_prints()}

    assert classes["bench-sheet"] is PrintClass.PUBLIC
    assert classes["pairing-list"] is PrintClass.STAFF_ONLY
    assert classes["session-form"] is PrintClass.CONFIDENTIAL


@pytest.mark.parametrize(
    ("today", "hour", "day"),
    [
        (date(2026, 11, 23), 9, date(2026, 11, 23)),
        (date(2026, 11, 23), 15, date(2026, 11, 24)),
        (date(2026, 11, 27), 15, date(2026, 11, 30)),
        (date(2026, 11, 28), 9, date(2026, 11, 30)),
    ],
)
def test_friday_afternoon_prepares_monday(today, hour, day):
    assert day_to_print(today, hour) == day


def test_options_are_read_from_plain_values():
    chosen = read_options({"today": TODAY, "week": "2026-12-02", "match_id": "m"})

    assert (chosen.day, chosen.monday) == (date(2026, 12, 2), date(2026, 11, 30))
    assert chosen.match_ids == ("m",)
    assert read_options({"today": TODAY}).day == TODAY


def test_team_can_be_chosen(school):
    (other,) = add_students(school, 1, first_name="Leo")
    newest = add_team(school, other)
    agree(school, other)

    assert "Leo" in text_of(build(school, "team-roster-public"))
    assert "Leo" in text_of(build(school, "team-roster-public", team_id=newest))
