"""The bytes of an office file, the same whenever and wherever it is made."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def undated(written: BytesIO) -> bytes:
    """Its parts, which bear the time of their packing, with the first time that a zip knows."""
    stream = BytesIO()
    with ZipFile(written) as parts, ZipFile(stream, "w") as archive:
        for name in parts.namelist():
            part = ZipInfo(name)
            part.compress_type, part.create_system = ZIP_DEFLATED, 0
            archive.writestr(part, parts.read(name))
    return stream.getvalue()
