"""The one table engine: sheets of columns and rows, fitted to a width, and pages of them drawn in every format."""
