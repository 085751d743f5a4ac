"""Rosters: bytes -> table -> checked rows -> plan against the database -> one write.

Nothing in `files`, `text`, `workbook`, `table`, `columns`, `values`, `dates`, `people`,
`oneroster` and `source` knows the database: they turn what a school system exports into
frozen rows and problems. `plan` compares those rows with what is stored and `apply` writes
the plan as one undoable action.

    source.open_path(path, remembered=None) -> Source        also open_bytes, open_paste
    source.schools_in(source) -> (School, ...)
    source.build_roster(source, Choices(...), today) -> Roster
    plan.plan_import(session, roster, today, mark_missing=None) -> Plan     .counts() for people
    plan.import_label(plan) -> what the undo bar says
    apply.import_roster(session, roster, today, mark_missing=None) -> ImportResult
    memory.remembered_columns(session), memory.remember_columns(session, source, columns)
"""
