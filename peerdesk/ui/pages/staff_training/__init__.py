"""Staff training, who may do what, mentors of new helpers, and support for staff."""
