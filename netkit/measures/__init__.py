"""Numbers about networks, one module a topic. They take graphs or records, and never learn where these came from."""
