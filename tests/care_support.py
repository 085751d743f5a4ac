"""Concerns for tests: recorded, referred, and the same file in other hands."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from support import NOW, TODAY, SteppingClock

from peerdesk.enums import AccountRole, ConcernSource
from peerdesk.services.concerns.partners import PartnerEntry, save_partner
from peerdesk.services.concerns.record import ConcernEntry, record_concern
from peerdesk.services.concerns.referrals import ReferralEntry, refer
from peerdesk.services.rights import Who
from peerdesk.services.store import Store

SECRET = "Said he does not want to go home"
TELLER = "Mrs. Kowalczyk in the lunch line"


def do(store, use_case, **values):
    """Write with a use case and return its value."""
    return store.write(partial(use_case, **values), "Did").value


def entry_for(student_id, /, **changes):
    """Return a concern that can be kept."""
    entry = ConcernEntry(student_id, NOW, SECRET, ConcernSource.PEER, told_by=TELLER)
    return replace(entry, **changes)


def record(store, student_id, /, **changes):
    """Record a concern about a student and return its id."""
    return do(store, record_concern, entry=entry_for(student_id, **changes))


def add_partner(store, **changes):
    """Add a partner and return the id."""
    entry = PartnerEntry("Ms. Lee", "County Mental Health", "555 0134")
    return do(store, save_partner, entry=replace(entry, **changes))


def referral_to(partner_id, /, **changes):
    """Return a referral of today that shares nothing, the reply due in ten days."""
    return replace(ReferralEntry(partner_id, TODAY, TODAY + timedelta(days=10)), **changes)


def referred(store, student_id):
    """Record a concern and refer it; return both ids."""
    concern_id = record(store, student_id)
    entry = referral_to(add_partner(store))
    return concern_id, do(store, refer, concern_id=concern_id, entry=entry)


def opened_by(store, role, slot=""):
    """Return the same file as somebody else opens it."""
    who = Who(slot or role, AccountRole(role))
    return Store(store._sessions, who=who, now=SteppingClock())
