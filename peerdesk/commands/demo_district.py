"""The main job between schools and their district: invite, bundle, merge, reply."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from peerdesk.commands.exchange import make_invite, peer_of, read_file
from peerdesk.enums import Share, VaultRole
from peerdesk.i18n import translate
from peerdesk.services.integrity import find_problems
from peerdesk.services.vaults import OpenVault, SetUp, create_vault
from peerdesk.sync.export import OUTBOX, make_bundle
from peerdesk.sync.inbox import INBOX, as_json, make_reply, merge_files
from peerdesk.sync.join import join_district


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was carried.

    Attributes:
        merge: What the district's merge says, as the command merge gives it.
        replies: The same for the return bundles at the schools.
        problems: What a check of the district's vault found.
    """

    bundles: tuple[Path, ...]
    merge: dict[str, Any]
    replies: dict[str, Any]
    problems: list[str]


def found_district(out: Path, passphrase: str) -> OpenVault:
    """Return the vault of a new district office."""
    set_up = SetUp(VaultRole.DISTRICT, translate("Demo", "District office"))
    return create_vault(out / "vaults" / "district", passphrase, set_up).opened


def carry_bundles(
    out: Path, district: OpenVault, schools: Sequence[OpenVault], today: date
) -> Exchange:
    """Let every school join, send a bundle, and merge the district's reply."""
    bundles = tuple(_send(out, district, school, today) for school in schools)
    judged = merge_files(district.store, [out / "bundles"], district.info.folder / INBOX)
    replies = [row for school in schools for row in _answer(out, district, school)]
    problems = district.store.read(lambda session: find_problems(session, district.info.folder))
    return Exchange(bundles, as_json(judged), {"bundles": replies}, problems)


def _send(out: Path, district: OpenVault, school: OpenVault, today: date) -> Path:
    """Invite the school, let it join, and return its bundle."""
    invite, _words = make_invite(district.store, school.info.school_name, out / "invites")
    data = read_file(invite)
    school.store.write(
        lambda session: join_district(session, data), translate("Demo", "Joined a district")
    )
    return make_bundle(
        school.store,
        share=Share.CODES,
        outbox=school.info.folder / OUTBOX,
        target=out / "bundles",
        today=today,
    ).path


def _answer(out: Path, district: OpenVault, school: OpenVault) -> list[dict[str, Any]]:
    """Carry the district's reply to the school and return how it was judged there."""
    made = make_reply(
        district.store,
        peer_of(district.store, school.info.school_name),
        outbox=district.info.folder / OUTBOX,
        target=out / "replies",
    )
    judged = merge_files(school.store, [made.path], school.info.folder / INBOX)
    rows: list[dict[str, Any]] = as_json(judged)["bundles"]
    return rows
