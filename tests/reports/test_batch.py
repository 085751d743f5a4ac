"""Several prints together: a stack for each class word, and what is remembered of it."""

import io
from functools import partial

import pypdf
import pytest
from reports.reading import page_count, text_of
from reports.school import MONDAY, add_bench_helpers, add_team, agree, furnish, pair_up, stand
from support import TODAY, SteppingClock, make_store

from peerdesk.enums import AccountRole, Paper, PrintClass
from peerdesk.errors import NotAllowedError
from peerdesk.reports import batch, catalog, centre
from peerdesk.reports.batch import Order
from peerdesk.reports.offered import OF_SUBSTITUTE
from peerdesk.services.print_jobs import MOST, last_printed, list_jobs
from peerdesk.services.rights import Who
from peerdesk.services.store import Store

KEYS = ("pairing-list", "bench-sheet", "session-form", "duty-poster", "closure-letter")
OPTIONS = {"today": TODAY, "date": TODAY}
ORDER = Order(KEYS, OPTIONS, Paper.LETTER, "en")


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    store = make_store(tmp_path_factory.mktemp("school"))
    recess, (a, _b) = furnish(store)
    maya, eli, *_rest = add_bench_helpers(store)
    stand(store, recess, a, maya, eli)
    agree(store, maya)
    add_team(store, maya)
    pair_up(store)
    yield store
    store.close()


def make(store, order=ORDER, go_on=None):
    return store.read(partial(batch.make_batch, order=order, go_on=go_on))


def record(store, stack, **went):
    return store.write(partial(batch.record_stack, stack=stack, order=ORDER, **went), "Printed")


def test_each_class_word_has_a_stack_of_its_own(school):
    made = make(school)

    kinds = {stack.print_class: [part.key for part in stack.parts] for stack in made.stacks}
    assert kinds == {
        PrintClass.PUBLIC: ["bench-sheet", "duty-poster"],
        PrintClass.STAFF_ONLY: ["pairing-list"],
        PrintClass.CONFIDENTIAL: ["session-form"],
    }
    for stack in made.stacks:
        assert page_count(stack.pdf) == stack.pages


def test_stack_says_its_language_and_nobodys_name(school):
    reader = pypdf.PdfReader(io.BytesIO(make(school).stacks[0].pdf))

    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert set(reader.metadata) <= {"/CreationDate", "/Creator", "/Producer"}


def test_public_stack_holds_no_staff_page(school):
    public, staff, _forms = make(school).stacks

    assert "STAFF ONLY" not in text_of(public.pdf)
    assert "PUBLIC" not in text_of(staff.pdf)


def test_what_cannot_print_is_left_out_with_its_reason(school):
    ((title, sentence),) = make(school).left_out

    assert title == catalog.title_of("closure-letter")
    assert sentence.endswith(".")


def test_stop_keeps_what_is_whole(school):
    told = []

    made = make(school, go_on=lambda done, total, title: told.append((done, total)) or done < 2)

    assert [part.key for stack in made.stacks for part in stack.parts] == [
        "bench-sheet",
        "pairing-list",
    ]
    assert not made.is_whole
    assert told == [(0, 5), (1, 5), (2, 5)]


def test_job_is_remembered_by_its_choices_only(school):
    public = make(school).stacks[0]

    record(school, public, printer="Office", is_out=True)
    job = school.read(list_jobs)[0]

    assert job.keys == ("bench-sheet", "duty-poster")
    assert dict(job.options) == {"date": TODAY.isoformat()}
    assert (job.printer, job.pages, job.by != "") == ("Office", 2, True)
    assert "bench-sheet" in school.read(last_printed)


def test_job_printed_again_shows_the_file_as_it_is_now(school):
    record(school, make(school).stacks[0], printer="Office", is_out=True)
    job = school.read(list_jobs)[0]
    order = Order(job.keys, {"today": TODAY, **job.options}, job.paper, job.language)

    assert [p.key for p in make(school, order).stacks[0].parts] == ["bench-sheet", "duty-poster"]


def test_what_the_printer_refused_does_not_count_as_printed(school):
    staff = make(school).stacks[1]

    record(school, staff, printer="Office", is_out=False)

    assert not school.read(list_jobs)[0].is_out
    assert "pairing-list" not in school.read(last_printed)


def test_only_the_newest_jobs_are_kept(school):
    public = make(school).stacks[0]

    for _ in range(MOST + 2):
        record(school, public, printer="", is_out=True)

    jobs = school.read(list_jobs)
    assert len(jobs) == MOST
    assert [job.id for job in jobs] == sorted((job.id for job in jobs), reverse=True)


def test_rows_say_what_each_print_needs(school):
    read = partial(centre.list_rows, role=AccountRole.COUNSELOR, options=OPTIONS)
    rows = {row.id: row for row in school.read(read)}

    assert set(rows) == {entry.key for entry in catalog.list_prints()}
    assert rows["bench-sheet"].need is None
    assert rows["closure-letter"].need.page == "buddies"


def test_groups_stand_together(school):
    read = partial(centre.list_rows, role=AccountRole.COUNSELOR, options=OPTIONS)
    groups = [row.group for row in school.read(read)]

    assert groups == sorted(groups, key=list(centre.PrintGroup).index)


def test_substitute_prints_the_papers_of_their_work_and_no_other(school):
    who = Who("stand-in", AccountRole.SUBSTITUTE)
    store = Store(school._sessions, who=who, now=SteppingClock())
    building = partial(
        catalog.build_print, key="closure-letter", options={}, paper=Paper.A4, language="en"
    )

    offered = {row.id for row in store.read(partial(centre.list_names, role=who.role))}

    assert offered == OF_SUBSTITUTE
    with pytest.raises(NotAllowedError):
        store.read(building)


def test_principal_gets_nothing_about_a_single_child(school):
    principal = Store(school._sessions, who=Who("head", AccountRole.PRINCIPAL), now=SteppingClock())
    read = partial(centre.list_rows, role=AccountRole.PRINCIPAL, options=OPTIONS)

    shown = {row.id for row in principal.read(read)}
    order = Order(("bench-sheet",), OPTIONS, Paper.LETTER, "en")

    assert not shown & set(KEYS)
    with pytest.raises(NotAllowedError):
        make(principal, order)


def test_days_are_kept_as_the_catalogue_reads_them(school):
    order = Order(("duty-poster",), {"today": TODAY, "week": MONDAY}, Paper.A4, "es")
    pdf = school.read(
        partial(
            catalog.preview, key="duty-poster", options=order.options, paper=Paper.A4, language="es"
        )
    ).pdf

    school.write(
        partial(batch.record_print, order=order, pdf=pdf, printer="", is_out=True), "Printed"
    )
    job = school.read(list_jobs)[0]

    assert (job.options["date"], job.paper, job.language) == (MONDAY.isoformat(), Paper.A4, "es")
