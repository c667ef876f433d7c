"""Tables in a terminal stand straight, whatever they hold."""

from hypothesis import given
from hypothesis import strategies as st

from gfpack.base.columns import Room, folded, in_columns
from gfpack.base.text import width

TEXTS = st.text(st.sampled_from("ab 字号，。-12（）"), max_size=60)


@given(TEXTS, st.integers(2, 30))
def test_nothing_is_lost_when_a_text_is_folded(text: str, columns: int) -> None:
    lines = folded(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=6), st.integers(30, 120))
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, str, str]], columns: int) -> None:
    rooms = (Room(4, 40), Room(4, 30), Room(4, 50))
    assert all(width(line) <= columns for line in in_columns(rows, rooms, columns))


def test_columns_stand_straight_and_marks_stay_with_their_words() -> None:
    rows = [("文件", "说明"), ("a.pdf", "从一个文件中拆出，待确认"), ("排污许可证.pdf", "好")]
    assert list(in_columns(rows, (Room(4, 40), Room(4, 18)), 80)) == [
        "文件            说明",
        "a.pdf           从一个文件中拆出，",
        "                待确认",
        "排污许可证.pdf  好",
    ]
