"""Reasons as they are kept with a proposal or a pair: canonical JSON of codes and values."""

import json
from typing import Any, Final

from peerdesk.services.matching.factors import Factor, Reason
from peerdesk.services.matching.planner import LeftOut, PlannedPair
from peerdesk.services.matching.rules import Rule

_canonical: Final = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True
).encode


def store_pair(pair: PlannedPair) -> str:
    """Return what speaks for a pair and what it breaks."""
    return _canonical(
        {
            "for": [[reason.factor.value, *reason.values] for reason in pair.reasons],
            "against": [rule.value for rule in pair.broken],
        }
    )


def store_left_out(left_out: LeftOut) -> str:
    """Return why a student has no helper."""
    return _canonical(
        {
            "rule": left_out.rule.value if left_out.rule else None,
            "counts": [[rule.value, count] for rule, count in left_out.counts],
            "fitting": left_out.fitting,
        }
    )


def stored_reasons(text: str) -> tuple[Reason, ...]:
    """Return the reasons of a kept pair; what a newer version wrote is passed over."""
    known = set(Factor)
    told: list[list[str]] = _read(text).get("for", [])
    return tuple(
        Reason(Factor(factor), tuple(values)) for factor, *values in told if factor in known
    )


def stored_rules(text: str) -> tuple[Rule, ...]:
    """Return the rules a kept pair broke when it was made."""
    known = set(Rule)
    return tuple(Rule(rule) for rule in _read(text).get("against", []) if rule in known)


def _read(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text) if text else {}
    return found
