"""The message above a stack: what is missing, what is known of a day, what a sheet lacks."""

from collections.abc import Callable, Sequence

from peerdesk.services.session_logs.sheets import SheetRow
from peerdesk.services.session_logs.stack import TypedDay
from peerdesk.ui.kit.info_bar import InfoBar


class SheetMessage(InfoBar):
    """Says one thing at a time; a button belongs to what is said only."""

    def say(self, tone: str, text: str) -> None:
        """Show a message without a button."""
        self.clear_action()
        self.show_message(tone, text)

    def say_missing(self, missing: Sequence[SheetRow]) -> None:
        """Say which sheets of a stack nobody has given back, and who has them."""
        if not missing:
            self.say("ok", self.tr("Every sheet of this stack is entered."))
            return
        names = ", ".join(dict.fromkeys(row.who for row in missing if row.who))
        text = self.tr("%n sheets are not back.", "", len(missing))
        with_whom = self.tr("They are with: {names}.").format(names=names) if names else ""
        self.say("warn", f"{text} {with_whom}".strip())

    def say_known(self, known: TypedDay) -> None:
        """Say what is known of the day on a form, if that is worth reading."""
        if known.earlier_year:
            text = self.tr("This form counts for the school year {year}, which is over.")
            self.say("info", text.format(year=known.earlier_year))
        if known.sessions:
            text = self.tr(
                "A session of this pair is logged for that day already. Go on only if they met "
                "twice."
            )
            self.say("warn", text)

    def offer_yes(self, go: Callable[[], object]) -> None:
        """Lead to the yes that a sheet lacks."""
        self.say("warn", self.tr("What you typed from this sheet is kept."))
        self.set_action(self.tr("Get the &yes"), go)
