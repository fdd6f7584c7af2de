"""One module for each file format; they read and write records and know nothing of the store."""
