"""An official report as a Word document: the page, type and rules of Nghị định 30/2020/NĐ-CP, Phụ lục I."""
