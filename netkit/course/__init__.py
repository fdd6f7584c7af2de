"""From sources to a class: the workspace, the release, a graded class, the book. Nothing here is for students to import."""
