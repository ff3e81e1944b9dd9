"""Plain data to exact types: what each field of a file means."""
