"""Numbers about networks, one module a topic. They take graphs, and never learn where the records came from."""
