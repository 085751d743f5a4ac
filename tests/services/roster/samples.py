"""Builds rosters as school systems export them."""

import csv
import io
import zipfile
from datetime import date

from openpyxl import Workbook

from peerdesk.services.roster.rows import Choices
from peerdesk.services.roster.source import build_roster, open_bytes

TODAY = date(2026, 11, 22)


def roster_of(data, **choices):
    """Return the checked roster of the bytes or text of a file."""
    data = data.encode() if isinstance(data, str) else data
    return build_roster(open_bytes(data), Choices(**choices), TODAY)


def csv_text(rows, delimiter=","):
    """Return rows as delimited text."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def xlsx_bytes(rows, formats=None, title_sheets=()):
    """Return a workbook; `formats` maps (row, column) from 1 to a number format."""
    book = Workbook()
    book.remove(book.active)
    for title in title_sheets:
        book.create_sheet(title)["A1"] = "Nothing to see here"
    sheet = book.create_sheet("Roster")
    for row in rows:
        sheet.append(row)
    for (row, column), number_format in (formats or {}).items():
        sheet.cell(row, column).number_format = number_format
    return book_bytes(book)


def book_bytes(book):
    """Return the bytes of an openpyxl workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zip_bytes(files, folder="", compression=zipfile.ZIP_DEFLATED):
    """Return a zip of text or bytes by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(folder + name, content)
    return out.getvalue()


def problems_of(roster):
    """Return the problems as (row, field, sentence)."""
    return [(p.row, p.field, p.message) for p in roster.problems]


ORGS = """sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
d1,,,Prairie District,district,,
s1,,,Prairie View Elementary,school,11,d1
s2,,,Cedar Creek School,school,12,d1
"""
DEMOGRAPHICS = """sourcedId,status,dateLastModified,birthDate,sex
u1,,,2016-03-18,female
u2,,,2017-01-08,male
"""


def oneroster_1p1(**changed):
    """Return the files of a OneRoster 1.1 zip with two schools."""
    files = {
        "manifest.csv": "propertyName,value\noneroster.version,1.1\nfile.users,bulk\n",
        "orgs.csv": ORGS,
        "users.csv": (
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,"
            "givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\n"
            "u1,,,true,s1,student,a,,Maya,Ortiz,L,0001,,,,,03,\n"
            "u2,,,true,s2,student,b,,Eli,Brandt,,0002,,,,,KG,\n"
            'u3,,,true,"s1,s2",teacher,c,,Ruth,Kim,,T1,ruth@x.org,,,,,\n'
            "u4,,,true,s1,guardian,d,,Ana,Ortiz,,,,,,,,\n"
        ),
        "demographics.csv": DEMOGRAPHICS,
    }
    return {name: text for name, text in (files | changed).items() if text is not None}


def oneroster_1p2(**changed):
    """Return the files of a OneRoster 1.2 zip: roles and preferred names in their own places."""
    files = {
        "manifest.csv": "propertyName,value\noneroster.version,1.2\nfile.users,delta\n",
        "orgs.csv": ORGS,
        "users.csv": (
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,"
            "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,"
            "userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,"
            "primaryOrgSourcedId,pronouns\n"
            "u1,active,2026-08-01T00:00:00.000Z,true,a,,Guadalupe,Ortiz,,0001,,,,,03,,ST9,Lupe,,,s1,\n"
            "u2,tobedeleted,2026-08-01T00:00:00.000Z,true,b,,Eli,Brandt,,0002,,,,,99,,,,,,s1,\n"
            "u3,active,2026-08-01T00:00:00.000Z,true,c,,Ruth,Kim,,T1,,,,,,,,,,,s1,\n"
        ),
        "roles.csv": (
            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,"
            "orgSourcedId,userProfileSourcedId\n"
            "r1,active,,u1,primary,student,,,s1,\n"
            "r2,active,,u2,primary,student,,,s1,\n"
            "r3,active,,u3,primary,counselor,,,s1,\n"
        ),
        "demographics.csv": DEMOGRAPHICS,
    }
    return {name: text for name, text in (files | changed).items() if text is not None}
