"""Sections and their numbers."""

from cdsplan.render.official_report.blocks import Heading, Words
from cdsplan.render.official_report.sections import Section, numbered, within


def test_sections_are_numbered_in_their_order() -> None:
    said = Words("Không có.")
    sections = [Section("Kết quả", (said,)), Section("Kiến nghị", ())]
    assert [*numbered(sections)] == [Heading(1, "I. Kết quả"), said, Heading(1, "II. Kiến nghị")]
    assert [*within(sections)] == [Heading(2, "1. Kết quả"), said, Heading(2, "2. Kiến nghị")]
