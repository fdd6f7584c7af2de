"""Grading with nbgrader: submissions read, restored and marked outside the student's process; and a class run."""
