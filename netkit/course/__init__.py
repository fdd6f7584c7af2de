"""From sources to a class: workspace, release, a graded class, the book. Not for students to import."""
