"""Courses, the days they are held, who came, and who may therefore do what.

courses   the courses of the school: built in, changed, its own
law       pure: is somebody ready for a course, and until when is it good
events    trainings planned and held, and who is expected
attendance  write down who came, for many at once
standing  who has done what, what is due, what runs out
"""
