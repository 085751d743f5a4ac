"""How a rule of the register reads."""

from peerdesk.i18n import translate
from peerdesk.services.constraint_register import Broken, RuleRow, RuleState, RuleStudent
from peerdesk.ui.kit.dates import day, day_with_year


def student_text(student: RuleStudent) -> str:
    """Return "Ortiz, Maya (5, 5A)": two students may have one name."""
    return f"{student.name} ({student.place})" if student.place else student.name


def both(row: RuleRow) -> str:
    """Return both students as a sentence names them."""
    return " + ".join(student.full_name for student in (row.one, row.other))


def state_text(row: RuleRow) -> str:
    """Return where a rule stands."""
    if row.broken:
        return translate("Apart", "Together now")
    if row.state is RuleState.ENDING:
        if row.days_left == 1:
            return translate("Apart", "Ends in 1 day")
        return translate("Apart", "Ends in {n} days").format(n=row.days_left)
    return (
        translate("Apart", "Over") if row.state is RuleState.OVER else translate("Apart", "Holds")
    )


def state_tone(row: RuleRow) -> str:
    """Return the tone of that chip."""
    if row.broken:
        return "danger"
    return {RuleState.ENDING: "warn", RuleState.OVER: "neutral"}.get(row.state, "ok")


def until_text(row: RuleRow) -> str:
    """Return the last day of a rule."""
    if row.expires_on is None:
        return translate("Apart", "No end")
    return day_with_year(row.expires_on)


def set_text(row: RuleRow) -> str:
    """Return when a rule was set and by whom."""
    when = day_with_year(row.set_on) if row.set_on else ""
    return ", ".join(part for part in (when, row.set_by) if part)


def broken_text(broken: Broken) -> str:
    """Return what brings the two together."""
    return broken.sentence.replace("{day}", day(broken.day) if broken.day else "")


def mend_text(broken: Broken) -> str:
    """Return the words of the button that leads to where it is mended."""
    words = {
        "buddies": translate("Apart", "Open the pair"),
        "duty": translate("Apart", "Open the duty"),
        "team": translate("Apart", "Open the team"),
    }
    return words[broken.place]
