"""Bytes to text, plain data and places: what a file says, and where."""
