"""Faults and load: the program is killed, its disk is full, files vanish, and a province works with it for a year."""
