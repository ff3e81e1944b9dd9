"""A gap table as text of every kind."""
