"""Trainings with long names and another script, planned and blank."""

from datetime import date

from peerdesk.enums import TrainingKind
from peerdesk.reports import certificate, training_outline, training_sheet
from peerdesk.services.prints.training_rows import (
    CourseOutline,
    CourseTitle,
    SignInPerson,
    SignInSheet,
    TrainingCertificates,
)
from peerdesk.services.training.builtin import builtin_outline

DAY = date(2026, 11, 24)
SCHOOL = "Prairie View Elementary"
PEOPLE = (
    "Maya Ortiz", "Alexander Christopherson-Whitehorse", "Nizhoni Yazzie", "José Peña",
    "Guadalupe Ruiz", "Quân Đặng", "Eli Brandt", "Ana Begay", "Cheyenne O'Brien", "Jo Tran",
    "Leo St. Clair", "Sam Vance", "Kai Redhouse", "Ella Larson",
)  # fmt: skip


def sign_in(*, sample=False):
    people = tuple(SignInPerson(name, "5, Ms. Hill") for name in PEOPLE)
    return SignInSheet(
        DAY, "7Q4K-M2XC", CourseTitle("understanding", ""), TrainingKind.REFRESHER, DAY, 780,
        "Library", "Rosa Begay", people, sample,
    )  # fmt: skip


def blank(*, sample=False):
    return SignInSheet(DAY, "", None, TrainingKind.COURSE, None, None, "", "", (), sample)


def outline(*, sample=False):
    steps = tuple(
        (int(line.split(" ", 1)[0]), line.split(" ", 1)[1])
        for line in builtin_outline("limits_of_confidentiality", "es").splitlines()
    )
    first = (CourseTitle("active_listening", ""), CourseTitle("own_x", "Our own course"))
    return CourseOutline(DAY, CourseTitle("understanding", ""), 90, steps, first, SCHOOL, sample)


def certificates(*, sample=False, is_staff=False):
    return TrainingCertificates(
        DAY, PEOPLE[:3], is_staff, DAY, 2, "Fall 2026, 2026/27", SCHOOL, "Rosa Begay", sample
    )


def staff_certificates(*, sample=False):
    return certificates(sample=sample, is_staff=True)


EVERY = {
    "training-signin": (training_sheet.build, sign_in),
    "training-signin-blank": (training_sheet.build, blank),
    "training-outline": (training_outline.build, outline),
    "training-certificate": (certificate.build_training, certificates),
    "training-certificate-staff": (certificate.build_training, staff_certificates),
}
