"""Reasons as people read them: in words, never a number alone, never why two are kept apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from peerdesk.i18n import translate
from peerdesk.services.matching.factors import Factor, Reason
from peerdesk.services.matching.planner import LeftOut
from peerdesk.services.matching.rules import Mentor, Rule, Rules


def reason_words(reason: Reason) -> str:
    """Return one reason, as "bus 4" or "both speak Spanish"."""
    return _REASONS[reason.factor](reason.values)


def pair_words(reasons: Iterable[Reason]) -> str:
    """Return all reasons of a pair on one line; a sentence when there are none."""
    told = [reason_words(reason) for reason in reasons]
    return (
        ", ".join(told) if told else translate("Matching", "fits the rules, nothing more in common")
    )


def warning_words(rule: Rule, rules: Rules, mentor: Mentor | None = None) -> str:
    """Return what is wrong with a pair made by hand; of its helper, which course is missing."""
    return _WARNINGS[rule]().format(**_asked(rules, mentor.lacks if mentor else ()))


def left_out_words(left_out: LeftOut, rules: Rules) -> str:
    """Return why a student has no helper, naming the rule that leaves no helper over."""
    if left_out.rule is not None:
        return _BLOCKED[left_out.rule]().format(**_asked(rules))
    if left_out.fitting:
        return translate("Matching", "every helper who fits is needed for another student")
    return translate("Matching", "no helper is marked yet")


def count_words(left_out: LeftOut, rules: Rules) -> tuple[str, ...]:
    """Return one line for each rule with the number of helpers it takes away."""
    lines = [
        _COUNTED[rule]().format(count=count, **_asked(rules)) for rule, count in left_out.counts
    ]
    if left_out.fitting:
        lines.append(
            translate("Matching", "Fits, but needed elsewhere: {count}").format(
                count=left_out.fitting
            )
        )
    return tuple(lines)


def language_name(code: str) -> str:
    """Return the name of an ISO 639 language code; the code itself when unknown."""
    names = _languages()
    return names.get(code.lower(), code)


def _asked(rules: Rules, lacks: Sequence[str] = ()) -> dict[str, int | str]:
    """Return what the program asks for, as the sentences name it."""
    courses = lacks or rules.courses or (translate("Matching", "the training"),)
    return {"low": rules.min_gap, "high": rules.max_gap, "courses": _and(courses)}


def _languages() -> Mapping[str, str]:
    return {
        "en": translate("Languages", "English"),
        "es": translate("Languages", "Spanish"),
        "nv": translate("Languages", "Diné"),
        "ar": translate("Languages", "Arabic"),
        "zh": translate("Languages", "Chinese"),
        "vi": translate("Languages", "Vietnamese"),
        "so": translate("Languages", "Somali"),
        "ru": translate("Languages", "Russian"),
        "uk": translate("Languages", "Ukrainian"),
        "pt": translate("Languages", "Portuguese"),
        "ht": translate("Languages", "Haitian Creole"),
        "hmn": translate("Languages", "Hmong"),
        "ko": translate("Languages", "Korean"),
        "tl": translate("Languages", "Tagalog"),
        "fr": translate("Languages", "French"),
        "de": translate("Languages", "German"),
        "sw": translate("Languages", "Swahili"),
        "am": translate("Languages", "Amharic"),
        "my": translate("Languages", "Burmese"),
        "ne": translate("Languages", "Nepali"),
        "fa": translate("Languages", "Persian"),
        "hi": translate("Languages", "Hindi"),
        "ur": translate("Languages", "Urdu"),
        "ja": translate("Languages", "Japanese"),
        "pl": translate("Languages", "Polish"),
    }


def _and(words: Iterable[str]) -> str:
    """Return words as people list them: "chess, soccer and drawing"."""
    *most, last = words
    if not most:
        return last
    return translate("Matching", "{most} and {last}").format(most=", ".join(most), last=last)


def _bus(route: str) -> str:
    """Return "bus 4", or "same bus, Route 6" where the school gives its routes a name."""
    if route[:1].isdigit() or len(route) < 3:
        return translate("Matching", "bus {bus}").format(bus=route)
    return translate("Matching", "same bus, {bus}").format(bus=route)


_REASONS: Final[Mapping[Factor, Callable[[tuple[str, ...]], str]]] = {
    Factor.TOGETHER: lambda _: translate("Matching", "asked to be together"),
    Factor.DID_WELL: lambda _: translate("Matching", "did well together before"),
    Factor.RECESS: lambda _: translate("Matching", "same recess"),
    Factor.BUS: lambda values: _bus(values[0]),
    Factor.LANGUAGE: lambda values: translate("Matching", "both speak {languages}").format(
        languages=_and(language_name(code) for code in values)
    ),
    Factor.INTERESTS: lambda values: translate("Matching", "both like {interests}").format(
        interests=_and(values)
    ),
    Factor.GENDER_WISH: lambda _: translate("Matching", "as the family wished"),
    Factor.GRADES: lambda values: translate("Matching", "{count} grades older").format(
        count=values[0]
    ),
    Factor.CASELOAD: lambda _: translate("Matching", "few buddies so far"),
}

_BLOCKED: Final[Mapping[Rule, Callable[[], str]]] = {
    Rule.BUDDY_CONSENT: lambda: translate("Matching", "no consent to take part yet"),
    Rule.BUDDY_BREAK: lambda: translate("Matching", "is on a break or not at this school now"),
    Rule.HELPER_BREAK: lambda: translate("Matching", "every helper is on a break"),
    Rule.HELPER_CONSENT: lambda: translate("Matching", "no helper has consent to take part yet"),
    Rule.HELPER_TRAINING: lambda: translate("Matching", "no helper has done {courses} yet"),
    Rule.SAME_STUDENT: lambda: translate("Matching", "the only helper is this same student"),
    Rule.GRADE_GAP: lambda: translate("Matching", "no helper is {low} grades older or more"),
    Rule.GRADE_GAP_WIDE: lambda: translate(
        "Matching", "every helper is more than {high} grades older"
    ),
    Rule.RECESS: lambda: translate(
        "Matching", "no helper {low} grades older is free at the same recess"
    ),
    Rule.LANGUAGE: lambda: translate(
        "Matching", "no helper free at the same recess speaks a common language"
    ),
    Rule.APART: lambda: translate(
        "Matching", "a rule keeps the helpers who would fit apart from this student"
    ),
    Rule.CAPACITY: lambda: translate(
        "Matching", "every helper who fits has enough buddies already"
    ),
}

_WARNINGS: Final[Mapping[Rule, Callable[[], str]]] = {
    Rule.BUDDY_CONSENT: lambda: translate("Matching", "The buddy has no consent to take part yet"),
    Rule.BUDDY_BREAK: lambda: translate(
        "Matching", "The buddy is on a break or not at this school now"
    ),
    Rule.HELPER_BREAK: lambda: translate(
        "Matching", "The helper is on a break or not at this school now"
    ),
    Rule.HELPER_CONSENT: lambda: translate(
        "Matching", "The helper has no consent to take part yet"
    ),
    Rule.HELPER_TRAINING: lambda: translate("Matching", "The helper has not done {courses} yet"),
    Rule.SAME_STUDENT: lambda: translate("Matching", "A student cannot be their own helper"),
    Rule.GRADE_GAP: lambda: translate("Matching", "The helper is less than {low} grades older"),
    Rule.GRADE_GAP_WIDE: lambda: translate(
        "Matching", "The helper is more than {high} grades older"
    ),
    Rule.RECESS: lambda: translate("Matching", "They have no recess in common"),
    Rule.LANGUAGE: lambda: translate("Matching", "They have no language in common"),
    Rule.APART: lambda: translate("Matching", "A rule keeps them apart"),
    Rule.CAPACITY: lambda: translate("Matching", "The helper has enough buddies already"),
}

_COUNTED: Final[Mapping[Rule, Callable[[], str]]] = {
    Rule.BUDDY_CONSENT: lambda: translate("Matching", "No consent to take part: {count}"),
    Rule.BUDDY_BREAK: lambda: translate("Matching", "On a break: {count}"),
    Rule.HELPER_BREAK: lambda: translate("Matching", "On a break: {count}"),
    Rule.HELPER_CONSENT: lambda: translate("Matching", "No consent to take part: {count}"),
    Rule.HELPER_TRAINING: lambda: translate("Matching", "Not done yet, {courses}: {count}"),
    Rule.SAME_STUDENT: lambda: translate("Matching", "The same student: {count}"),
    Rule.GRADE_GAP: lambda: translate("Matching", "Less than {low} grades older: {count}"),
    Rule.GRADE_GAP_WIDE: lambda: translate("Matching", "More than {high} grades older: {count}"),
    Rule.RECESS: lambda: translate("Matching", "No recess in common: {count}"),
    Rule.LANGUAGE: lambda: translate("Matching", "No language in common: {count}"),
    Rule.APART: lambda: translate("Matching", "Kept apart by a rule: {count}"),
    Rule.CAPACITY: lambda: translate("Matching", "Has enough buddies: {count}"),
}
