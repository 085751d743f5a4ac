"""What training lets helpers do, who looks after new helpers, staff courses and support.

rules      the table of the school, and who has what it asks for
blocks     why something may not go on, in a sentence, and how that is put right
standing   what one helper may do, and may not yet; the table as its page shows it
mentors    an experienced helper looks after a new one
staff      courses of the staff, their coverage, and what waits for it
resources  where adults find support themselves
"""
