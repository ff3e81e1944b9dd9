"""The files of a commune to findings: rules, what suppresses them, and their manual."""
