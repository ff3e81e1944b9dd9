"""The official report as a letter, and the letter as Word, HTML and Markdown."""
