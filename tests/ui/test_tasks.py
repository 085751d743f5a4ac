import threading

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget


def test_results_arrive_in_order_on_the_gui_thread(qtbot, tasks):
    got = []
    owner = QObject()

    for i in range(300):
        tasks.run(owner, lambda i=i: i, lambda r: got.append((r, threading.get_ident())))
    qtbot.waitUntil(lambda: len(got) == 300)

    assert got == [(i, threading.get_ident()) for i in range(300)]


def test_unexpected_error_reaches_the_report(qtbot, tasks):
    owner = QObject()

    tasks.run(owner, lambda: 1 / 0, lambda r: None)
    qtbot.waitUntil(lambda: bool(tasks.errors))

    assert isinstance(tasks.errors.pop(), ZeroDivisionError)


def test_error_goes_to_the_caller_who_wants_it(qtbot, tasks):
    owner, failed = QObject(), []

    tasks.run(owner, lambda: 1 / 0, lambda r: None, failed=failed.append)
    qtbot.waitUntil(lambda: bool(failed))

    assert isinstance(failed[0], ZeroDivisionError)


def test_dead_owner_is_not_called(qtbot, tasks):
    gate, called, owner = threading.Event(), [], QWidget()
    tasks.run(owner, gate.wait, called.append)

    shiboken6.delete(owner)
    with qtbot.waitSignal(tasks.busy_changed):
        gate.set()

    assert called == []


def test_long_work_reports_and_stops_after_the_unit_in_hand(qtbot, tasks):
    owner, seen, ended, gate = QObject(), [], [], threading.Event()

    def work(progress):
        progress.report(1, 1000, "first")
        gate.wait()
        return progress.stopped

    handle = tasks.run_long(owner, work, ended.append, progress=lambda *step: seen.append(step))
    qtbot.waitUntil(lambda: bool(seen))
    handle.stop()
    gate.set()
    qtbot.waitUntil(lambda: bool(ended))

    assert seen == [(1, 1000, "first")]
    assert ended == [True]


def test_progress_is_passed_on_at_most_ten_times_a_second(qtbot, tasks):
    owner, seen, ended = QObject(), [], []

    def work(progress):
        for done in range(1, 5001):
            progress.report(done, 5000)
        return True

    tasks.run_long(owner, work, ended.append, progress=lambda *step: seen.append(step))
    qtbot.waitUntil(lambda: bool(ended))

    assert seen[-1] == (5000, 5000, "")
    assert len(seen) < 30


def test_shutdown_finishes_what_was_handed_over(qapp, tasks):
    done = []
    owner = QObject()
    for number in range(5):
        tasks.run(owner, lambda number=number: done.append(number), lambda r: None)

    tasks.shutdown()

    assert done == [0, 1, 2, 3, 4]
