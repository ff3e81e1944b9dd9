"""What several commands need: the session, the options they share, and where their output goes."""
