"""The user's guide as data: chapters and sections out of the Markdown files in docs/guide, and the search in them."""
