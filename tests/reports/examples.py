"""Rows as a school has them: long names, marks, another script, a family that said no."""

from datetime import date, time

from reports import (
    care_examples,
    consent_examples,
    support_examples,
    team_examples,
    training_examples,
    wall_examples,
)
from reports.bench_examples import EVERY as BENCH_LIFE
from reports.selection_examples import EVERY as SELECTION

from peerdesk.enums import (
    BenchShape,
    Grade,
    RecessKind,
    SessionKind,
    SessionTopic,
    UseOfTime,
)
from peerdesk.reports import (
    bench_clipboard,
    bench_sheet,
    certificate,
    check_in_sheet,
    concern_form,
    consent_slips,
    counseling_form,
    duty_poster,
    erasure_proof,
    goodbye_card,
    group_grid,
    match_agreement,
    pair_letters,
    pairing_list,
    referral_form,
    session_form,
    team_roster,
    time_page,
)
from peerdesk.services.check_ins import DueCheckIn, DueKind
from peerdesk.services.prints.erasure_rows import Erased, ErasureProof
from peerdesk.services.prints.pair_rows import (
    CertificateRow,
    Certificates,
    CheckInSheet,
    Child,
    PairFacts,
    PairPapers,
)
from peerdesk.services.prints.rows import (
    BenchCard,
    BenchClipboard,
    BenchSheet,
    ClipboardCell,
    ClipboardRow,
    DutyPoster,
    HelperMark,
    PairingList,
    PairPerson,
    PairRow,
    PosterRow,
    PublicMember,
    PublicRoster,
    SessionForms,
    SessionSlip,
    SlotMark,
    StaffMember,
    StaffRoster,
)
from peerdesk.services.prints.session_rows import (
    CounselingForms,
    CounselingSlip,
    GroupGrid,
    TimePage,
)
from peerdesk.services.session_logs.use_of_time import TimeLine, TimeReport, TimeSpan, UseShare

MONDAY = date(2026, 11, 23)
DAYS = tuple(date(2026, 11, day) for day in range(23, 28))
A = SlotMark("A", BenchShape.CIRCLE, time(10), RecessKind.MORNING)
B = SlotMark("B", BenchShape.SQUARE, time(10), RecessKind.MORNING)
C = SlotMark("A", BenchShape.CIRCLE, time(12, 15), RecessKind.LUNCH)
D = SlotMark("B", BenchShape.SQUARE, time(12, 15), RecessKind.LUNCH)
E = SlotMark("C", BenchShape.TRIANGLE, time(13, 5), RecessKind.AFTERNOON)
F = SlotMark("D", BenchShape.DIAMOND, time(13, 5), RecessKind.AFTERNOON)
OWL, HORSE = HelperMark("owl", "Maya"), HelperMark("horse", None)

CARDS = (
    BenchCard(A, (OWL, HelperMark("turtle", "Alexander"))),
    BenchCard(B, (HelperMark("rabbit", "Eli"), HORSE)),
    BenchCard(C, (HelperMark("ladybug", "Christopher"), HelperMark("fish", "nishłį́"))),
    BenchCard(D, (HelperMark("tractor", "Guadalupe"), HelperMark("sailboat", "عبد الرحمن"))),
    BenchCard(E, (HelperMark("pine-tree", None), HelperMark("star", "Ana"))),
)


def bench_sheet_rows(cards=CARDS[:4], *, sample=False):
    return BenchSheet(MONDAY, MONDAY, tuple(cards), sample)


def one_helper(name, pictogram="owl"):
    return bench_sheet_rows([BenchCard(A, (HelperMark(pictogram, name),))])


def clipboard_rows(*, sample=False):
    cell = ClipboardCell(("Maya O.", "Alexander B."), ("Guadalupe R.",))
    rows = tuple(ClipboardRow(slot, (cell, cell, None, cell, cell)) for slot in (A, B, C, D))
    return BenchClipboard(DAYS, rows, "Ms. Begay", "204", sample)


def poster_rows(*, sample=False):
    cell = (HelperMark("ladybug", "Christopher"), HORSE)
    rows = tuple(PosterRow(slot, (cell, (OWL,), None, (), cell)) for slot in (A, B, C, D))
    return DutyPoster(DAYS, rows, sample)


def pairing_rows(count=23, *, sample=False):
    helper = PairPerson("Maya Ortiz", Grade.G05, "Room 12")
    buddy = PairPerson("Nizhoni nishłį́ Yazzie", Grade.KINDERGARTEN, "")
    pairs = tuple(PairRow(n, helper, buddy, date(2026, 9, 14)) for n in range(1, count + 1))
    return PairingList(MONDAY, pairs, sample)


def public_roster_rows(*, sample=False):
    members = (PublicMember(OWL, "Captain"), PublicMember(HORSE, "Member"))
    return PublicRoster("", "Fall 2026", MONDAY, members, sample)


def staff_roster_rows(*, sample=False):
    members = (
        StaffMember("Maya Ortiz", "Captain", Grade.G05, "Room 12", True, date(2027, 6, 1)),
        StaffMember("Eli Brandt", "Member", Grade.G04, "", True, date(2026, 6, 1)),
        StaffMember("Ana Ruiz", "Member", Grade.G04, "Room 9", False, None),
        StaffMember("Jo Tran", "Member", Grade.KINDERGARTEN, "Room 9", True, None),
    )
    return StaffRoster("", "Fall 2026", MONDAY, members, sample)


