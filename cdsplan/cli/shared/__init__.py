"""What several commands need: the options they share, whom they speak to, and where their output goes."""
