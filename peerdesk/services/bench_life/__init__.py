"""Bench life: visits counted without names, recess looked at from outside, and what came of it.

Nothing here ever names or numbers a child who sat on a bench; only helpers on duty have names.

Reading
    tally_week(session, day) -> TallyWeek             visits and who came, as on the clipboard
    parse_tally(typed, helpers) -> TallyEntry         "5", "5/2", "5-1": a cell as it is typed
    list_scans(session, first=None, last=None) -> [ScanRow]     newest first
    scan_form(session, day) -> ScanForm               recesses, zones and adults to choose from
    bench_story(session, today, bench_id="") -> BenchStory      weeks, before and after
    list_zones(session, *, open_only=False) -> [ZoneRow]
    find_board(session, typed) -> BoardRow            the clipboard or recess sheet of a code
    list_boards(session) -> [BoardRow]                sheets that are out
Writing
    save_tallies(session, entries, today) -> Saved    all of a week or nothing
    save_scan(session, draft, today, scan_id=None) -> id        remove_scan(session, scan_id)
    save_zone(session, name, zone_id=None, *, is_open=True) -> id   remove_zone(session, zone_id)
    store_board(session, code, monday, today, recess_on=None)   put_board_aside(session, board_id)
"""

from peerdesk.services.bench_life.boards import (
    BoardRow,
    find_board,
    fresh_code,
    list_boards,
    put_board_aside,
    store_board,
)
from peerdesk.services.bench_life.rows import (
    MOST_CHILDREN,
    MOST_VISITS,
    STEP,
    Moment,
    Saved,
    ScanDraft,
    ScanForm,
    ScanRow,
    Standing,
    TallyCell,
    TallyEntry,
    TallyRow,
    TallyWeek,
    ZoneRow,
)
from peerdesk.services.bench_life.scans import (
    list_scans,
    remove_scan,
    save_scan,
    scan_form,
    share_alone,
)
from peerdesk.services.bench_life.story import (
    FEWEST,
    BenchStory,
    Side,
    StoryWeek,
    bench_story,
    story_words,
)
from peerdesk.services.bench_life.tallies import save_tallies, tally_week
from peerdesk.services.bench_life.typed import entry_text, parse_count, parse_tally
from peerdesk.services.bench_life.zones import list_zones, remove_zone, save_zone

__all__ = [
    "FEWEST", "MOST_CHILDREN", "MOST_VISITS", "STEP", "BenchStory", "BoardRow", "Moment", "Saved",
    "ScanDraft", "ScanForm", "ScanRow", "Side", "Standing", "StoryWeek", "TallyCell",
    "TallyEntry", "TallyRow", "TallyWeek", "ZoneRow", "bench_story", "entry_text", "find_board",
    "fresh_code", "list_boards", "list_scans", "list_zones", "parse_count", "parse_tally",
    "put_board_aside", "remove_scan", "remove_zone", "save_scan", "save_tallies", "save_zone",
    "scan_form", "share_alone", "store_board", "story_words", "tally_week",
]  # fmt: skip
