"""Missing slips by homeroom, slips that come back, and what a no stops."""

from datetime import timedelta

import pytest
from consent_support import GIVEN, TAKE_PART
from support import TODAY

from peerdesk.enums import ConsentStatus, MatchStatus
from peerdesk.errors import InvalidValueError
from peerdesk.models.matches import Match
from peerdesk.models.programs import TeamPosition
from peerdesk.services import teams
from peerdesk.services.consent import blocks, effects, figures, missing, slips
from peerdesk.services.consent.record import Answered
from peerdesk.services.consent.slips import SlipAnswer
from peerdesk.services.consent.state import ConsentState
from peerdesk.services.consent.story import consent_events
from peerdesk.services.prints import consent_rows
from peerdesk.services.prints.consent_rows import Wanted
from peerdesk.services.teams import Position
from peerdesk.services.vaults import own_school_id, programs_by_kind
from peerdesk.services.worklist.consents import consent_lines

REFUSED, REVOKED = ConsentStatus.REFUSED, ConsentStatus.REVOKED


def print_slips(families):
    def work(session):
        count = len(consent_rows.missing_rows(session, Wanted(), TODAY))
        wanted = Wanted(codes=consent_rows.codes_for(session, count))
        papers = consent_rows.slip_papers(session, wanted, TODAY, sample=False)
        consent_rows.record_slips(session, papers)
        consent_rows.mark_asked(session, papers)
        return papers

    return families.store.write(work, "Printed").value


def enter(families, task, *, yes=True, assent=None, signed_on=TODAY):
    answers = {line.ask.key: yes for line in task.lines}
    answer = SlipAnswer(task.pupil.id, task.slip_id, answers, assent, signed_on)
    return families.do(slips.enter_slip, answer, TODAY)


def pair(families):
    def work(session):
        match = Match(
            school_id=own_school_id(session),
            program_id=next(iter(programs_by_kind(session).values())),
            mentor_id=families.helper,
            mentee_id=families.idle,
            started_on=TODAY,
            status=MatchStatus.ACTIVE,
        )
        session.add(match)
        return match.id

    return families.store.write(work, "Paired").value


def test_who_takes_part_and_has_no_answer_is_missing(families):
    families.answer(GIVEN)
    families.answer(REFUSED, student_id=families.other)

    assert list(families.missing()) == [families.third]


def test_bench_helpers_lack_the_shared_slip_once_and_their_name(families):
    families.put_on_bench(families.idle)

    row = families.missing()[families.idle]
    assert row.asks[0] == TAKE_PART
    assert row.names == ("Buddy pairs", "First name on posters")


def test_printed_slips_are_asked_and_known_by_their_code(families):
    papers = print_slips(families)

    assert {row.state for row in families.missing().values()} == {ConsentState.ASKED}
    task = families.read(slips.slip_by_code, papers.slips[0].code.lower(), TODAY)
    assert task.pupil.id == papers.slips[0].pupil.id
    assert [line.ask for line in task.lines] == [TAKE_PART]


def test_a_slip_is_entered_once_and_taken_back_whole(families):
    papers = print_slips(families)
    code = papers.slips[0].code
    task = families.read(slips.slip_by_code, code, TODAY)
    enter(families, task)

    with pytest.raises(InvalidValueError) as refused:
        families.read(slips.slip_by_code, code, TODAY)
    assert "was entered on" in refused.value.sentence()
    families.store.undo()
    assert families.read(slips.slip_by_code, code, TODAY) == task


@pytest.mark.parametrize("typed", ["2222-2222", "7Q4K-M2XD"])
def test_an_unknown_or_mistyped_code_is_said(families, typed):
    with pytest.raises(InvalidValueError):
        families.read(slips.slip_by_code, typed, TODAY)


def test_a_name_with_an_answer_is_told_before_it_is_changed(families):
    families.answer(GIVEN)

    task = families.read(slips.slip_of, families.helper, TODAY)

    assert "Buddy pairs: Yes" in task.note


def test_a_day_to_come_leaves_the_whole_slip_unwritten(families):
    task = families.read(slips.slip_of, families.helper, TODAY)

    with pytest.raises(InvalidValueError):
        enter(families, task, signed_on=TODAY + timedelta(days=1))
    assert families.read(slips.recent_slips, TODAY) == []


def test_what_was_entered_today_is_listed_newest_first(families):
    for student_id in (families.helper, families.other):
        enter(families, families.read(slips.slip_of, student_id, TODAY), assent=True)

    rows = families.read(slips.recent_slips, TODAY)

    assert [row.id for row in rows] == [families.other, families.helper]
    assert rows[0].words == "Buddy pairs, child: Yes; Buddy pairs: Yes"
    assert families.read(slips.count_entered, TODAY) == 2


