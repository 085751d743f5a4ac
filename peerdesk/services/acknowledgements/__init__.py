"""What helpers sign for a school year: who misses it, and who signed.

kinds.kind_words()                                  each paper in words
standing.list_helpers(session, today, ...)          every helper with both papers
standing.of_student(session, student_id, today)     the papers of one student
record.record_signed(session, papers, signature)    a batch that was signed
record.take_back(session, acknowledgement_id)       one that was recorded by mistake
"""
