"""cdsplan: indicators, targets and pace of commune digital-transformation plans."""

__version__ = "0.1.0"
