"""The command erase: one student, for good."""

import sys
from argparse import Namespace
from datetime import date
from functools import partial
from typing import Final

from peerdesk import clock
from peerdesk.commands.console import Console
from peerdesk.commands.printing import path_of, print_to
from peerdesk.commands.vaults import opened
from peerdesk.errors import NotAllowedError
from peerdesk.i18n import translate
from peerdesk.reports.erasure_print import KEY
from peerdesk.services.vaults import OpenVault
from peerdesk.sync.erasure import WhatGoes, erase_student, find_student, what_goes
from peerdesk.sync.erasure_words import (
    backup_words,
    district_words,
    done_words,
    limits,
    lines_of,
)

WORD: Final = "ERASE"


def erase(options: Namespace, console: Console) -> int:
    """Say what goes, ask for the word, erase, and make the page that proves it."""
    with opened(options) as vault:
        store, folder = vault.store, vault.info.folder
        student_id = store.read(partial(find_student, text=options.student))
        what = what_goes(store, folder, student_id, clock.now())
        _tell(what, console)
        if options.dry_run:
            console.show({"records": dict(what.records), "backups": what.backups})
            return 0
        _agree(what, is_sure=options.yes)
        erased = erase_student(
            store, folder, student_id, clock.now(), delete_old_backups=options.delete_backups
        )
        proof = _prove(vault, options)
    console.say(done_words(erased, _iso(erased.last_backup_on)))
    if proof:
        console.say(translate("Commands", "Printed: {path}").format(path=proof))
    console.show(
        {
            "records": dict(erased.records),
            "drafts": erased.drafts,
            "bundles_removed": erased.originals,
            "backups_deleted": erased.backups_deleted,
            "backups_left": erased.backups_left,
            "proof": proof,
        }
    )
    return 0


def _tell(what: WhatGoes, console: Console) -> None:
    for words, count in lines_of(what):
        console.say(f"{words}: {count}")
    console.say(backup_words(what.backups, what.last_backup_on, _iso(what.last_backup_on)))
    console.say(limits())


def _agree(what: WhatGoes, *, is_sure: bool) -> None:
    if what.led_by:
        raise NotAllowedError(district_words(what))
    if is_sure:
        return
    question = translate("Commands", "This cannot be undone. Type {word} to go on: ")
    sys.stderr.write(question.format(word=WORD))
    sys.stderr.flush()
    if sys.stdin.readline().strip() != WORD:
        raise NotAllowedError(translate("Commands", "Nothing was erased."))


def _prove(vault: OpenVault, options: Namespace) -> str:
    if options.proof is None:
        return ""
    info, out = vault.info, options.proof
    made = print_to(vault.store, KEY, out, clock.today(), info.paper, info.language)
    return str(path_of(made, out))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
