"""Where the data of a PDF's streams lie in its file: told rightly, or not at all."""

import io
import os

import pikepdf
import pytest

from gfpack.base.errors import OutputError
from gfpack.tools.pdf_stored import PdfStored

DATA = os.urandom(5000)


def a_pdf(*, head=b"", **options):
    """Return a PDF with one stream of `DATA`, saved in some way."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].obj.Contents = pdf.make_stream(DATA)
        stream = io.BytesIO()
        pdf.save(stream, compress_streams=False, **options)
    return head + stream.getvalue()


def told(tmp_path, content, password=""):
    """Return where gfpack says the stream's data lie."""
    file = tmp_path / "a.pdf"
    file.write_bytes(content)
    with pikepdf.open(file, password=password) as pdf:
        stored = PdfStored(pdf, file)
        try:
            return stored.data_of(pdf.pages[0].obj.Contents)
        finally:
            stored.close()


@pytest.mark.parametrize("way", ["disable", "generate"])
def test_the_range_holds_the_data(tmp_path, way):
    mode = pikepdf.ObjectStreamMode[way]
    found = told(tmp_path, a_pdf(object_stream_mode=mode))
    assert found.length == len(DATA)
    assert b"".join(found.chunks(700)) == DATA
    assert found.head(10) == DATA[:10]


def test_after_an_update_the_newest_counts(tmp_path):
    old = a_pdf()
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number, size = pdf.pages[0].obj.Contents.objgen[0], pdf.trailer.Size
    newer = DATA[::-1]
    place = len(old) + 1
    update = b"\n%d 0 obj\n<< /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (
        number,
        len(newer),
        newer,
    )
    start = old[old.rindex(b"startxref") :].split()[1]
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, place)
    trailer = b"trailer << /Size %d /Root 1 0 R /Prev %b >>\n" % (size, start)
    end = b"startxref\n%d\n%%%%EOF\n" % (len(old) + len(update))
    found = told(tmp_path, old + update + table + trailer + end)
    assert b"".join(found.chunks()) == newer


def lengthened(content):
    return content.replace(b"/Length 5000", b"/Length 4990")


def with_words_in_a_string(content):
    """A dictionary that seems to end, within a string."""
    return content.replace(b"<< /Length 5000 >>", b"<</Length 5000/A(>>stream\n)>>")


@pytest.mark.parametrize("spoil", [lengthened, with_words_in_a_string])
def test_nothing_is_said_of_what_could_be_read_in_two_ways(tmp_path, spoil):
    assert told(tmp_path, spoil(a_pdf())) is None


def test_nothing_is_said_where_the_file_does_not_begin_with_the_pdf(tmp_path):
    assert told(tmp_path, a_pdf(head=b"junk before\n")) is None


def test_nothing_is_said_of_an_encrypted_file(tmp_path):
    locked = a_pdf(encryption=pikepdf.Encryption(owner="o", user="u"))
    assert told(tmp_path, locked, password="u") is None


def test_a_file_that_changed_since_is_not_read(tmp_path):
    found = told(tmp_path, a_pdf())
    found.path.write_bytes(a_pdf() + b" ")
    with pytest.raises(OutputError, match="changed_meanwhile"):
        found.head(10)
    found.path.unlink()
    with pytest.raises(OutputError, match="changed_meanwhile"):
        found.head(10)
