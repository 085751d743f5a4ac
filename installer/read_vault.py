"""Read a PeerDesk database without PeerDesk: prints every row of a table as JSON.

The database is an ordinary SQLCipher 4 file. Its key lies in each key slot, an ordinary age
file locked with a passphrase (the recovery page holds one, too):

    age -d keys/counselor.age > key.json
    python3 read_vault.py peerdesk.db key.json student

Needs the package `sqlcipher3` (or open the file in any SQLCipher 4 tool).
"""

import json
import sys
from pathlib import Path

from sqlcipher3 import dbapi2

database, key_file, table = sys.argv[1:4]
key = json.loads(Path(key_file).read_text())["key"]
connection = dbapi2.connect(database)
connection.execute(f"PRAGMA key = \"x'{key}'\"")
known = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
if table not in known:
    sys.exit(f"No table {table}. There are: {', '.join(sorted(known))}")
cursor = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the table is one we listed
names = [column[0] for column in cursor.description]
for row in cursor:
    print(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False))
