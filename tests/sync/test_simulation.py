"""Sixty histories in which everything goes wrong with the mail, and nothing is lost."""

import pytest
from bundle_simulation import History, run
from sqlalchemy import select

from peerdesk.models.sync_state import ExportLog
from peerdesk.sync import ledger


@pytest.mark.parametrize("seed", range(60))
def test_every_school_ends_up_equal_to_the_district(seed):
    wrong, counts = run(seed, steps=110)

    assert wrong == []
    assert counts["merged"] > 0


def test_the_simulation_notices_bundles_that_rest_on_what_was_merely_sent(monkeypatch):
    monkeypatch.setattr(ledger, "base_of", _newest_export)

    assert any(run(seed, steps=110)[0] for seed in range(3))


def _newest_export(session, peer_id, share):
    row = session.execute(
        select(ExportLog.digest, ExportLog.to_seq)
        .where(ExportLog.peer_id == peer_id, ExportLog.share == share)
        .order_by(ExportLog.to_seq.desc())
    ).first()
    return ledger.Base(*row) if row else ledger.Base(None, 0)


def test_the_simulation_notices_copies_that_keep_one_identity(monkeypatch):
    monkeypatch.setattr(ledger, "_made_elsewhere", lambda *_: False)
    monkeypatch.setattr(ledger, "_is_fork", lambda *_: False)

    assert any(run(seed, steps=110)[0] for seed in range(3))


def test_a_history_holds_every_kind_of_trouble():
    history = History(5)
    for _ in range(400):
        history.step()
    history.close()

    assert {"lost", "refused", "restored", "copied", "transfers"} <= history.counts.keys()
