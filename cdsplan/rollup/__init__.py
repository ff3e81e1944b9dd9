"""Many communes to pooled figures. design.md, section 6."""
