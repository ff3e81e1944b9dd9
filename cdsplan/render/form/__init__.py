"""The form for a period's figures, as a workbook and as CSV, and what came of a filled one."""