def test_a_late_slip_says_so(families):
    pair(families)
    families.store.write(
        lambda s: setattr(s.query(Match).one(), "started_on", TODAY - timedelta(days=9)), "Moved"
    )

    result = enter(families, families.read(slips.slip_of, families.helper, TODAY))

    assert result.sentences[0].startswith("Recorded as signed late")
    assert "has taken part since" in result.sentences[0]


def test_taking_back_stops_pair_and_is_one_act(families):
    families.answer(GIVEN, TODAY - timedelta(days=5))
    match_id = pair(families)
    answer = Answered(families.helper, TAKE_PART, REVOKED, TODAY, told="Ms Hall")
    told = families.read(effects.what_stops, families.helper, TAKE_PART, TODAY)

    families.do(effects.take_back, answer, TODAY, stops=True)

    status = families.read(lambda s: s.get(Match, match_id).status)
    assert told.sentences[0] == "1 pair goes on hold"
    assert status is MatchStatus.ON_HOLD
    families.store.undo()
    assert families.read(lambda s: s.get(Match, match_id).status) is MatchStatus.ACTIVE


def test_a_no_that_stopped_nothing_yet_needs_action(families):
    families.answer(GIVEN, TODAY - timedelta(days=5))
    pair(families)
    families.answer(REVOKED, told="Ms Hall")

    (row,) = families.read(effects.needs_action, TODAY)
    families.do(effects.stop_all, [row.id], TODAY)

    assert row.id == families.helper
    assert families.read(effects.needs_action, TODAY) == []


def test_a_shared_yes_taken_back_ends_the_place_on_the_team(families):
    families.answer(GIVEN, TODAY - timedelta(days=5))
    team = families.do(teams.add_team, "Team", TODAY)
    since = TODAY - timedelta(days=4)
    spot = families.do(teams.add_member, team, Position(families.helper, "Captain", since))

    answer = Answered(families.helper, TAKE_PART, REVOKED, TODAY, told="Ms Hall")
    families.do(effects.take_back, answer, TODAY, stops=True)

    assert families.read(lambda s: s.get(TeamPosition, spot).ends_on) == (TODAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("status", "words"),
    [(None, "no yes from the family yet"), (REFUSED, "said no"), (REVOKED, "said no")],
)
def test_a_team_is_blocked_with_a_sentence(families, status, words):
    if status is not None:
        families.answer(status, told="Ms Hall")
    team = families.do(teams.add_team, "Team", TODAY)

    with pytest.raises(blocks.ConsentNeededError) as refused:
        families.do(teams.add_member, team, Position(families.helper, "Captain", TODAY))

    assert words in refused.value.sentence()
    assert refused.value.student_ids == (families.helper,)


def test_figures_count_every_student_once(families):
    families.answer(GIVEN)
    families.answer(REFUSED, student_id=families.other)

    (row,) = families.read(figures.figures, TODAY)

    assert (row.concerned, row.given, row.refused, row.missing) == (3, 1, 1, 1)
    assert row.given + row.waiting + row.refused + row.missing == row.concerned


def test_a_yes_that_ends_within_a_month_is_listed(families):
    until = TODAY + timedelta(days=9)
    families.answer(GIVEN, expires_on=until)

    (row,) = families.read(missing.list_expiring, TODAY)

    assert (row.id, row.expires_on) == (families.helper, until)


def test_work_lists_missing_ending_and_unstopped_but_not_the_end_of_the_year(families):
    families.answer(GIVEN, student_id=families.other)
    families.answer(GIVEN, expires_on=TODAY + timedelta(days=9))

    lines = list(families.read(lambda s: list(consent_lines(s, TODAY))))

    assert {line.record_id for line in lines} == {families.helper, families.third}
    assert all(line.place == "consents" for line in lines)


def test_slips_of_homerooms_stand_in_the_language_of_the_family(families):
    def speak(session):
        from peerdesk.models.people import Student

        session.get(Student, families.helper).home_languages = ("es",)
        session.get(Student, families.other).home_languages = ("so",)

    families.store.write(speak, "Spoke")

    papers = print_slips(families)

    found = {slip.pupil.id: (slip.language, slip.spoken) for slip in papers.slips}
    assert found[families.helper] == ("es", "")
    assert found[families.other] == ("en", "so")


def test_a_slip_can_be_printed_for_somebody_who_does_not_take_part_yet(families):
    wanted = Wanted(student_ids=(families.idle,), asks=("group",))

    (row,) = families.read(consent_rows.missing_rows, wanted, TODAY)

    assert (row.id, row.names) == (families.idle, ("Support groups",))


def test_the_timeline_tells_each_step(families):
    families.answer(ConsentStatus.ASKED, TODAY - timedelta(days=9))
    families.answer(GIVEN, TODAY - timedelta(days=5))
    families.answer(REVOKED, told="Ms Hall")

    told = sorted(families.read(lambda s: list(consent_events(s, families.helper))))

    assert [text for _day, text in told] == [
        "Buddy pairs: consent slip given out",
        "Buddy pairs: family said yes",
        "Buddy pairs: the yes was taken back",
    ]
