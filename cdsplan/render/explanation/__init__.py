"""An indicator's whole calculation, as a screen and as JSON."""
