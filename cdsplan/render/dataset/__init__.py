"""The tables of a repository as files: CSV with its descriptor, Parquet."""
