"""The tables of what a repository holds."""
