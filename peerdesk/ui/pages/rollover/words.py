"""What the steps of a rollover are called."""

from peerdesk.enums import RolloverTask
from peerdesk.i18n import translate
from peerdesk.services.rollover import BY_HAND, Board, StepRow
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.task_list import Task, TaskState


def task_of(step: StepRow, board: Board) -> Task:
    """Return a step as a line of the task list."""
    state = TaskState.TO_DO
    if step.is_done:
        state = TaskState.DONE
    elif step.why:
        state = TaskState.BLOCKED
    can_tick = step.task in BY_HAND - {RolloverTask.PROMOTE, RolloverTask.RETENTION}
    return Task(
        step.task.value,
        step_words(step.task),
        state,
        action_words(step.task),
        _detail(step, board),
        translate("Rollover", "Tick as done") if can_tick else "",
    )


def step_words(task: RolloverTask) -> str:
    """Return what is to be done."""
    return {
        RolloverTask.BACKUP: translate("Rollover", "Back up everything"),
        RolloverTask.PAIRS: translate("Rollover", "End the pairs of this year"),
        RolloverTask.CERTIFICATES: translate("Rollover", "Print certificates for helpers"),
        RolloverTask.PROMOTE: translate("Rollover", "Promote students"),
        RolloverTask.LEAVERS: translate("Rollover", "Let those who leave go"),
        RolloverTask.RETENTION: translate("Rollover", "Look at what is kept too long"),
        RolloverTask.CALENDAR: translate("Rollover", "Add the new school year and its terms"),
        RolloverTask.ROSTER: translate("Rollover", "Import the new roster"),
        RolloverTask.TEAM: translate("Rollover", "Start a new leadership team"),
    }[task]


def action_words(task: RolloverTask) -> str:
    """Return the words of the button."""
    return {
        RolloverTask.BACKUP: translate("Rollover", "Back up"),
        RolloverTask.PAIRS: translate("Rollover", "Choose pairs"),
        RolloverTask.CERTIFICATES: translate("Rollover", "Print"),
        RolloverTask.PROMOTE: translate("Rollover", "Dry run"),
        RolloverTask.LEAVERS: translate("Rollover", "Mark as left"),
        RolloverTask.RETENTION: translate("Rollover", "Seen"),
        RolloverTask.CALENDAR: translate("Rollover", "Add year"),
        RolloverTask.ROSTER: translate("Rollover", "Go to import"),
        RolloverTask.TEAM: translate("Rollover", "Start team"),
    }[task]


def done_words(task: RolloverTask) -> str:
    """Return the sentence of the undo bar."""
    return {
        RolloverTask.BACKUP: translate("Rollover", "Backed up before the new year"),
        RolloverTask.PAIRS: translate("Rollover", "Ended the pairs of the year"),
        RolloverTask.CERTIFICATES: translate("Rollover", "Ticked: certificates"),
        RolloverTask.PROMOTE: translate("Rollover", "Promoted students"),
        RolloverTask.LEAVERS: translate("Rollover", "Marked those who leave as left"),
        RolloverTask.RETENTION: translate("Rollover", "Ticked: what is kept too long"),
        RolloverTask.CALENDAR: translate("Rollover", "Added the new school year"),
        RolloverTask.ROSTER: translate("Rollover", "Ticked: new roster"),
        RolloverTask.TEAM: translate("Rollover", "Started a new team"),
    }[task]


def _detail(step: StepRow, board: Board) -> str:
    if step.is_done:
        if step.done_on is None:
            return ""
        return translate("Rollover", "Done on {day}").format(day=day(step.done_on))
    return " ".join(part for part in (step.why, _waiting(step, board)) if part)


def _waiting(step: StepRow, board: Board) -> str:
    texts = {
        RolloverTask.PAIRS: translate("Rollover", "{count} pairs are live."),
        RolloverTask.PROMOTE: translate(
            "Rollover", "{before} students now, {after} in the new year."
        ),
        RolloverTask.LEAVERS: translate(
            "Rollover", "{count} students leave. Nothing about them is deleted."
        ),
        RolloverTask.RETENTION: translate(
            "Rollover", "{count} records have been kept past their time."
        ),
        RolloverTask.CALENDAR: translate(
            "Rollover",
            "Same weekdays a year later. Recess times stay; change both in Settings.",
        ),
        RolloverTask.ROSTER: translate(
            "Rollover", "New students and homerooms come with the roster."
        ),
    }
    text = texts.get(step.task, "")
    return text.format(count=step.count, before=board.before, after=board.after)
