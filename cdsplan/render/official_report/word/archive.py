"""The bytes of a Word document, the same whenever and wherever it is made."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE


def packed(page: Document) -> bytes:
    """The document; of its parts, which bear the time of their packing, every one bears the first that a zip knows."""
    _drop_picture(page)
    written, stream = BytesIO(), BytesIO()
    page.save(written)
    with ZipFile(written) as parts, ZipFile(stream, "w") as archive:
        for name in parts.namelist():
            part = ZipInfo(name)
            part.compress_type, part.create_system = ZIP_DEFLATED, 0
            archive.writestr(part, parts.read(name))
    return stream.getvalue()


def _drop_picture(page: Document) -> None:
    """The template's of itself, which a folder of files would show for ours."""
    parts = page.part.package
    assert parts is not None  # noqa: S101  it was opened from one
    for name, related in list(parts.rels.items()):
        if related.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del parts.rels[name]
