"""The reference of start.py: PySide6 and SQLAlchemy, 500 rows in a table, painted once."""

import os
import sys

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    """Base of the one mapped class."""


class Student(Base):
    """A student of the reference."""

    __tablename__ = "student"
    id: Mapped[int] = mapped_column(primary_key=True)
    first_name: Mapped[str]
    last_name: Mapped[str]
    grade: Mapped[str]


class Rows(QAbstractTableModel):
    """The rows as a table."""

    def __init__(self, rows: list[tuple[str, str, str]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, _parent: object = None) -> int:  # noqa: N802
        """Return how many rows."""
        return len(self._rows)

    def columnCount(self, _parent: object = None) -> int:  # noqa: N802
        """Return how many columns."""
        return 3

    def data(self, index, role):  # noqa: ANN001, ANN201
        """Return the text of a cell."""
        shown = role == Qt.ItemDataRole.DisplayRole
        return self._rows[index.row()][index.column()] if shown else None


def main() -> None:
    """Show the window once."""
    application = QApplication(sys.argv)
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(
            Student(first_name=f"Given{n}", last_name=f"Family{n}", grade="03") for n in range(500)
        )
        session.commit()
        query = select(Student.last_name, Student.first_name, Student.grade)
        rows = [tuple(row) for row in session.execute(query)]
    window, view, model = QMainWindow(), QTableView(), Rows(rows)
    view.setModel(model)
    window.setCentralWidget(view)
    window.resize(1366, 688)
    window.show()
    application.processEvents()
    window.grab()


if __name__ == "__main__":
    main()
    os._exit(0)  # as in product_window.py
