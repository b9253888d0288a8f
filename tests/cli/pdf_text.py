# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the text of the PDF files that cairo writes: enough of the format for that, and no more."""
import re
import zlib

STREAM = re.compile(rb"stream\r?\n")
BFCHAR = re.compile(rb"<([0-9a-f]+)> <([0-9a-f]+)>")
FONT = re.compile(rb"^/(f-\d+-\d+) ")
SHOWN = re.compile(rb"/(f-\d+-\d+) [\d.]+ Tf|\((?:[^()\\]|\\.)*\)|<([0-9a-f]+)>|\bET\b")
ESCAPE = re.compile(rb"\\([0-7]{3}|.)")


class Pdf:
    """The words of a file, page by page in the order in which they are drawn, and its structure."""

    def __init__(self, data):
        if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-16:]:
            raise AssertionError("not a whole PDF file")
        self.parts = [data] + [part for part in map(self.inflate, STREAM.finditer(data), [data] * data.count(b"stream")) if part]
        self.plain = b"\n".join(self.parts)
        self.pages = [self.read(part) for part in self.parts[1:] if b" Tf\n" in part and b"BT" in part]
        self.text = "\n".join(self.pages)

    @staticmethod
    def inflate(match, data):
        try:
            return zlib.decompressobj().decompress(data[match.end():])
        except zlib.error:
            return b""

    def read(self, content):
        """Glyphs of fonts with one byte a letter are their letters in cairo's files; others (Chinese) are left out."""
        words = []
        for match in SHOWN.finditer(content):
            shown = match.group(0)
            if shown == b"ET":
                words.append("\n")
            elif shown.startswith(b"("):
                words.append(ESCAPE.sub(lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3 else m[1], shown[1:-1]).decode("latin-1"))
        return "".join(words)

    def count(self, tag):
        return self.plain.count(b"/S /" + tag.encode() + b"\n")
