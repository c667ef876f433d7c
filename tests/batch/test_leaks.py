"""What of one client stands in another's material, and what does not count."""

from __future__ import annotations

from gfpack.batch.leaks import Allowed, Kind, Leak, Material, leaks

A, B = "上海华光有限公司", "上海华光新材料有限公司"
CODE = "91310000607203699D"


def _found(*some: Material, allowed: Allowed | None = None) -> list[tuple[Kind, str]]:
    return [(one.kind, one.client) for one in leaks(some, 2, allowed)]


def test_a_file_that_many_have_is_told_once() -> None:
    some = [Material(f"c{n}", (), files=(("a.pdf", "f"),)) for n in range(4)]
    assert leaks(some, 2) == (
        Leak(Kind.FILE, "c0", "a.pdf", ("c1", "c2", "c3"), paths=("a.pdf",) * 3),
    )
    assert not leaks(some, 2, Allowed(common=frozenset("f")))
    assert not leaks(some, 2, Allowed(groups=(frozenset({"c0", "c1", "c2", "c3"}),)))


def test_near_pictures_of_others_are_found_and_own_ones_are_not() -> None:
    one = Material("a", (), looks=(("x.jpg", 0b1111), ("y.jpg", 0b1110)))
    assert _found(one) == []
    assert _found(one, Material("b", (), looks=(("z.jpg", 0b1100),))) == [(Kind.PICTURE, "b")]
    assert _found(one, Material("b", (), looks=(("z.jpg", 0xFF00),))) == []


def test_the_same_picture_is_told_as_a_file_and_not_once_more() -> None:
    some = [Material(c, (), files=(("x.jpg", "f"),), looks=(("x.jpg", 7),)) for c in "ab"]
    assert _found(*some) == [(Kind.FILE, "a")]
    assert _found(*some, allowed=Allowed(common=frozenset("f"))) == []


def test_a_name_within_a_longer_own_name_is_no_leak() -> None:
    one, other = Material("a", (A,)), Material("b", (B,), texts=(("t", (f"甲方：{B}",)),))
    assert _found(one, other) == []
    named = Material("b", (B,), texts=(("t", ("", f"委托方 {A}")),))
    (leak,) = leaks([one, named], 2)
    assert (leak.kind, leak.page, leak.others) == (Kind.NAME, 2, ("a",))
    assert not leaks([one, named], 2, Allowed(parties=frozenset({("b", "a")})))


def test_a_code_of_another_is_found() -> None:
    one = Material("a", (A,), CODE)
    assert _found(one, Material("b", (B,), texts=(("t", (CODE,)),))) == [(Kind.CODE, "b")]
