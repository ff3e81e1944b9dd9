"""The tables of a repository as files."""
