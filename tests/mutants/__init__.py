"""Mutation testing: every small fault that the law of the figures could have, and whether a test finds it."""
