"""An official report as one HTML file that loads nothing, runs nothing, reads on a phone and prints on A4."""
