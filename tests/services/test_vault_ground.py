import pytest

from peerdesk.enums import VaultRole
from peerdesk.errors import NothingToUndoError
from peerdesk.services.sample import create_sample_vault
from peerdesk.services.vaults import SetUp, create_vault
from tests.support import TODAY

PASSPHRASE = "four words not alike"


def test_undo_does_not_take_the_school_itself_away(tmp_path):
    opened = create_vault(tmp_path, PASSPHRASE, SetUp(VaultRole.SCHOOL, "Prairie View")).opened

    with pytest.raises(NothingToUndoError):
        opened.store.undo()

    opened.close()


def test_undo_does_not_empty_the_sample_school(tmp_path):
    opened = create_sample_vault(tmp_path, PASSPHRASE, TODAY).opened

    with pytest.raises(NothingToUndoError):
        opened.store.undo()

    assert opened.info.is_sample
    opened.close()
