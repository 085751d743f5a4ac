"""Make a picture of every page and every print: `python tests/tools/pictures.py`.

Pages are drawn without a screen, in both sizes, light and dark, empty and with the sample
school, and with text at 160 %. Prints are built for Letter and A4, drawn in grey and in pure
black and white. Nothing is compared: the pictures are there to be looked at.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
sys.path.insert(0, str(Path(__file__).parents[1]))

import pypdfium2
from benches import picture_bench_life
from choosing import picture_choosing
from exchanged import make_exchanged
from office import picture_figures, picture_office
from PySide6.QtCore import QEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from rota import picture_duty

from peerdesk import app as application
from peerdesk.enums import Look, Paper, VaultRole
from peerdesk.models.database import create_database
from peerdesk.reports import catalog
from peerdesk.services import sample, vaults
from peerdesk.services.concerns.lists import list_concerns
from peerdesk.services.prints.forms import list_slips
from peerdesk.services.store import Store
from peerdesk.services.vaults import OpenVault
from peerdesk.settings import Settings
from peerdesk.ui import places, theme
from peerdesk.ui.cover import Cover
from peerdesk.ui.desk import Desk
from peerdesk.ui.first_run import FirstRun
from peerdesk.ui.lock import LockScreen
from peerdesk.ui.search import Search
from peerdesk.ui.shell import Shell
from peerdesk.ui.tasks import TaskRunner

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 15, 41, tzinfo=UTC)
LARGE, SMALL = (1366, 688), (1093, 530)
CODE = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ12-3456"


@dataclass(frozen=True, slots=True)
class View:
    """How a picture is taken."""

    look: Look
    size: tuple[int, int]
    percent: int = 100

    @property
    def name(self) -> str:
        """Return the ending of file names."""
        large = "" if self.percent == 100 else f"-{self.percent}"
        return f"{self.look.value}-{self.size[0]}{large}"


VIEWS = (
    View(Look.LIGHT, LARGE),
    View(Look.DARK, LARGE),
    View(Look.LIGHT, SMALL),
    View(Look.LIGHT, SMALL, 160),
)


class PictureDesk(Desk):
    """A desk on which it is always the same Tuesday."""

    def today(self) -> date:
        """Return the day of the pictures."""
        return TODAY

    def now(self) -> datetime:
        """Return the instant of the pictures."""
        return NOW


class Camera:
    """Takes pictures of widgets into a folder."""

    def __init__(self, folder: Path, wanted: str) -> None:
        self.tasks: TaskRunner | None = None
        self._folder = folder
        self._wanted = wanted
        self.taken = 0
        folder.mkdir(parents=True, exist_ok=True)

    def wants(self, name: str) -> bool:
        """Return whether this picture was asked for."""
        return self._wanted in name

    def wants_of(self, start: str, end: str) -> bool:
        """Return whether some picture with this start and this ending may be wanted."""
        return self._wanted.startswith(start) or self._wanted in f"{start}{end}"

    def take(self, widget: QWidget, name: str) -> None:
        """Save what `widget` shows."""
        if not self.wants(name):
            return
        settle()
        widget.grab()  # what waits until it is seen begins now
        settle()
        while self.tasks is not None and self.tasks.is_busy:
            settle()
        settle()
        widget.grab()  # and what was read is laid out
        settle()
        widget.grab().save(str(self._folder / f"{name}.png"))
        self.taken += 1


def settle() -> None:
    """Let events, worker results and deferred deletions happen."""
    for _ in range(4):
        QTest.qWait(10)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def new_store(folder: Path, name: str, set_up: vaults.SetUp) -> Iterator[Store]:
    """Give a store on a new file, set up but empty."""
    store = Store(create_database(folder / f"{name}.db", os.urandom(32)), now=lambda: NOW)
    store.write(lambda session: vaults._found(session, set_up), "Set up")
    try:
        yield store
    finally:
        store.close()


def describe(store: Store, folder: Path) -> OpenVault:
    """Return the store as an open vault."""
    info = store.read(lambda session: vaults.describe(session, folder))
    return OpenVault(store, info, "counselor", nullcontext())


def picture_pages(camera: Camera, store: Store, content: str, view: View, folder: Path) -> None:
    """Take every page of one vault in one view."""
    tasks = TaskRunner(_raise)
    camera.tasks = tasks
    opened = describe(store, folder)
    settings = replace(Settings(), look=view.look, text_percent=view.percent)
    desk = PictureDesk(store, tasks, opened.info, settings)
    shell = Shell(desk, Search(desk))
    shell.resize(*view.size)
    shell.show()
    for place in places.list_places(desk.role):
        name = f"{place.key}-{content}-{view.name}"
        if camera.wants(name):
            shell.go_to(place.key)
            camera.take(shell, name)
    if desk.role is VaultRole.SCHOOL and camera.wants_of("shell-", f"-{content}-{view.name}"):
        picture_extras(camera, shell, content, view)
    if desk.role is VaultRole.DISTRICT and camera.wants_of("shell-", f"-{content}-{view.name}"):
        picture_office(camera, shell, f"{content}-{view.name}")
    shell.close()
    shell.deleteLater()
    settle()  # what a page on its way out still asks for is asked before the end
    camera.tasks = None
    tasks.shutdown()


def picture_extras(camera: Camera, shell: Shell, content: str, view: View) -> None:
    """Take panels, search, previews and the sections of the settings."""
    end = f"{content}-{view.name}"
    shell.go_to("today")
    shell.open_log()
    camera.take(shell, f"shell-log-{end}")
    shell.open_absence()
    camera.take(shell, f"shell-absence-{end}")
    shell.panel.close_panel()
    QTest.keyClicks(shell.header.box, "be")
    camera.take(shell, f"shell-search-{end}")
    picture_search(camera, shell, end)
    picture_concern(camera, shell, end)
    pages = (
        picture_consents, picture_team, picture_training, picture_staff_training, picture_choosing,
        picture_bench_life, picture_duty, picture_figures,
    )  # fmt: skip
    for picture in pages:
        picture(camera, shell, end)
    shell.go_to("stack")
    shell.page.primary()
    camera.take(shell, f"shell-stack-sheet-{end}")
    shell.undo_bar.show_action("Ended Maya + Sam")
    camera.take(shell, f"shell-undo-{end}")
    shell.undo_bar.hide()
    shell.go_to("settings")
    for key in shell.page.sections:
        shell.go_to("settings", key)
        camera.take(shell, f"shell-settings-{key}-{end}")
    picture_print_centre(camera, shell, content, end)
    for entry in catalog.list_prints() if content == "sample" else ():
        about = _about(shell._desk.store, entry.key)
        shell.open_preview(entry.key, {"date": TODAY, "today": TODAY, **about})
        QTest.qWait(100)
        camera.take(shell, f"shell-preview-{entry.key}-{end}")
    shell.go_to("today")


def picture_search(camera: Camera, shell: Shell, end: str) -> None:
    """Take the search box empty, with a mistyped name, and with nothing found."""
    for text, name in (("", "recent"), ("naalnsih", "typo"), ("qqqq", "nothing")):
        shell.header.box.setText(text)
        shell.header.box.open_list()
        camera.take(shell, f"shell-search-{name}-{end}")
    shell.header.box.clear()
    settle()  # what was typed last is still looked for
    shell.header.box.close_list()


def picture_concern(camera: Camera, shell: Shell, end: str) -> None:
    """Take the form of a concern, and one with its steps and the form of a step."""
    shell.open_concern()
    camera.take(shell, f"shell-concern-{end}")
    concern_id = _referred(shell._desk.store)
    if concern_id:
        shell.go_to("concerns", concern_id)
        camera.take(shell, f"shell-concern-steps-{end}")
        shell.panel.content.do("report")
        camera.take(shell, f"shell-concern-report-{end}")
    shell.panel.close_panel()


def picture_consents(camera: Camera, shell: Shell, end: str) -> None:
    """Take the lists of the consents page, a slip that is entered, and what is asked."""
    shell.go_to("consents")
    for key in ("action", "soon", "numbers", "missing"):
        shell.page.show_record(key)
        camera.take(shell, f"shell-consents-{key}-{end}")
    if shell.page.missing.rows:
        row = shell.page.missing.rows[-1]
        shell.page.show_record(row.id)
        camera.take(shell, f"shell-consents-student-{end}")
        shell.page.enter_slips()
        shell.panel.content.box.setText(row.pupil.first_name)
        shell.panel.content.box.returnPressed.emit()
        camera.take(shell, f"shell-consents-slip-{end}")
    shell.page.choose_rules()
    camera.take(shell, f"shell-consents-asked-{end}")
    shell.panel.close_panel()


def picture_team(camera: Camera, shell: Shell, end: str) -> None:
    """Take the side panels of the roster, and minutes and a plan of a meeting."""
    shell.go_to("team")
    table = shell.page.roster
    table.go_to(lambda _row: True)
    for action in table.actions() if table.shown_rows else ():
        if action.shortcut().toString() in {"O", "B", "M", "T", "H"}:
            action.trigger()
            camera.take(shell, f"shell-team-{action.shortcut().toString().lower()}-{end}")
    shell.go_to("minutes")
    shell.page.primary()
    camera.take(shell, f"shell-minutes-{end}")
    shell.page.plan_next()
    camera.take(shell, f"shell-minutes-plan-{end}")
    shell.panel.close_panel()


def picture_training(camera: Camera, shell: Shell, end: str) -> None:
    """Take the lists of courses and days, their panels, and the form of a training."""
    shell.go_to("training")
    camera.take(shell, f"shell-training-{end}")
    for table, name in ((shell.page.lists.courses, "courses"), (shell.page.lists.events, "events")):
        shell.page.lists.show_list(name)
        camera.take(shell, f"shell-training-{name}-{end}")
        if table.go_to(lambda _row: True):
            table.opened.emit(table.current_row)
            camera.take(shell, f"shell-training-{name}-panel-{end}")
            shell.panel.close_panel()
    shell.page.primary()
    camera.take(shell, f"shell-training-form-{end}")
    shell.page.go_back()


def picture_staff_training(camera: Camera, shell: Shell, end: str) -> None:
    """Take the parts of the page of staff training, and its side panels."""
    shell.go_to("staff_training")
    for key in ("rules", "mentors", "support", "staff"):
        shell.page.show_record(key)
        camera.take(shell, f"shell-staff-training-{key}-{end}")
    shell.page.primary()
    camera.take(shell, f"shell-staff-training-record-{end}")
    shell.page.choose_mentor()
    camera.take(shell, f"shell-staff-training-mentor-{end}")
    shell.panel.close_panel()


def picture_print_centre(camera: Camera, shell: Shell, content: str, end: str) -> None:
    """Take what was printed lately, and several prints together."""
    shell.go_to("prints")
    shell.page.chips.choose("lately")
    shell.page.choose_group()
    camera.take(shell, f"shell-prints-lately-{end}")
    if content == "sample":
        keys = ("bench-sheet", "duty-poster", "pairing-list")
        shell.open_preview("batch", {"keys": keys, "today": TODAY, "date": TODAY})
        camera.take(shell, f"shell-prints-together-{end}")


def picture_entrances(camera: Camera, view: View, folder: Path) -> None:
    """Take first run, lock screen and cover."""
    tasks = TaskRunner(_raise)
    first = FirstRun(tasks, folder)
    first.resize(*view.size)
    first.show()
    first.recovery_step.show_code(CODE, Paper.LETTER)
    for step in range(4):
        first._show(step)
        camera.take(first, f"entrance-first-run-{step + 1}-{view.name}")
    lock = LockScreen(tasks, folder, was_open=True)
    cover = Cover()
    for widget, name in ((lock, "lock"), (cover, "cover")):
        widget.resize(*view.size)
        widget.show()
        camera.take(widget, f"entrance-{name}-{view.name}")
    for widget in (first, lock, cover):
        widget.close()
    tasks.shutdown()


def picture_prints(camera: Camera, store: Store, folder: Path) -> None:
    """Build every print on both papers and draw it in grey and at one bit."""
    for entry in catalog.list_prints():
        for paper in Paper:
            name = f"print-{entry.key}-{paper.value}"
            if camera.wants(name):
                pdf = _built(store, entry.key, paper)
                (folder / f"{name}.pdf").write_bytes(pdf)
                _draw(pdf, folder / name)
                camera.taken += 2


def _built(store: Store, key: str, paper: Paper) -> bytes:
    options = {"date": TODAY, "today": TODAY, "sample": True, **_about(store, key)}
    label = "Built a print"
    return store.write(
        lambda session: catalog.build_print(session, key, options, paper, "en"), label
    ).value


def _about(store: Store, key: str) -> dict[str, object]:
    """Return what a print is about that is chosen on a page."""
    if key in ("match-agreement", "pair-letter"):
        return {"match_ids": [slip.match_id for slip in store.read(list_slips)[:3]]}
    return {"concern_id": _referred(store)}


def _referred(store: Store) -> str:
    """Return a concern that was referred, if the school has one."""
    rows = store.read(list_concerns)
    return next((row.id for row in rows if row.referred_on), "")


def _draw(pdf: bytes, base: Path) -> None:
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=100 / 72, grayscale=True).to_pil()
    picture.save(base.with_suffix(".png"))
    picture.point(lambda level: 255 * (level > 127)).convert("1").save(f"{base}-1bit.png")
    document.close()


def picture_exchange(camera: Camera, view: View, folder: Path) -> None:
    """Take a district that has merged bundles, and the exchange page of a school that joined."""
    if not (camera.wants_of("", f"-merged-{view.name}") or camera.wants_of("exchange-joined", "")):
        return
    both = make_exchanged(folder / view.name)
    picture_pages(camera, both.district, "merged", view, folder)
    picture_pages(camera, both.school, "joined", view, folder)
    both.close()


def take_all(camera: Camera, out: Path, folder: Path, app: QApplication) -> None:
    """Take everything."""
    school = vaults.SetUp(VaultRole.SCHOOL, "Prairie View Elementary", is_sample=True)
    empty = replace(school, is_sample=False)
    district = vaults.SetUp(VaultRole.DISTRICT, "Prairie County Schools")
    with (
        new_store(folder, "sample", school) as filled,
        new_store(folder, "empty", empty) as bare,
        new_store(folder, "district", district) as office,
    ):
        filled.write(lambda session: sample.fill_sample(session, TODAY), "Made the sample")
        sample.work_a_little(filled, TODAY)
        picture_prints(camera, filled, out)
        for view in VIEWS:
            theme.wear(app, theme.choose(view.look, view.percent))
            picture_entrances(camera, view, folder)
            picture_pages(camera, filled, "sample", view, folder)
            picture_pages(camera, bare, "empty", view, folder)
            picture_pages(camera, office, "district", view, folder)
            picture_exchange(camera, view, folder)


def main() -> int:
    """Take the pictures that were asked for and say how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("pictures"))
    parser.add_argument("--only", default="", help="part of the file names wanted")
    chosen = parser.parse_args()
    if not chosen.only:
        shutil.rmtree(chosen.out, ignore_errors=True)
    app = application.make_application()
    translator = application.install_language("en")
    qInstallMessageHandler(_tell)
    camera = Camera(chosen.out, chosen.only)
    with TemporaryDirectory() as folder:
        os.environ["PEERDESK_HOME"] = folder
        take_all(camera, chosen.out, Path(folder), app)
    app.removeTranslator(translator)
    print(f"{camera.taken} pictures in {chosen.out}/")  # noqa: T201 - a tool for the terminal
    return 0


def _tell(_kind: QtMsgType, _context: object, message: str) -> None:
    if "propagateSizeHints" not in message:
        print(f"Qt: {message}", file=sys.stderr)  # noqa: T201


def _raise(error: BaseException) -> None:
    raise error


if __name__ == "__main__":
    sys.exit(main())
