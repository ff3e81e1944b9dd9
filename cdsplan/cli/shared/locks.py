"""What is said where a file cannot be had alone."""

from cdsplan.language import Text, text


def busy(path: str) -> Text:
    """That another program keeps a file."""
    return text(
        "chương trình khác đang ghi {path}; chờ xong rồi chạy lại",
        "another program is writing {path}; run this again once it is done",
        path=path,
    )


NO_LOCK = text(
    "Lưu ý: không khóa được tệp ở đây; mỗi lúc chỉ nên để một người ghi.",
    "Note: files cannot be locked here, so only one person should write at a time.",
)
