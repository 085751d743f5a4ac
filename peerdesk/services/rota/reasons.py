"""Why a place is empty, how wide the band is: sentences without names."""

from collections import Counter

from peerdesk.i18n import translate
from peerdesk.services.rota.book import Book
from peerdesk.services.rota.rows import Assignment, Band, Problem, Relax, Slot, Unfilled


def unfilled_slots(problem: Problem, assignments: frozenset[Assignment]) -> tuple[Unfilled, ...]:
    """Return the slots with empty places, by slot id, each with the rule to relax."""
    book = Book(problem, assignments)
    found = []
    for slot in sorted(problem.slots, key=lambda slot: slot.id):
        missing = slot.need - len(book.standing[slot.id])
        if missing > 0:
            rule, helpers = _rule_in_the_way(book, slot)
            found.append(Unfilled(slot.id, missing, rule, _sentence(rule, helpers, problem)))
    return tuple(found)


def _rule_in_the_way(book: Book, slot: Slot) -> tuple[Relax, int]:
    """Return the rule whose relaxing would free most helpers, and how many."""
    alone: Counter[Relax] = Counter()
    for supporter in book.problem.supporters:
        blockers = [Relax(rule) for rule in book.blockers(supporter, slot)]
        if not blockers:
            alone[Relax.TIME] += 1
        elif len(blockers) == 1:
            alone[blockers[0]] += 1
    del alone[Relax.HELPERS]
    if alone[Relax.TIME]:
        return Relax.TIME, alone[Relax.TIME]
    order = list(Relax)
    best = max(alone, key=lambda rule: (alone[rule], -order.index(rule)), default=Relax.HELPERS)
    return best, alone[best]


def _sentence(rule: Relax, helpers: int, problem: Problem) -> str:
    texts = {
        Relax.TRAINING: translate(
            "Rota",
            "Helpers who are not trained or have no consent yet: {helpers}. "
            "Train one, or ask the family.",
        ),
        Relax.AVAILABILITY: translate(
            "Rota",
            "Helpers who are not free at this recess: {helpers}. Ask when they are free, "
            "or choose one by hand.",
        ),
        Relax.ABSENCE: translate(
            "Rota", "Helpers who would stand here but are absent: {helpers}. Find a stand-in."
        ),
        Relax.PER_DAY: translate(
            "Rota", "Helpers who already have a duty that day: {helpers}. Limit is {day_limit}."
        ),
        Relax.PER_WEEK: translate(
            "Rota",
            "Helpers who already have enough duties that week: {helpers}. "
            "Allow more than {week_limit} a week.",
        ),
        Relax.KEEP_APART: translate(
            "Rota", "Helpers who are kept apart from someone here: {helpers}. Change the pair."
        ),
        Relax.TIME: translate(
            "Rota", "Helpers who are still free: {helpers}. Choose one, or fill again."
        ),
        Relax.HELPERS: translate("Rota", "No helper is left for this place. Add a helper."),
    }
    return texts[rule].format(
        helpers=helpers,
        day_limit=problem.rules.max_per_day,
        week_limit=problem.rules.max_per_week,
    )


def band_of(width: int | None, *, is_least: bool = True) -> Band:
    """Return the fairness band that was kept, in words.

    Args:
        width: Distance in duties; None when the search ended before a band was proven.
        is_least: Whether the rules allow no narrower band.
    """
    if width is None:
        text = translate("Rota", "The search ended early: duties may be shared unevenly.")
        return Band(None, widened=True, sentence=text)
    if width == 1:
        text = translate("Rota", "Everyone is within 1 duty of a fair share.")
        return Band(1, widened=False, sentence=text)
    if is_least:
        text = translate(
            "Rota", "Duties differ by up to {width} from a fair share: the rules allow no better."
        )
    else:
        text = translate("Rota", "Duties differ by up to {width} from a fair share.")
    return Band(width, widened=True, sentence=text.format(width=width))


def experience_warnings(problem: Problem, assignments: frozenset[Assignment]) -> tuple[str, ...]:
    """Return what must be said about slots where nobody experienced stands."""
    experienced = {s.id for s in problem.supporters if s.experienced}
    manned = {one.slot_id for one in assignments}
    if manned and not experienced:
        return (translate("Rota", "No helper is marked as experienced, so pairs are not mixed."),)
    guided = {one.slot_id for one in assignments if one.supporter_id in experienced}
    alone = len(manned - guided)
    if not alone:
        return ()
    text = translate("Rota", "Places where nobody experienced stands: {count}.")
    return (text.format(count=alone),)
