"""What to talk about in a professional conversation and what not to discuss, after the handout."""
