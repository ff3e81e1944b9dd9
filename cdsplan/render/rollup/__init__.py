"""A roll-up as text of every kind."""
