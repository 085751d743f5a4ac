"""Rosters: bytes -> table -> checked rows -> plan against the database -> one write.

Nothing in `files`, `text`, `workbook`, `table`, `columns`, `values`, `dates`, `people`,
`oneroster` and `source` knows the database: they turn what a school system exports into
frozen rows and problems. `plan` compares those rows with what is stored and `apply` writes
the plan as one undoable action.
"""
