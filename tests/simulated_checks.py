# ruff: noqa: S608
"""What must be true at the end of a history of bundles, and of every file in it."""

import json

from simulated_files import local_state_of

from peerdesk.enums import Share
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionLog
from peerdesk.models.stamping import BLANKED
from peerdesk.models.training import TrainingRecord
from peerdesk.sync import scope

TABLES = {"student": Student, "training_record": TrainingRecord, "session_log": SessionLog}
VIEW = {
    "student": "school_id = :s",
    "training_record": "school_id = :s OR student_id IN "
    "(SELECT id FROM student WHERE school_id = :s)",
    "session_log": "school_id = :s",
}


def all_files(history):
    """Return every file that is in use."""
    return [history.hub, *(file for files in history.nodes.values() for file in files)]


def erased(history):
    """Return table and id of every record that any file knows to be erased for good."""
    statement = "SELECT table_name, record_id FROM purged"
    return {tuple(row) for file in all_files(history) for row in file.all(statement)}


def everything(history):
    """Return the newest version of every cell that exists anywhere."""
    newest = {}
    for file in all_files(history):
        for table in TABLES:
            for record_id, versions in file.all(f"SELECT id, versions FROM {table}"):
                cells = newest.setdefault((table, record_id), {})
                for column, version in json.loads(versions or "{}").items():
                    cells[column] = max(cells.get(column, [0]), version)
    return newest


def view(history, file, site):
    """Return what a file holds of a school, as far as it travels at the school's level."""
    rows = {}
    for table, which in VIEW.items():
        names = scope.scope_of(table, history.share[site]).columns
        listed = ", ".join(("id, created_at, created_by, deleted_at, versions", *names))
        travelling = {*names, "deleted_at", BLANKED}
        for row in file.all(f"SELECT {listed} FROM {table} WHERE {which}", s=site):
            marks = json.loads(row[4] or "{}")
            kept = {name: mark for name, mark in marks.items() if name in travelling}
            rows[table, row[0]] = (*row[:4], json.dumps(kept, sort_keys=True), *row[5:])
    return rows


def differences(history):
    """Return in words whatever is not as it must be; empty when all is well."""
    wrong, gone = [], erased(history)
    for site, files in history.nodes.items():
        there = view(history, history.hub, site)
        for file in files:
            here = view(history, file, site)
            known = (here.keys() | there.keys()) - gone
            keys = [key for key in known if here.get(key) != there.get(key)]
            wrong += [f"{key}: {here.get(key)} / {there.get(key)}" for key in keys]
        if len({local_state_of(file, "replica") for file in files}) != len(files):
            wrong.append(f"{site}: copies kept one identity")
    return wrong


def missing(history, newest):
    """Return what existed somewhere and is absent or older at the district."""
    wrong, gone = [], erased(history)
    for (table, record_id), cells in newest.items():
        if (table, record_id) in gone:
            continue
        row = history.hub.all(f"SELECT versions FROM {table} WHERE id = :i", i=record_id)
        if not row:
            wrong.append(f"{table} {record_id} is missing")
            continue
        have = json.loads(row[0][0] or "{}")
        wrong += [
            f"{table} {record_id} {column} is older"
            for column, version in cells.items()
            if column in _expected(table, have) and have.get(column, [0]) < version
        ]
    return wrong


def _expected(table, have):
    """Return the cells whose newest version must be at the district."""
    names = {*scope.scope_of(table, Share.CODES).columns, "deleted_at", BLANKED}
    return names - {*scope.content_of(table), "deleted_at"} if BLANKED in have else names


def leftovers(history):
    """Return which blanked or erased record still tells something, in any file."""
    wrong = []
    for file in all_files(history):
        late = file.all(
            "SELECT t.id FROM training_record t JOIN purged p ON p.record_id = t.student_id "
            "WHERE p.table_name = 'student' AND t.deleted_at IS NULL"
        )
        wrong += [f"training_record {one[0]} of an erased student is live" for one in late]
        for table in TABLES:
            content = scope.content_of(table)
            tells = " OR ".join(f'"{name}" IS NOT :{name}' for name in content)
            found = file.all(
                f"SELECT id FROM {table} WHERE (json_type(versions, '$.{BLANKED}') IS NOT NULL "
                "OR id IN (SELECT record_id FROM purged WHERE table_name = :named)) "
                f"AND (deleted_at IS NULL OR {tells})",
                named=table,
                **content,
            )
            wrong += [f"{table} {record_id} was blanked and tells" for (record_id,) in found]
    return wrong


def count_blanked(history):
    """Return how many records are blanked at the district, of all."""
    return sum(
        history.hub.all(
            f"SELECT count(*) FROM {table} WHERE json_type(versions, '$.{BLANKED}') IS NOT NULL"
        )[0][0]
        for table in TABLES
    )
