"""Findings for people, for programs and for the servers that show them."""
