"""What a repository holds, as tables for other programs: typed columns, keys, and the rows."""
