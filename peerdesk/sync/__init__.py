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
deletions are tombstones that stay. `seq` is this file's own change number: export reads the
rows above the base's. `source` is the replica whose bundle produced exactly this row; only
rows equal to what was sent may be left out as an echo.

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

From file to merged
-------------------
file -> opened (age) -> trusted (signature, known key, addressed to us) -> readable (bounds,
schema) -> merged | duplicate | gap | held | rejected, each in one savepoint together with
ledger and change log. A refused bundle leaves the database as it was and lies in the inbox
with its reason in words.

Sharing levels
--------------
counts: rows of `Figure` only. codes: each student's random code, no name. names: names too.
Each mapped column says its level in `info`; silence means it never leaves. Going down a
level makes the other side blank what went before.

Modules: `bundle` (container), `manifest` (cover sheet), `trust` (keys, invites), `scope`
(what may travel), `staging`/`merge` (rows to tables; cell rules pure), `ledger` (who holds
what), `export`, `outgoing`, `inbox`, `judging`, `join`.
"""
