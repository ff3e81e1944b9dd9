"""What an editor shows besides the shape of a file: what a field is for, and what is wrong, in words of ours."""
