"""Bundles between schools and their district, and how they are merged.

Words
-----
Site: a school or a district, known by the id of its own record. A site may have several
replicas. Replica: one database file, known by 16 random hex digits. A restored backup or a
copied file takes a new replica id by itself (rule 5); the old id moves to its *lineage*.
Bundle: one signed, encrypted file from a replica to a site. Digest: SHA-256 of its manifest;
the only pointer the two sides ever exchange. Numbers (`no`) only say which of two bundles of
one replica is newer.

State, not operations
---------------------
A bundle carries the present value of every row that changed since the last bundle the other
side *proved* to hold, its `base`; everything when there is none. Losing a bundle costs
nothing, merging one twice changes nothing, order does not matter. A full bundle is cheap, so
whenever in doubt everything is sent: every tenth time, when no receipt came for 60 days,
when the sharing level changed, when the other side asks for it.

Versions and merge
------------------
Every synced row carries `created_at`, `created_by` (replica), `versions`, `deleted_at`,
`seq` and `source`. `versions` is canonical JSON and names only the cells edited after
creation: {"column": [n, ms, replica]}; n counts the edits of this cell that the editor had
seen, plus one. The larger [n, ms, replica] wins; a causally later edit always wins whatever
the clocks say; equal versions with different values (a forked twin) give the larger value.
That is commutative, associative and idempotent. `deleted_at` is a cell like any other, so
deletions are tombstones that stay; their content does not (see below). `seq` is this file's own
change number: export reads the rows above the base's. `source` is the replica whose bundle
produced exactly this row; only rows equal to what was sent may be left out as an echo.

A cell that both sides changed without having seen each other (their acks tell what of ours
they had seen) is a *conflict*: the winner is in force at once, the loser is kept and shown.

Columns with *authority* (which school a student belongs to) take only the district's value.
What cannot be applied now is *held*, never dropped: rows whose parent is not here yet
(retried at every import), rows outside the sender's schools, cell counters that jump by
more than 1,000.

The ledger, all rules symmetric
-------------------------------
1. Export starts from the newest own export that every live replica of the peer holds.
2. A digest already merged is a duplicate: nothing happens.
3. An unknown `base` is a gap: rows are merged (state is valid alone) but not acknowledged,
   so the next receipt makes the sender go back.
4. A number seen with another digest, or a superseded replica that speaks again, is a fork:
   merge, name the replica in `forks`, leave nothing out as an echo.
5. Whoever is named in `forks`, or hears of a digest under its own id that it never made,
   takes a new replica id and drops its own acknowledgements; the next exchange is full.
6. The word of a replica (acks, lineage) replaces its older word only by a higher number or
   on a fork; late receipts change nothing.
7. A row that *enters* a school's view (transfer, late parent) gets a new `seq`, its versions
   unchanged, else it lies below that school's base and never travels.
A small file outside the vault (sentinel) remembers the last `seq`, the machine and the path:
an early warning of a restored or copied file.

Voices: a restored file may have forgotten its own former ids. A manifest therefore says under
which replica ids it heard which signing key (`voices`), and whoever hears its own key under an
id it does not know takes that id into its lineage.

Deleted, blanked, erased
------------------------
Blanking (`blanking`): 90 days after both sides hold a deletion its content goes, at the opening
of the file or before the next bundle, whichever side is first. A mark in `versions` under the
name "blanked" takes the place of the versions of all content and stands above each of them, so
a blanked row is the top of the order: the other side follows, late cells are absorbed, nothing
brings the record back, and undo says so. What is no content (the school, pointers that must be
there) is merged on.

Purge (`purging`, `traces`, `originals`, `erasure`): one student is erased for good by order of
whoever leads (the district, or a school without one). Orders are signed, kept for ever, go along
in every bundle and dominate every version; they also lie beside the file, for the day an old
backup is put back. With the student go all records that point at the student, drafts, the name
in the history, and the kept bundles; backups are told with the day they go, or deleted at once.
A record of counts without a name is left, and a page that proves it.

From file to merged
-------------------
file -> opened (age) -> trusted (signature, known key, addressed to us) -> readable (bounds,
schema) -> merged | duplicate | gap | held | rejected, each in one savepoint together with
ledger and change log. A refused bundle leaves the database as it was and lies in the inbox
with its reason in words.

Audit (`services.merge_audit`): each of these, and the undo of a merge, adds one line to the
record of merges in the same transaction: digest, status, counts, hash of the changed cells, and
the hash of the line before. Triggers refuse to change it, and the check of a vault names a line
that was changed, taken out or moved, or that the inbox contradicts.

Carrying (`carrying`): over 10 MB a bundle lies in numbered parts that name their whole by its
hash; they are joined again in any order, and a missing one is named. A bundle also goes as text
inside a mail, and once more from the outbox, byte for byte.

Sharing levels
--------------
counts: rows of `Figure` only. codes: each student's random code, no name. names: names too.
Each mapped column says its level in `info`; silence means it never leaves. Going down a
level makes the other side blank what went before.

Modules: `bundle` (container), `manifest` (cover sheet), `trust` (keys, invites), `scope` (what
may travel), `staging`/`merge` (rows to tables; `cells` holds the pure rules), `guards`, `views`,
`ledger` (who holds what), `export`, `outgoing`, `carrying`, `inbox`, `judging`, `join`,
`conflicts`, `withdraw`, `blanking`, `purging`, `erasure`.
"""
