"""The public pages as static files: every address relative, nothing loaded from elsewhere. design.md, section 5.2."""
