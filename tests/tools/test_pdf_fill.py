"""Marks in a PDF replaced by data that lie in files: the PDF is as if they had stood there."""

import io
import subprocess

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gfpack.base.errors import OutputError
from gfpack.tools.file_parts import FileParts
from gfpack.tools.pdf_fill import fill, mark, number_of

SECRET = b"0123456789abcdef"


def a_pdf(contents):
    """Return a PDF with a page for each content stream."""
    with pikepdf.new() as pdf:
        for content in contents:
            pdf.add_blank_page()
            pdf.pages[-1].obj.Contents = pdf.make_stream(content)
        stream = io.BytesIO()
        pdf.save(
            stream,
            static_id=True,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return stream.getvalue()


def filled(folder, plain, data):
    """Return a PDF whose pages are `plain`, where a number stands for the data of that number."""
    marked = folder / "marked.pdf"
    contents = [mark(SECRET, one) if isinstance(one, int) else one for one in plain]
    marked.write_bytes(a_pdf(contents))
    with io.FileIO(folder / "filled.pdf", "w") as target:
        fill(marked, target, SECRET, data)
    return (folder / "filled.pdf").read_bytes()


bits = st.one_of(st.integers(0, 2), st.binary(max_size=200), st.integers(1, 3 << 20).map(bytes))


@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(bits, min_size=1, max_size=8))
def test_the_file_is_the_same_to_the_last_byte_as_if_nothing_had_been_left_out(tmp_path, plain):
    source = tmp_path / "source"
    source.write_bytes(bytes(range(256)) * 9000)
    whole = source.read_bytes()
    data = [
        FileParts.of(source),
        FileParts.of(source, ((3, 8),)),
        FileParts.of(source, ((5, 2_000_000), b"own bytes", (0, 4))),
    ]
    stand_for = [whole, whole[3:8], whole[5:2_000_000] + b"own bytes" + whole[:4]]
    expected = [stand_for[one] if isinstance(one, int) else one for one in plain]
    assert filled(tmp_path, plain, data) == a_pdf(expected)


def test_qpdf_finds_nothing_wrong(tmp_path):
    source = tmp_path / "source"
    source.write_bytes(b"0 0 m 9 9 l S\n" * 1000)
    filled(tmp_path, [0, b"q Q", 0], [FileParts.of(source)])
    words = ["qpdf", "--check", str(tmp_path / "filled.pdf")]
    checked = subprocess.run(words, check=False, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("new", [b"short", b"as long as", None])
def test_a_source_that_changed_since_is_told(tmp_path, new):
    source = tmp_path / "source"
    source.write_bytes(b"ten bytes!")
    data = [FileParts.of(source)]
    source.unlink()
    if new is not None:
        source.write_bytes(new)
    with pytest.raises(OutputError, match="changed_meanwhile"):
        filled(tmp_path, [0], data)


def test_a_mark_is_known_by_its_secret():
    assert number_of(SECRET, mark(SECRET, 7)) == 7
    assert number_of(SECRET, mark(SECRET[::-1], 7)) is None
    assert number_of(SECRET, b"00000007") is None
    assert number_of(SECRET, b"") is None
