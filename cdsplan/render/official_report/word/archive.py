"""The bytes of a Word document, the same whenever and wherever it is made."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document


def packed(page: Document) -> bytes:
    """The document; of its parts, which bear the time of their packing, every one bears the first that a zip knows."""
    written, stream = BytesIO(), BytesIO()
    page.save(written)
    with ZipFile(written) as parts, ZipFile(stream, "w") as archive:
        for name in parts.namelist():
            part = ZipInfo(name)
            part.compress_type, part.create_system = ZIP_DEFLATED, 0
            archive.writestr(part, parts.read(name))
    return stream.getvalue()
