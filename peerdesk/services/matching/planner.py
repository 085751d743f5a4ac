"""From helpers and waiting students to a plan: the best pairs, and why anyone is left out."""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from peerdesk.services.matching.assignment import FORBIDDEN, assign
from peerdesk.services.matching.factors import (
    WEIGHTS,
    Factor,
    Reason,
    caseload_units,
    reasons,
    score,
)
from peerdesk.services.matching.rules import (
    Mentee,
    Mentor,
    Relations,
    Rule,
    Rules,
    broken_rules,
    buddy_rule,
    fit_rules,
    helper_rule,
)

_CHOICES = 3


@dataclass(frozen=True, slots=True)
class PlannedPair:
    """A pair of the plan.

    Attributes:
        score: For ordering only; a person sees the reasons.
        is_locked: It was given, not found.
        broken: Hard rules a hand-made pair breaks; empty for every pair that was found.
    """

    mentor_id: str
    mentee_id: str
    score: int
    reasons: tuple[Reason, ...]
    is_locked: bool = False
    broken: tuple[Rule, ...] = ()

    @property
    def looks_good(self) -> bool:
        """Whether nothing speaks against the pair and something speaks for it."""
        return not self.broken and bool(self.reasons)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A student without a helper, and why.

    Attributes:
        rule: The rule that takes the last possible helper away; None when every helper who
            fits is needed by another student, or when there is no helper at all.
        counts: Helpers each rule takes away, by the first rule that does.
        fitting: Helpers who fit but are needed elsewhere.
    """

    mentee_id: str
    rule: Rule | None
    counts: tuple[tuple[Rule, int], ...] = ()
    fitting: int = 0


@dataclass(frozen=True, slots=True)
class Alternative:
    """A helper the counselor may choose instead.

    Attributes:
        broken: Rules that choosing by hand would waive; empty when all are kept.
        is_taken: Has no room left in this plan.
    """

    mentor_id: str
    score: int
    reasons: tuple[Reason, ...]
    broken: tuple[Rule, ...] = ()
    is_taken: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The outcome of a matching run, everything ordered by mentee id."""

    pairs: tuple[PlannedPair, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """Everything a plan is made from; `pool()` puts it into its order."""

    mentors: tuple[Mentor, ...]
    mentees: tuple[Mentee, ...]
    rules: Rules = field(default_factory=Rules)
    relations: Relations = field(default_factory=Relations)
    locked: Mapping[str, str] = field(default_factory=dict)
    """Mentee id -> mentor id of pairs that stay as they are."""


def plan(pool: Pool) -> Plan:
    """Return the plan: as many students served as can be, then the highest total score.

    The same people give the same plan, in whatever order they come.
    """
    mentors = sorted(pool.mentors, key=lambda mentor: mentor.id)
    mentees = sorted(pool.mentees, key=lambda mentee: mentee.id)
    chosen = {mentee.id: pool.locked[mentee.id] for mentee in mentees if mentee.id in pool.locked}
    load = Counter(chosen.values())
    open_mentees = [mentee for mentee in mentees if mentee.id not in chosen]
    chosen |= _best(pool, mentors, open_mentees, load)
    by_id = {mentor.id: mentor for mentor in mentors}
    return Plan(
        tuple(
            pair_up(pool, by_id[chosen[mentee.id]], mentee)
            for mentee in mentees
            if mentee.id in chosen
        ),
        tuple(explain(pool, mentee) for mentee in mentees if mentee.id not in chosen),
    )


def alternatives(pool: Pool, made: Plan) -> dict[str, tuple[Alternative, ...]]:
    """Return up to three other helpers for each mentee id, best first."""
    chosen = {pair.mentee_id: pair.mentor_id for pair in made.pairs}
    load = Counter(chosen.values())
    return {
        mentee.id: rank_helpers(pool, mentee, load, without=chosen.get(mentee.id))
        for mentee in pool.mentees
    }


def rank_helpers(
    pool: Pool,
    mentee: Mentee,
    load: Mapping[str, int],
    *,
    without: str | None = None,
    at_most: int = _CHOICES,
) -> tuple[Alternative, ...]:
    """Return the helpers to choose from: rules kept first, then room, then score, then id.

    A helper whom only a rule that nobody may waive keeps away is never offered.

    Args:
        pool: Everyone and the rules.
        mentee: Who is to be served.
        load: Buddies the plan gives each helper.
        without: The helper the student has already.
        at_most: How many to return.
    """
    if buddy_rule(mentee) is not None:
        return ()
    offers = (
        _offer(pool, mentor, mentee, load)
        for mentor in pool.mentors
        if mentor.id != without and helper_rule(mentor) is None
    )
    best = heapq.nsmallest(
        at_most,
        (offer for offer in offers if all(rule.may_be_waived for rule in offer.broken)),
        key=lambda offer: (len(offer.broken), offer.is_taken, -offer.score, offer.mentor_id),
    )
    by_id = {mentor.id: mentor for mentor in pool.mentors}
    return tuple(
        replace(offer, reasons=reasons(by_id[offer.mentor_id], mentee, pool.relations))
        for offer in best
    )


def explain(pool: Pool, mentee: Mentee) -> LeftOut:
    """Return why this student has no helper."""
    own = buddy_rule(mentee)
    if own is not None:
        return LeftOut(mentee.id, own)
    firsts = Counter(_first_rule(pool, mentor, mentee) for mentor in pool.mentors)
    fitting = firsts.pop(None, 0)
    counts = tuple((rule, firsts[rule]) for rule in Rule if firsts[rule])
    last = counts[-1][0] if counts and not fitting else None
    return LeftOut(mentee.id, last, counts, fitting)


def pair_up(pool: Pool, mentor: Mentor, mentee: Mentee) -> PlannedPair:
    """Return the two as a pair with its reasons and, for a hand-made one, what it breaks."""
    is_locked = mentee.id in pool.locked
    return PlannedPair(
        mentor.id,
        mentee.id,
        score(mentor, mentee, pool.relations),
        reasons(mentor, mentee, pool.relations),
        is_locked,
        broken_rules(mentor, mentee, pool.rules, pool.relations),
    )


def _offer(pool: Pool, mentor: Mentor, mentee: Mentee, load: Mapping[str, int]) -> Alternative:
    return Alternative(
        mentor.id,
        score(mentor, mentee, pool.relations),
        (),
        tuple(fit_rules(mentor, mentee, pool.rules, pool.relations)),
        load.get(mentor.id, 0) >= mentor.capacity_left,
    )


def _first_rule(pool: Pool, mentor: Mentor, mentee: Mentee) -> Rule | None:
    return next(iter(broken_rules(mentor, mentee, pool.rules, pool.relations)), None)


def _best(
    pool: Pool, mentors: Sequence[Mentor], mentees: Sequence[Mentee], load: Mapping[str, int]
) -> dict[str, str]:
    """Return mentee id -> mentor id of the exact optimum over everyone not locked."""
    able = [
        (mentor, mentor.capacity_left - load.get(mentor.id, 0))
        for mentor in mentors
        if helper_rule(mentor) is None and mentor.capacity_left > load.get(mentor.id, 0)
    ]
    willing = [mentee for mentee in mentees if buddy_rule(mentee) is None]
    steps = [
        (index, room, points)
        for index, (mentor, left) in enumerate(able)
        for room, points in _steps(mentor.caseload + load.get(mentor.id, 0), left, mentor.caseload)
    ]
    if not willing or not steps:
        return {}
    table = [_spread(_row(pool, able, mentee), steps) for mentee in willing]
    found = assign(table, [room for _, room, _ in steps])
    return {
        mentee.id: able[steps[column][0]][0].id
        for mentee, column in zip(willing, found, strict=True)
        if column is not None
    }


def _row(pool: Pool, able: Iterable[tuple[Mentor, int]], mentee: Mentee) -> list[int]:
    rules, relations = pool.rules, pool.relations
    return [
        FORBIDDEN
        if next(iter(fit_rules(mentor, mentee, rules, relations)), None)
        else score(mentor, mentee, relations)
        for mentor, _ in able
    ]


def _spread(row: Sequence[int], steps: Iterable[tuple[int, int, int]]) -> list[int]:
    """Return the row over the helpers' places, each later place worth a little less."""
    return [
        FORBIDDEN if row[index] == FORBIDDEN else row[index] - points for index, _, points in steps
    ]


def _steps(now: int, left: int, counted: int) -> list[tuple[int, int]]:
    """Return a helper's places as (room, points lost): the first ones cost balance, the rest not.

    Args:
        now: Buddies before this run's free choice.
        left: Places still open.
        counted: The caseload that the score has counted already.
    """
    places = Counter(caseload_units(now + place) for place in range(left))
    top = caseload_units(counted)
    return [
        (room, (top - units) * WEIGHTS[Factor.CASELOAD])
        for units, room in sorted(places.items(), reverse=True)
    ]
