"""A Word document as bytes."""

from io import BytesIO

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from cdsplan.render.office_archive import undated


def packed(page: Document) -> bytes:
    """What a file of it holds."""
    _drop_picture(page)
    written = BytesIO()
    page.save(written)
    return undated(written)


def _drop_picture(page: Document) -> None:
    """The template's of itself, which a folder of files would show for ours."""
    parts = page.part.package
    assert parts is not None  # noqa: S101  it was opened from one
    for name, related in list(parts.rels.items()):
        if related.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del parts.rels[name]
