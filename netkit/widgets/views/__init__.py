"""The views of the page of your own network: each a module here and an ES module of the same name."""
