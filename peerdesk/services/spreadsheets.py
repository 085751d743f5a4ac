"""Cells of CSV files that a spreadsheet will open."""

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: str) -> str:
    """Return `cell` so that a spreadsheet takes it as text, never as a formula."""
    is_number = cell.lstrip("-+").replace(".", "", 1).isdecimal()
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) and not is_number else cell
