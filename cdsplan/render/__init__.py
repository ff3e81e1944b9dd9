"""Rows and findings to text: every renderer returns a string, prints nothing and decides nothing."""
