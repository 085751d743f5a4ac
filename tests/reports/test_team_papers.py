"""The papers of a team: what stands on them, what never does, and from what they are made."""

from datetime import time, timedelta

import pytest
from reports.reading import page_count, text_of, words_of
from reports.school import add_team
from reports.team_examples import agenda, certificates, minutes
from support import TODAY, add_students, make_store

from peerdesk.enums import MembershipRole, Paper, PrintClass
from peerdesk.reports import catalog, certificate, team_papers
from peerdesk.services import programs, teams
from peerdesk.services.teams import breaks, hours, meetings, recognition
from peerdesk.services.teams.follow_up import ActionDraft
from peerdesk.services.teams.hours import HoursDraft
from peerdesk.services.teams.meeting_rows import MeetingPlan, MinutesDraft
from peerdesk.services.teams.recognition import RecognitionDraft

PRINTS = ("team-minutes", "team-agenda", "recognition-list", "team-certificate",
          "service-certificate")  # fmt: skip
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """Give a school with a team of three, of whom one rests, and a helper beside it."""
    made = make_store(tmp_path_factory.mktemp("team"))
    maya, eli, sam, helper, buddy = add_students(made, 5)
    team = add_team(made, maya, eli, sam)

    def live(session):
        programs.mark_member(session, helper, MembershipRole.HELPER, today=TODAY)
        programs.mark_member(session, buddy, MembershipRole.BUDDY, today=TODAY)
        breaks.take_break(session, sam, TODAY - DAY)
        action = ActionDraft("Paint the sign", maya, TODAY + DAY)
        draft = MinutesDraft(team, TODAY - DAY, time(2), 45, (maya,), "Vests are missing.",
                             "Vests", (action,))  # fmt: skip
        meetings.keep_minutes(session, draft)
        meetings.plan_meeting(session, MeetingPlan(team, TODAY + DAY, "Kindness week"))
        hours.add_hours(session, HoursDraft((helper,), TODAY, 100, "Book fair"), TODAY)
        recognition.recognize(session, RecognitionDraft((eli,), TODAY, "Leading"), TODAY)

    made.write(live, "Lived")
    yield made
    made.close()


def printed(store, key, **options):
    return store.read(
        lambda session: catalog.preview(
            session, key, {"today": TODAY} | options, Paper.LETTER, "en"
        )
    )


def texts(store, key, **options):
    return text_of(printed(store, key, **options).pdf)


def test_minutes_tell_who_was_there_who_was_absent_and_who_rests(store):
    text = texts(store, "team-minutes")

    for words in ("There (1)", "Maya Ortiz", "Absent (1)", "Eli Brandt", "On break (1)",
                  "Sam Vance", "Vests are missing.", "Paint the sign"):  # fmt: skip
        assert words in text
    assert "Still open from before" not in text


def test_agenda_is_of_the_planned_meeting_with_a_line_for_each_expected(store):
    text = texts(store, "team-agenda")

    assert "Wed 25 Nov 2026" in text
    assert "Kindness week" in text
    assert "Paint the sign" in text
    assert "Sam Vance" not in text


def test_certificates_of_a_team_are_one_file_with_position_and_hours(store):
    pdf = printed(store, "team-certificate").pdf

    assert page_count(pdf) == 3
    assert "Captain, Team Prairie" in text_of(pdf)
    assert "1 hour of service" in text_of(pdf)


def test_certificates_of_all_helpers_name_no_buddy(store):
    pdf = printed(store, "service-certificate").pdf

    assert page_count(pdf) == 4
    assert "2 hours of service" in text_of(pdf)
    assert "Peer Helper" in text_of(pdf)
    assert "Jo Tran" not in text_of(pdf)


def test_one_certificate_is_printed_for_one_student(store):
    (maya, *_rest) = store.read(
        lambda session: [row.student_id for row in teams.list_members(
            session, teams.list_teams(session, TODAY)[0].id, TODAY)]
    )  # fmt: skip

    assert page_count(printed(store, "team-certificate", student_ids=(maya,)).pdf) == 1


def test_classes_say_what_stays_with_staff(store):
    classes = [printed(store, key).print_class for key in PRINTS]

    assert classes == [PrintClass.STAFF_ONLY] * 3 + [PrintClass.HOME] * 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_name_stands_in_40_points(language):
    words = words_of(certificate.build(certificates(), Paper.A4, language))

    assert {word.size for word in words if word.text == "Maya Ortiz"} == {40}


def test_team_named_after_a_trouble_is_not_told_at_home(tmp_path):
    store = make_store(tmp_path)
    (maya,) = add_students(store, 1)
    team = add_team(store, maya)
    store.write(lambda s: teams.change_team(s, team, "Mental Health Ambassadors", ""), "Renamed")

    text = texts(store, "team-certificate")

    store.close()
    assert "Mental" not in text
    assert "Peer Helper" in text


def test_long_minutes_go_on_over_pages_without_losing_a_line():
    pdf = team_papers.build_minutes(minutes(), Paper.LETTER, "en")

    text = text_of(pdf)
    assert page_count(pdf) == 2
    assert all(f"{number}. The second bench" in text for number in range(1, 25))


def test_page_for_a_meeting_without_a_plan_has_room_to_write():
    text = text_of(team_papers.build_agenda(agenda(), Paper.LETTER, "en"))

    assert "Day: ____________" in text
