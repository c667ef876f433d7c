"""What of one client stands in another's material, judged by values alone."""

from __future__ import annotations

from gfpack.batch.leak_kinds import Kind, Leak
from gfpack.batch.leak_names import Scanner, Who, Whose
from gfpack.batch.leaks import Allowed, Held, Hit, Stock, leaks
from gfpack.batch.near import clusters

NAME = "上海华光有限公司"


def _found(
    *files: Held, hits: dict[int, list[Hit]] | None = None, allowed: Allowed | None = None
) -> list[tuple[Kind, str, tuple[str, ...]]]:
    whose = Whose([Who(one, (), code=one * 18) for one in "abcd"])
    found = leaks(Stock(files, hits or {}), whose, 2, allowed or Allowed())
    return [(one.kind, one.client, one.others) for one in found]


def _file(client: str, sha256: str, look: int | None = None, words: str = "") -> Held:
    return Held(client, f"{sha256}.jpg", sha256, ord(sha256), look, frozenset(words))


def test_a_file_that_many_have_is_told_once() -> None:
    some = [_file(client, "f") for client in "abcd"]
    assert _found(*some) == [(Kind.FILE, "a", ("b", "c", "d"))]
    assert _found(*some, allowed=Allowed(common=frozenset("f"))) == []
    assert _found(*some, allowed=Allowed(groups=(frozenset("abcd"),))) == []
    assert _found(*some, allowed=Allowed(groups=(frozenset("abc"),))) != []


def test_whose_a_shared_file_is_stands_last_and_its_code_is_not_told_once_more() -> None:
    some = [_file(client, "f") for client in "ab"]
    assert _found(*some, hits={ord("f"): [Hit(Kind.CODE, "a" * 18)]}) == [(Kind.FILE, "b", ("a",))]
    assert _found(*some, hits={ord("f"): [Hit(Kind.CODE, "c" * 18)]}) == [
        (Kind.CODE, "a", ("c",)),
        (Kind.FILE, "a", ("b",)),
        (Kind.CODE, "b", ("c",)),
    ]


def test_near_pictures_of_others_are_found_and_own_ones_are_not() -> None:
    own = _file("a", "x", 0b1111), _file("a", "y", 0b1110)
    assert _found(*own) == []
    assert _found(*own, _file("b", "z", 0b1100)) == [(Kind.PICTURE, "a", ("b",))]
    assert _found(*own, _file("b", "z", 0xFF00)) == []
    assert _found(*own, _file("b", "z", 0b1100), allowed=Allowed(groups=(frozenset("ab"),))) == []


def test_the_same_picture_is_told_as_a_file_and_not_once_more() -> None:
    some = [_file(client, "f", 7) for client in "ab"]
    assert _found(*some) == [(Kind.FILE, "a", ("b",))]
    assert _found(*some, allowed=Allowed(common=frozenset("f"))) == []


def test_a_form_that_two_filled_in_otherwise_is_no_near_picture() -> None:
    form = "营业执照统一社会信用代码名称类型住所"
    one, other = (
        _file("a", "x", 7, f"{form}苏州云梦轴承"),
        _file("b", "y", 7, f"{form}安庆子虚电机"),
    )
    assert _found(one, other) == []
    assert _found(one, _file("b", "y", 7, f"{form}苏州云梦轴")) == [(Kind.PICTURE, "a", ("b",))]


def test_a_thousand_blank_pages_stay_few_comparisons() -> None:
    asked = 0

    def never(_: int, __: int) -> bool:
        nonlocal asked
        asked += 1
        return False

    count = 3000
    assert list(clusters(((0, number) for number in range(count)), 2, never)) == []
    assert asked <= 200 * count


def test_near_prints_are_found_up_to_the_bound_and_not_beyond() -> None:
    for most in (0, 2, 5, 8):
        for bits in (most, most + 1):
            differs = sum(1 << (7 * bit % 64) for bit in range(bits))
            heaps = list(clusters([(0, "a"), (differs, "b")], most, lambda *_: True))
            assert bool(heaps) == (bits <= most), (most, bits)


def test_a_former_name_is_the_clients_and_one_of_two_clients_is_both() -> None:
    whose = Whose([Who("a", (NAME, "上海旧光有限公司")), Who("b", (NAME,))])
    assert whose.of(Kind.NAME, NAME) == frozenset("ab")
    assert whose.of(Kind.NAME, "上海旧光有限公司") == frozenset("a")
    assert list(whose.same()) == [frozenset("ab")]


def test_short_names_leave_out_region_and_legal_form() -> None:
    one = Who(
        "客户/华光", (f"江苏省{NAME.replace('上海', '苏州市')}",), region="江苏省苏州市云梦区"
    )
    assert one.shorts() == frozenset()
    assert "华光新材" in Who("x", ("苏州华光新材料有限公司",), region="江苏省苏州市").shorts()


def test_pages_are_told_and_a_name_cut_by_a_line_is_one() -> None:
    spots, _ = Scanner([NAME]).spots(["甲", f"乙方：上海华\n光有限公司 {NAME}"])
    assert [(one.kind, one.seen, one.page) for one in spots] == [(Kind.NAME, NAME, 2)]


def test_leaks_are_plain_values() -> None:
    one = Leak(Kind.FILE, "a", "x", ("b",))
    assert one.sure
    assert one.holders == ("a", "b")
    assert Leak(Kind.NAME, "a", "x", ("b",)).holders == ("a",)
