"""How a school and its district come to know each other.

Public:
- District: `create_invite(session, name) -> NewInvite`, `list_schools`, `approve_sender`,
  `revoke_school`, `own_words`.
- School: `join_district(session, data) -> JoinedDistrict`, `current_district`,
  `record_basis`.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import BundleStatus, PeerStatus, Share
from peerdesk.errors import (
    InvalidValueError,
    NoDistrictError,
    NotAllowedError,
    NotFoundError,
)
from peerdesk.i18n import translate
from peerdesk.models.base import new_id
from peerdesk.models.calendar import School
from peerdesk.models.stamping import stamp_of
from peerdesk.models.sync_state import ExportLog, ImportLog, Peer, PeerKey, PeerReplica
from peerdesk.services import actions
from peerdesk.services.vaults import own_school_id, school_code
from peerdesk.sync import identity, trust
from peerdesk.sync.adopting import adopt_school
from peerdesk.sync.manifest import Manifest
from peerdesk.sync.trust import Invite


@dataclass(frozen=True, slots=True)
class NewInvite:
    """An invite file to hand to one school."""

    peer_id: str
    file_name: str
    data: bytes
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JoinedDistrict:
    """The district a school has joined, and the words to compare by phone.

    Attributes:
        words: The district's six words.
        own_words: The school's six words, to say when the district asks.
        share: The level the school chose last.
        last_sent_at: When the last bundle was made.
        last_receipt_at: When the district's last bundle was merged.
        basis: Why names may go to it, as typed last; empty while they may not.
    """

    name: str
    words: tuple[str, ...]
    own_words: tuple[str, ...]
    share: Share | None
    last_sent_at: datetime | None
    last_receipt_at: datetime | None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One school in the district's list; names in order.

    Attributes:
        last_bundle_at: When its last bundle was merged; None if never.
        last_number: Number of that bundle.
        waiting: Bundles that are held and want a decision.
        has_reply_due: Something of it was merged since the last reply.
    """

    peer_id: str
    site_id: str | None
    name: str
    code: str
    status: PeerStatus
    share: Share | None
    last_bundle_at: datetime | None
    last_number: int | None
    waiting: int
    has_reply_due: bool


def create_invite(session: Session, name: str) -> NewInvite:
    """Return an invite for the school `name`; an open invite for it becomes void.

    A school that is active already gets an invite for one more computer.

    Raises:
        InvalidValueError: If the name is blank.
    """
    name = name.strip()
    if not name:
        raise InvalidValueError("name", translate("Exchange", "Enter the name of the school."))
    token = trust.new_token()
    peer = session.scalar(select(Peer).where(func.lower(Peer.name) == name.lower()))
    if peer is None:
        peer = _new_peer(session, name=name, status=PeerStatus.INVITED)
    peer.token = _token_hash(token)
    session.flush()
    keys = identity.ensure_keys(session)
    own = session.get_one(School, own_school_id(session))
    known = session.get(School, peer.site_id) if peer.site_id else None
    invite = Invite(
        district=own.id, district_name=own.name, recipient=keys.recipient, signer=keys.signer,
        school_name=known.name if known else peer.name,
        school_code=(known.code if known else "") or peer.code,
        school=peer.site_id or "", token=token,
        made_ms=int(stamp_of(session).now().timestamp() * 1000),
    )  # fmt: skip
    data = trust.write_invite(invite, keys)
    words = trust.check_words(keys.fingerprint)
    return NewInvite(peer.id, f"invite-{peer.code}.peerdesk-invite", data, words)


def join_district(session: Session, data: bytes) -> JoinedDistrict:
    """Join the district of an invite file; joining the same district again is harmless.

    An invite for one more computer of a school makes an empty vault that school.

    Raises:
        BundleError: If it is no invite or was changed.
        NotAllowedError: If the school belongs to another district already, or the invite is
            for a school that the district knows and this vault holds records of its own.
    """
    invite = trust.read_invite(data)
    peer = session.scalar(select(Peer).where(Peer.is_district))
    if peer is not None and peer.site_id != invite.district:
        raise NotAllowedError(
            translate("Exchange", "This school belongs to another district already.")
        )
    if invite.school and invite.school != own_school_id(session):
        adopt_school(session, invite)
    identity.ensure_keys(session)
    if peer is None:
        peer = _new_peer(session, name=invite.district_name, status=PeerStatus.ACTIVE)
        peer.is_district = True
    peer.site_id, peer.name, peer.token = invite.district, invite.district_name, invite.token
    peer.owes_full = True
    session.flush()
    _add_key(session, peer, invite.signer, invite.recipient)
    _take_code(session, invite)
    return _describe(session, peer)


def current_district(session: Session) -> JoinedDistrict | None:
    """Return the district this school has joined; None if none."""
    peer = session.scalar(select(Peer).where(Peer.is_district))
    return _describe(session, peer) if peer else None


def record_basis(session: Session, text: str, by: str) -> None:
    """Write down on what basis names may go to the district, before they do.

    Args:
        session: A writing session.
        text: The words typed, as "Data agreement of 2026-08-14".
        by: Key slot of whoever typed them.

    Raises:
        NoDistrictError: If the school has joined none.
        InvalidValueError: If the words are blank.
    """
    peer = session.scalar(select(Peer).where(Peer.is_district))
    if peer is None:
        raise NoDistrictError
    if not text.strip():
        raise InvalidValueError(
            "basis", translate("Exchange", "Say which agreement allows it, and its date.")
        )
    if peer.basis != text.strip():
        peer.basis, peer.basis_by = text.strip()[:500], by
        peer.basis_at = stamp_of(session).now()
    stamp_of(session).kind = actions.GROUND


