"""Rows that could not be imported, as a file to mend in a spreadsheet."""

import csv
import io

from peerdesk.i18n import translate
from peerdesk.services.roster.rows import RowProblem
from peerdesk.services.roster.source import Source
from peerdesk.services.spreadsheets import guarded


def rejects_csv(source: Source, problems: tuple[RowProblem, ...]) -> bytes:
    """Return the rows of these problems as they stand in the file, each with its sentence.

    The cells are guarded: a spreadsheet shows a cell that begins with = as text.
    """
    why = translate("Roster", "What is wrong")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if source.table is None:
        fields = sorted({field for problem in problems for field in problem.raw.values})
        writer.writerow([*fields, why])
        for problem in problems:
            cells = [problem.raw.text(field) for field in fields]
            writer.writerow([*map(guarded, cells), problem.message])
        return out.getvalue().encode("utf-8-sig")
    cells_of = {line.row: line.cells for line in source.table.lines}
    writer.writerow([*source.table.headings, why])
    for problem in problems:
        writer.writerow([*map(guarded, cells_of[problem.row]), problem.message])
    return out.getvalue().encode("utf-8-sig")
