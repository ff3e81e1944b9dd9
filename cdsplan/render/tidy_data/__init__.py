"""Observations as tables for other programs."""
