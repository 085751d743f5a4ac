"""The words of the Students page."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from peerdesk.enums import MembershipRole
from peerdesk.services.roster.rows import Field


def role_words() -> dict[MembershipRole, str]:
    """Return the word for each role."""
    tr = QCoreApplication.translate
    return {
        MembershipRole.HELPER: tr("StudentWords", "Helper"),
        MembershipRole.BUDDY: tr("StudentWords", "Buddy"),
    }


def field_words() -> dict[Field, str]:
    """Return what a roster column can be matched to, in the order people look for it."""
    tr = QCoreApplication.translate
    return {
        Field.NUMBER: tr("StudentWords", "Student number"),
        Field.FAMILY_NAME: tr("StudentWords", "Last name"),
        Field.SECOND_FAMILY_NAME: tr("StudentWords", "Second last name"),
        Field.GIVEN_NAME: tr("StudentWords", "First name"),
        Field.NAME: tr("StudentWords", "Full name"),
        Field.NAME_LAST_FIRST: tr("StudentWords", "Name as “Last, First”"),
        Field.SUFFIX: tr("StudentWords", "Name suffix (Jr., III)"),
        Field.MIDDLE_NAME: tr("StudentWords", "Middle name"),
        Field.PREFERRED_NAME: tr("StudentWords", "Preferred name"),
        Field.GRADE: tr("StudentWords", "Grade"),
        Field.BIRTH_DATE: tr("StudentWords", "Date of birth"),
        Field.GENDER: tr("StudentWords", "Gender"),
        Field.HOMEROOM: tr("StudentWords", "Homeroom or teacher"),
        Field.LANGUAGE: tr("StudentWords", "Home language"),
        Field.BUS: tr("StudentWords", "Bus"),
        Field.STATE_ID: tr("StudentWords", "State id"),
        Field.SOURCED_ID: tr("StudentWords", "Id of the school system"),
        Field.STATUS: tr("StudentWords", "Status (who has left)"),
        Field.ACTIVE: tr("StudentWords", "Active, yes or no"),
        Field.EXIT_DATE: tr("StudentWords", "Exit date (left when past)"),
        Field.SCHOOL_ID: tr("StudentWords", "School number"),
        Field.SCHOOL_NAME: tr("StudentWords", "School name"),
        Field.ROLE: tr("StudentWords", "Student or adult"),
        Field.EMAIL: tr("StudentWords", "Email of adults"),
    }


def language_words(codes: tuple[str, ...]) -> str:
    """Return home languages in the language of the window."""
    names = []
    for code in codes:
        language = QLocale(code).language()
        is_known = language != QLocale.Language.C and len(code) <= 3
        names.append(QLocale.languageToString(language) if is_known else code)
    return ", ".join(names)


def birth_words(born: date, today: date) -> str:
    """Return a date of birth with the age."""
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    text = QCoreApplication.translate("StudentWords", "Born {date}, {age} years")
    return text.format(date=f"{born:%d} {QLocale().monthName(born.month)} {born.year}", age=age)
