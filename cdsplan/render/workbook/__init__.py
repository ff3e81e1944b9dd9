"""What all workbooks keep: words never run, a number is the decimal that was given, and the same is the same bytes."""
