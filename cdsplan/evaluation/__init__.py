"""Plans and reports at a date to observations, standings and gap tables. design.md, section 4."""
