"""Read a bundle without PeerDesk: prints the cover sheet, then every row, as lines of JSON.

A bundle is 9 bytes of header and then an ordinary age file, locked for the office it is for:

    tail -c +10 PV-2026-11-24-no17.peerdesk | age -d -i key.txt > opened
    python3 read_bundle.py opened

`key.txt` holds one line AGE-SECRET-KEY-1...; it lies in the database of the receiver: table
local_state, key 'identity', there as "age_secret" (read_vault.py prints it). Needs the package
`zstandard`.
"""

import json
import struct
import sys
from pathlib import Path

import zstandard

opened = Path(sys.argv[1]).read_bytes()
(length,) = struct.unpack(">I", opened[:4])
manifest = json.loads(opened[4 : 4 + length])
payload = opened[4 + length + 64 :]  # 64 bytes of Ed25519 signature lie between
print(json.dumps(manifest))
lines = iter(zstandard.ZstdDecompressor().stream_reader(payload).read().decode().splitlines())
for part in manifest["tabs"]:
    for _ in range(part["n"]):
        row = dict(zip(part["cols"], json.loads(next(lines)), strict=True))
        print(json.dumps({"table": part["t"], **row}, ensure_ascii=False))
