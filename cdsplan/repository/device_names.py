"""Names that Windows keeps for devices, and gives to no file or folder: with them a repository cannot be had there."""

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)


def is_device(name: str) -> bool:
    """Whether a file or folder of this name, whatever its ending, is one of these to Windows."""
    return name.partition(".")[0].strip().lower() in _DEVICES
