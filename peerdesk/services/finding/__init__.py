"""Find whom and what a few letters mean: the part of Ctrl+K that reads the file.

find_anything(session, text, today, kinds) -> Findings      `anything`
find_students(session, text, limit) -> FoundStudents         `students`
Spelling(words).near(typed) -> words one slip away           `spelling`
find_day(text, today) -> date | None                         `days`
note_opened, recent_hits, clear_recents                      `recents`
"""
