"""Sentences of the contract (docs/design.md), each shown to hold of any repository."""
