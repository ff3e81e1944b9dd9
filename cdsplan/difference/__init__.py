"""Two states of a repository to what changed in meaning."""
