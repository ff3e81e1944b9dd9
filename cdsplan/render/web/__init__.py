"""Whole pages of HTML: markup in which nothing of a file is obeyed, the one stylesheet, and charts as inline SVG."""
