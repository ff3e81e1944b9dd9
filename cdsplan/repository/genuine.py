"""A commune's files without the reports that were invented for demonstration."""

from dataclasses import replace

from cdsplan.repository.commune_files import CommuneFiles


def genuine(commune_files: CommuneFiles) -> CommuneFiles:
    """The same commune as if nobody had ever made up a figure: no baseline, carried value or change comes of one."""
    return replace(
        commune_files, reports=[file for file in commune_files.reports if not (file.model and file.model.illustrative)]
    )
