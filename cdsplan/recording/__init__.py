"""What an officer gives to the bytes of a file as it would be."""
