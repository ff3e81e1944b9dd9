"""For machines without a network: a zip a system, with all wheels that the program needs and what installs them."""
