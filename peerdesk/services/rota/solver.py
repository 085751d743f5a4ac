"""Solve a model with HiGHS: one thread, fixed seed.

Imported only when a rota is made: highspy and numpy cost a tenth of a second to load.
"""

from collections.abc import Iterable
from threading import Event, Thread
from typing import Final

import highspy
import numpy as np

from peerdesk.services.rota.model import Model
from peerdesk.services.rota.search import Clock, Solved

POLL_SECONDS: Final = 0.05


class Solver:
    """One model inside HiGHS; bounds and costs may change between solves."""

    def __init__(self, model: Model) -> None:
        self._columns = len(model.cost)
        self._highs = _load(model)

    def set_high(self, columns: Iterable[int], low: Iterable[int], high: int) -> None:
        """Let each of `columns` go from its `low` up to `high`."""
        for column, least in zip(columns, low, strict=True):
            self._highs.changeColBounds(column, float(least), float(max(least, high)))

    def set_costs(self, costs: list[int]) -> None:
        """Replace all costs."""
        self._highs.changeColsCost(
            self._columns, np.arange(self._columns, dtype=np.int32), np.array(costs, dtype=float)
        )

    def add_row(self, columns: list[int], most: int) -> None:
        """Demand that `columns` sum up to `most` at most."""
        self._highs.addRow(
            0.0,
            float(most),
            len(columns),
            np.array(columns, dtype=np.int32),
            np.ones(len(columns)),
        )

    def solve(self, clock: Clock) -> Solved:
        """Return the best solution that can be found before `clock` ends."""
        seconds = clock.left()
        if seconds <= 0:
            return Solved(None, 0, float("-inf"), proven=False)
        highs = self._highs
        highs.setOptionValue("time_limit", seconds)
        self._run(clock)
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Solved(None, 0, float("inf"), proven=True)
        found = highs.getInfo()
        feasible = highspy.SolutionStatus.kSolutionStatusFeasible
        if found.primal_solution_status != feasible:
            return Solved(None, 0, found.mip_dual_bound, proven=False)
        values = tuple(round(value) for value in highs.getSolution().col_value)
        cost = round(found.objective_function_value)
        proven = status == highspy.HighsModelStatus.kOptimal
        return Solved(values, cost, found.mip_dual_bound, proven)

    def _run(self, clock: Clock) -> None:
        """Run HiGHS beside a watcher that cancels it when asked."""
        over = Event()
        watcher = Thread(target=self._watch, args=(clock, over), daemon=True)
        watcher.start()
        self._highs.run()
        over.set()
        watcher.join()

    def _watch(self, clock: Clock, over: Event) -> None:
        while not over.wait(POLL_SECONDS):
            if clock.asked():
                self._highs.cancelSolve()  # type: ignore[no-untyped-call]


def _load(model: Model) -> highspy.Highs:
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.99),
    ):
        highs.setOptionValue(option, value)
    highs.HandleUserInterrupt = True
    highs.passModel(_linear_program(model))
    return highs


def _linear_program(model: Model) -> highspy.HighsLp:
    program = highspy.HighsLp()
    program.num_col_ = len(model.cost)
    program.num_row_ = len(model.rows)
    program.col_cost_ = np.array(model.cost, dtype=float)
    program.col_lower_ = np.array(model.low, dtype=float)
    program.col_upper_ = np.array(model.high, dtype=float)
    program.row_lower_ = np.array([low for _, low, _ in model.rows], dtype=float)
    program.row_upper_ = np.array([high for _, _, high in model.rows], dtype=float)
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    lengths = [len(terms) for terms, _, _ in model.rows]
    matrix.start_ = np.concatenate(([0], np.cumsum(lengths, dtype=np.int32)))
    matrix.index_ = np.array([c for terms, _, _ in model.rows for c, _ in terms], dtype=np.int32)
    matrix.value_ = np.array([f for terms, _, _ in model.rows for _, f in terms], dtype=float)
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(model.cost)
    return program
