"""A team as a school has it: long names, another script, long minutes."""

from datetime import date, time

from peerdesk.enums import Grade
from peerdesk.reports import certificate, team_papers
from peerdesk.services.prints.pair_rows import CertificateRow, Certificates
from peerdesk.services.prints.team_rows import (
    ActionLine,
    AgendaPage,
    MinutesPage,
    Thanks,
    ThanksList,
)
from peerdesk.services.teams import meetings, recognition
from peerdesk.services.teams.meeting_rows import MinutesDraft
from peerdesk.services.teams.recognition import RecognitionDraft

DAY = date(2026, 11, 18)
MONDAY = date(2026, 11, 23)
NAMES = (
    "Maya Ortiz", "Alexander Christopherson-Whitehorse", "Nizhoni Yazzie", "José Peña",
    "Guadalupe Ruiz", "Quân Đặng", "Eli Brandt", "Ana Begay",
)  # fmt: skip
ACTIONS = (
    ActionLine("Paint the sign for the second bench", "Maya Ortiz", date(2026, 11, 26)),
    ActionLine("Ask the office for six more vests, and for a box to keep them dry in winter",
               "Alexander Christopherson-Whitehorse", None),
    ActionLine("Book the library", "", date(2026, 11, 20), date(2026, 11, 19)),
)  # fmt: skip


def minutes(*, sample=False):
    said = tuple(f"{number}. The second bench gets a sign of its own." for number in range(1, 25))
    return MinutesPage(
        "Student Leadership Team", DAY, time(15, 5), 45, NAMES[:6], NAMES[6:7], NAMES[7:],
        ("Who stands at the second bench", "Vests"), said, ACTIONS, ACTIONS[:1], sample,
    )  # fmt: skip


def agenda(*, sample=False):
    members = tuple((name, "Member") for name in NAMES)
    return AgendaPage("Student Leadership Team", DAY, None, (), ACTIONS[:2], members, sample)


def thanks(*, sample=False):
    lines = tuple(Thanks(name, Grade.G05, DAY, "Kindness at the bench") for name in NAMES)
    return ThanksList("2026/27", DAY, lines, sample)


def certificates(*, sample=False):
    rows = (
        CertificateRow(NAMES[0], 14, "Captain, Student Leadership Team"),
        CertificateRow(NAMES[1], 1, "Student Leadership Team"),
        CertificateRow(NAMES[5], 0),
    )
    return Certificates(DAY, rows, "2026/27", "Prairie View Elementary", "Rosa Begay", sample,
                        is_service=True)  # fmt: skip


def run_team(store, team_id, student_id):
    """Let a team meet once and thank one student."""

    def run(session):
        draft = MinutesDraft(team_id, MONDAY, time(2), 30, (student_id,))
        meetings.keep_minutes(session, draft)
        thanked = RecognitionDraft((student_id,), MONDAY, "Leading the team")
        recognition.recognize(session, thanked, MONDAY)

    store.write(run, "Met")


EVERY = {
    "team-minutes": (team_papers.build_minutes, minutes),
    "team-agenda": (team_papers.build_agenda, agenda),
    "recognition-list": (team_papers.build_thanks, thanks),
    "team-certificate": (certificate.build, certificates),
}
