"""Schemas that an editor offers the ids and names of a repository from."""
