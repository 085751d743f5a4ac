"""Run slow work off the GUI thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from threading import Event
from time import monotonic
from typing import Any, Final, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")
Failed = Callable[[BaseException], object]
_SECONDS_BETWEEN_REPORTS: Final = 0.1


class Progress:
    """What long work is given: it tells how far it is and hears that it shall stop.

    Safe to use from the worker thread; holds no Qt object.
    """

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = Event()
        self._last = 0.0

    @property
    def stopped(self) -> bool:
        """Return whether somebody pressed Stop; finish the unit in hand and return."""
        return self._stop.is_set()

    def report(self, done: int, total: int, item: str = "") -> None:
        """Tell that `done` of `total` units are whole; passed on at most ten times a second."""
        now = monotonic()
        if done >= total or now - self._last >= _SECONDS_BETWEEN_REPORTS:
            self._last = now
            self._tell(done, total, item)

    def stop(self) -> None:
        """Ask the work to end after the unit in hand."""
        self._stop.set()


class _Waiting(NamedTuple):
    """What the GUI thread keeps until the worker is done."""

    owner: QObject
    future: Future[Any]
    done: Callable[[Any], object]
    failed: Failed | None
    progress: Callable[[int, int, str], object] | None = None
    handle: Progress | None = None


class TaskRunner(QObject):
    """Runs functions one at a time on a worker thread.

    Only the function, its result and a number cross to the worker: a worker
    that held the last reference to a widget would destroy it on its own thread.

    Signals:
        busy_changed: Emitted with True when work starts, False when all is done.
    """

    busy_changed = Signal(bool)
    _finished = Signal(int)
    _progressed = Signal(int, int, int, str)

    def __init__(
        self, show_error: Callable[[BaseException], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="peerdesk")
        self._show_error = show_error
        self._waiting: dict[int, _Waiting] = {}
        self._numbers = count()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._deliver_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Return whether work is running or waiting."""
        return bool(self._waiting)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object],
        *,
        failed: Failed | None = None,
    ) -> None:
        """Call `work()` on the worker thread, then `done(result)` on this one.

        `work` must not refer to any widget. Nothing is called once `owner` is deleted.
        `failed(error)` replaces the general error report.
        """
        self._start(next(self._numbers), work, _Waiting(owner, Future(), done, failed))

    def run_long(
        self,
        owner: QObject,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        *,
        progress: Callable[[int, int, str], object],
        failed: Failed | None = None,
    ) -> Progress:
        """Call `work(progress)` on the worker; `progress(done, total, item)` runs on this thread.

        Returns:
            The progress object; its `stop()` asks the work to end early.
        """
        number = next(self._numbers)
        signal = self._progressed
        handle = Progress(lambda d, total, item: signal.emit(number, d, total, item))
        waiting = _Waiting(owner, Future(), done, failed, progress, handle)
        self._start(number, lambda: work(handle), waiting)
        return handle

    def report(self, error: BaseException) -> None:
        """Hand an error nobody expected to the crash report."""
        self._show_error(error)

    def shutdown(self) -> None:
        """Stop long work after the unit in hand and wait until all that was handed over is done."""
        for waiting in self._waiting.values():
            if waiting.handle is not None:
                waiting.handle.stop()
        self._executor.shutdown()

    def _start(self, number: int, work: Callable[[], T], waiting: _Waiting) -> None:
        future = self._executor.submit(work)
        self._waiting[number] = waiting._replace(future=future)
        if len(self._waiting) == 1:
            self.busy_changed.emit(True)
        future.add_done_callback(lambda _future: self._finished.emit(number))

    @Slot(int)
    def _deliver(self, number: int) -> None:
        waiting = self._waiting.pop(number)
        if not self._waiting:
            self.busy_changed.emit(False)
        if not isValid(waiting.owner):
            return
        error = waiting.future.exception()
        if error is None:
            waiting.done(waiting.future.result())
        elif waiting.failed is not None:
            waiting.failed(error)
        else:
            self._show_error(error)

    @Slot(int, int, int, str)
    def _deliver_progress(self, number: int, done: int, total: int, item: str) -> None:
        waiting = self._waiting.get(number)
        if waiting and waiting.progress and isValid(waiting.owner):
            waiting.progress(done, total, item)
