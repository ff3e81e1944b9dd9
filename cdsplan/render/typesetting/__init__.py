"""Where the lines of a printed page end, reckoned from how wide its letters are in Times New Roman."""