def own_words(session: Session) -> tuple[str, ...]:
    """Return the six words of this file's own keys; empty before keys were made."""
    keys = identity.own_keys(session)
    return trust.check_words(keys.fingerprint) if keys else ()


def list_schools(session: Session) -> list[SchoolRow]:
    """Return the schools of the district by name."""
    peers = session.scalars(
        select(Peer).where(Peer.is_district.is_(False)).order_by(func.lower(Peer.name))
    )
    return [_school_row(session, peer) for peer in peers]


def approve_sender(session: Session, import_id: int) -> str:
    """Trust the keys that signed a waiting bundle, and return the peer's id.

    A school that is known already gets one more key; an open invite of the same name is used.

    Raises:
        NotFoundError: If the bundle is not waiting any more.
    """
    entry = session.get(ImportLog, import_id)
    if entry is None or entry.status is not BundleStatus.HELD or not entry.signer:
        raise NotFoundError(kind="ImportLog", record_id=import_id)
    peer = _peer_of_site(session, entry.sender_id) or _open_invite(session, entry.sender_name)
    if peer is None:
        peer = _new_peer(session, name=entry.sender_name, status=PeerStatus.ACTIVE)
    _activate(peer, entry.sender_id)
    session.flush()
    _add_key(session, peer, entry.signer, entry.recipient)
    return peer.id


def revoke_school(session: Session, peer_id: str) -> None:
    """Stop accepting bundles signed with the keys known so far (a lost laptop)."""
    for key in session.scalars(select(PeerKey).where(PeerKey.peer_id == peer_id)):
        key.status = PeerStatus.REVOKED
    session.get_one(Peer, peer_id).status = PeerStatus.REVOKED


def accept_token(session: Session, cover: Manifest) -> Peer | None:
    """Return the invited school whose one-time token the bundle brings, now active."""
    if cover.token is None:
        return None
    peer = session.scalar(select(Peer).where(Peer.token == _token_hash(cover.token)))
    if peer is None or peer.is_district:
        return None
    taken = _peer_of_site(session, cover.sender)
    if peer.site_id not in (None, cover.sender) or taken not in (None, peer):
        return None
    peer.token = ""
    _activate(peer, cover.sender)
    session.flush()
    _add_key(session, peer, cover.signer, cover.recipient)
    return peer


def _activate(peer: Peer, site_id: str) -> None:
    peer.site_id, peer.status = site_id, PeerStatus.ACTIVE


def _new_peer(session: Session, *, name: str, status: PeerStatus) -> Peer:
    peer = Peer(
        id=new_id(), site_id=None, name=name, code=_free_code(session, name), is_district=False,
        status=status, token="", share=None, wants_full=False, owes_full=False,
        added_at=stamp_of(session).now(),
    )  # fmt: skip
    session.add(peer)
    return peer


def _free_code(session: Session, name: str) -> str:
    code = school_code(name)
    taken = set(session.scalars(select(Peer.code)))
    numbered = (f"{code}{number}" for number in range(2, 1000))
    return code if code not in taken else next(c for c in numbered if c not in taken)


def _add_key(session: Session, peer: Peer, signer: str, recipient: str) -> None:
    key = session.get(PeerKey, signer)
    if key is None:
        key = PeerKey(verify_key=signer, peer_id=peer.id, added_at=stamp_of(session).now())
        session.add(key)
    key.peer_id, key.recipient, key.status = peer.id, recipient, PeerStatus.ACTIVE
    session.flush()


def _take_code(session: Session, invite: Invite) -> None:
    school = session.get_one(School, own_school_id(session))
    if invite.school_code and school.code != invite.school_code:
        school.code = invite.school_code


def _peer_of_site(session: Session, site_id: str) -> Peer | None:
    return session.scalar(select(Peer).where(Peer.site_id == site_id))


def _open_invite(session: Session, name: str) -> Peer | None:
    return session.scalar(
        select(Peer).where(func.lower(Peer.name) == name.lower(), Peer.status == PeerStatus.INVITED)
    )


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _describe(session: Session, peer: Peer) -> JoinedDistrict:
    key = session.scalar(
        select(PeerKey).where(PeerKey.peer_id == peer.id).order_by(PeerKey.added_at.desc())
    )
    words = trust.check_words(trust.fingerprint(key.recipient, key.verify_key)) if key else ()
    sent = session.scalar(select(func.max(ExportLog.made_at)).where(ExportLog.peer_id == peer.id))
    heard = session.scalar(
        select(func.max(PeerReplica.last_at)).where(PeerReplica.peer_id == peer.id)
    )
    return JoinedDistrict(peer.name, words, own_words(session), peer.share, sent, heard, peer.basis)


def _school_row(session: Session, peer: Peer) -> SchoolRow:
    last = session.scalar(
        select(ImportLog)
        .where(
            ImportLog.peer_id == peer.id,
            ImportLog.status.in_((BundleStatus.MERGED, BundleStatus.GAP)),
        )
        .order_by(ImportLog.received_at.desc(), ImportLog.id.desc())
        .limit(1)
    )
    waiting = session.scalar(
        select(func.count()).where(
            ImportLog.sender_id == (peer.site_id or peer.id), ImportLog.status == BundleStatus.HELD
        )
    )
    replied = session.scalar(select(func.max(ExportLog.to_seq)).where(ExportLog.peer_id == peer.id))
    merged = session.scalar(select(func.max(ImportLog.at_seq)).where(ImportLog.peer_id == peer.id))
    due = bool(merged) and (replied is None or (merged or 0) > replied)
    return SchoolRow(
        peer.id, peer.site_id, peer.name, peer.code, peer.status, peer.share,
        last.received_at if last else None, last.number if last else None, waiting or 0, due,
    )  # fmt: skip
