"""Folders and git revisions to the files of one commune; files are replaced whole."""
