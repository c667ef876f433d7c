"""Typst in a process of its own: the same pages, the same errors, and it goes when it is done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gfpack.base.errors import DataError
from gfpack.tools.press import Press
from gfpack.tools.typesetter import Typesetter

TEMPLATE = """#let data = json(bytes(sys.inputs.data))
#set text(font: "Noto Sans CJK SC", lang: "zh")
#data.words
#context [#metadata((page: here().page(),))<place>]
"""
WORDS = [{"words": "一" * (2000 * count + 1)} for count in range(3)]


@pytest.fixture
def template(tmp_path: Path) -> Path:
    (tmp_path / "页.typ").write_text(TEMPLATE, "utf-8")
    return tmp_path / "页.typ"


def test_it_sets_what_typst_sets_here(template: Path) -> None:
    here = Typesetter(template)
    with Press() as press:
        press.start()
        made = press.set(template, WORDS, ("place",))
        laid = press.laid(template, WORDS, "place")
    assert made == [here.set(one, ("place",)) for one in WORDS]
    assert laid == [told["place"] for _, told in made]
    assert made[0][0] != made[2][0]


def test_several_may_ask_at_once_and_each_gets_its_own(template: Path) -> None:
    with Press() as press, ThreadPoolExecutor(3) as threads:
        made = list(threads.map(lambda one: press.set(template, [one], ()), WORDS))
    assert [one for ((one, _),) in made] == [Typesetter(template).pdf(one) for one in WORDS]


def test_its_process_is_gone_when_it_closes_and_another_comes_when_asked(template: Path) -> None:
    press = Press()
    first = press.set(template, WORDS[:1], ())
    press.close()
    assert press._hired is None
    with press:
        assert press.set(template, WORDS[:1], ()) == first


def test_what_is_wrong_with_a_template_is_told_as_here(tmp_path: Path, template: Path) -> None:
    (tmp_path / "broken.typ").write_text("#let x = ", "utf-8")
    with pytest.raises(DataError) as here:
        Typesetter(template.with_name("broken.typ")).pdf({})
    with Press() as press, pytest.raises(DataError) as there:
        press.set(tmp_path / "broken.typ", [{}], ())
    assert there.value.problems == here.value.problems


def test_a_template_that_names_a_package_is_refused_where_it_does(tmp_path: Path) -> None:
    (tmp_path / "页.typ").write_text('一\n#import "@preview/cetz:0.3.1": canvas', "utf-8")
    with Press() as press, pytest.raises(DataError) as failed:
        press.laid(tmp_path / "页.typ", [{}], "place")
    (problem,) = failed.value.problems
    assert (problem.file.name, problem.line) == ("页.typ", 2)


def test_a_process_that_was_ended_is_an_error_and_no_hang(template: Path) -> None:
    with Press() as press:
        press.start()
        assert press._hired is not None
        press._hired._worker.process.kill()
        with pytest.raises(DataError) as failed:
            press.set(template, WORDS, ("place",))
    assert failed.value.problems[0].file == template