def session_form_rows(*, sample=False):
    slips = (
        SessionSlip("9MK6-DYNN", 12, young=True),
        SessionSlip("HPM4-N2YR", 7, young=False),
        SessionSlip("VHAK-98RB", None, young=False),
    )
    return SessionForms(MONDAY, slips, "", sample)


def pair_papers(count=2, *, sample=False):
    maya = Child("Maya", "Maya Ortiz")
    buddy = Child("Nizhoni nishłį́", "Nizhoni nishłį́ Yazzie")
    begun, ended = date(2026, 9, 14), date(2026, 11, 20)
    pairs = tuple(
        PairFacts(n, maya, buddy, begun, begun, "Ms. Begay", ended, 9, 150, waits=n == 1)
        for n in range(1, count + 1)
    )
    return PairPapers(MONDAY, pairs, "Prairie View", "Ms. Begay", "204", 60, 6, sample)


def certificate_rows(*, sample=False):
    helpers = (
        CertificateRow("Maya Ortiz", 14),
        CertificateRow("Guadalupe Nizhoni O'Brien-Ruiz", 0),
    )
    return Certificates(MONDAY, helpers, "Fall, 2026/27", "Prairie View", "Ms. Begay", sample)


def erasure_rows(*, sample=False):
    records = tuple((kind, 3 + number) for number, kind in enumerate(Erased))
    return ErasureProof(
        MONDAY, "Prairie View", 2, MONDAY, "Ms. Begay", records, 2, 1, 14, 3, 0, 5,
        date(2026, 12, 24), sample,
    )  # fmt: skip


def check_in_rows(*, sample=False):
    kinds = list(DueKind)
    due = tuple(
        DueCheckIn("m", n, "Maya Ortiz + Nizhoni Yazzie", kinds[n % 5], MONDAY, MONDAY)
        for n in range(1, 14)
    )
    return CheckInSheet(MONDAY, due, sample)


def counseling_rows(*, sample=False):
    slips = (CounselingSlip("9MK6-DYNN", "owl"), CounselingSlip("HPM4-N2YR", "turtle"),
             CounselingSlip("VHAK-98RB", ""))  # fmt: skip
    return CounselingForms(MONDAY, slips, 5, "", sample)


def grid_rows(*, sample=False):
    names = ("Maya O.", "Guadalupe Nizhoni O.", "Eli B.", "Sam V.")
    return GroupGrid(MONDAY, "Lunch bunch", names, "Ms. Begay", sample)


def time_rows(*, sample=False):
    shares = (
        UseShare(UseOfTime.DIRECT, 1085, 68), UseShare(UseOfTime.INDIRECT, 300, 19),
        UseShare(UseOfTime.PROGRAM, 70, 4), UseShare(UseOfTime.OTHER, 140, 9),
    )  # fmt: skip
    lines = (
        TimeLine(SessionKind.LESSON, None, UseOfTime.DIRECT, 36, 1085),
        TimeLine(SessionKind.CONSULTATION, None, UseOfTime.INDIRECT, 9, 300),
        TimeLine(SessionKind.OWN_TIME, SessionTopic.DUTY, UseOfTime.OTHER, 7, 140),
        TimeLine(SessionKind.OWN_TIME, SessionTopic.PLANNING, UseOfTime.PROGRAM, 2, 70),
    )
    span = TimeSpan(date(2026, 11, 1), date(2026, 11, 30))
    report = TimeReport(span, 1595, shares, lines, 655, ())
    return TimePage(MONDAY, "Prairie View", "Ms. Begay", report, sample)


EVERY = {
    "counseling-form": (counseling_form.build, counseling_rows),
    "group-attendance": (group_grid.build, grid_rows),
    "use-of-time": (time_page.build, time_rows),
    "bench-sheet": (bench_sheet.build, bench_sheet_rows),
    "bench-clipboard": (bench_clipboard.build, clipboard_rows),
    "duty-poster": (duty_poster.build, poster_rows),
    "pairing-list": (pairing_list.build, pairing_rows),
    "team-roster-public": (team_roster.build_public, public_roster_rows),
    "team-roster-staff": (team_roster.build_staff, staff_roster_rows),
    "session-form": (session_form.build, session_form_rows),
    "match-agreement": (match_agreement.build, pair_papers),
    "pair-letter": (pair_letters.build_start, pair_papers),
    "closure-letter": (pair_letters.build_closure, pair_papers),
    "goodbye-card": (goodbye_card.build, pair_papers),
    "certificate": (certificate.build, certificate_rows),
    "check-in-sheet": (check_in_sheet.build, check_in_rows),
    "erasure-proof": (erasure_proof.build, erasure_rows),
    "consent-slip": (consent_examples.build_alike, consent_examples.papers),
    "consent-cover": (consent_slips.build_covers, consent_examples.papers),
    "concern-form": (concern_form.build, care_examples.concern),
    "concern-blank": (concern_form.build_blank, care_examples.blank),
    "referral-form": (referral_form.build, care_examples.referral),
    **BENCH_LIFE,
    **SELECTION,
    **wall_examples.every(bench_sheet_rows),
    "staff-support": support_examples.EXAMPLE,
    **team_examples.EVERY,
    **training_examples.EVERY,
}
PUBLIC = ("bench-sheet", "duty-poster", "team-roster-public")
