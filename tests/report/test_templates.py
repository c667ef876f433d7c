"""Templates: what may stand in them, and how a mistake or an attack is told."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from reported_plant import case_of, page_map_of

from gfpack.base.errors import ExitCode
from gfpack.base.messages import Lang, message
from gfpack.findings.overrides import Judged
from gfpack.report import render as rendering
from gfpack.report.render import BadTemplate, render

pytestmark = pytest.mark.usefixtures("no_libreoffice")


def template(path: Path, *lines: str, header: str = "") -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.save(str(path))
    return path


def use(folder: Path, source: Path) -> None:
    case = case_of(folder)
    render(case, Judged(()), page_map_of(case), folder / "r.docx", complete=True, template=source)


def refused(folder: Path, source: Path) -> BadTemplate:
    with pytest.raises(BadTemplate) as caught:
        use(folder, source)
    assert caught.value.exit_code is ExitCode.DATA
    assert not (folder / "r.docx").exists()
    for lang in Lang:
        assert source.name in message(f"{caught.value.key}.message", lang, **caught.value.params)
        message(f"{caught.value.key}.advice", lang, **caught.value.params)
    return caught.value


def test_an_office_persons_own_template_is_used_and_the_output_says_so(folder: Path) -> None:
    place = folder / "templates" / "report" / "self-evaluation"
    place.mkdir(parents=True)
    template(place / "本省格式.docx", "申报单位：{{ enterprise.name }}", "{{ year }} 年度")
    case = case_of(folder)
    found = render(case, Judged(()), page_map_of(case), folder / "r.docx", complete=True)
    assert [one.params for one in found if one.code == "report-own-template"] == [
        {"template": "本省格式.docx"}
    ]
    texts = [one.text for one in Document(str(folder / "r.docx")).paragraphs]
    assert texts == ["申报单位：苏州某某轴承有限公司", "2025 年度"]


def test_a_name_nobody_knows_is_named_with_the_text_around_it(folder: Path) -> None:
    lines = ("第一段", "单位：{{ enterprise.nmae }}，地址见下", "第三段")
    problem = refused(folder, template(folder / "模板.docx", *lines))
    assert problem.key == "report.template_unknown_near"
    assert problem.params["name"] == "nmae"
    assert problem.params["like"] == "name"
    assert problem.params["near"] == "单位：{{ enterprise.nmae }}，地址见下"


def test_a_mistake_in_the_header_is_found_too(folder: Path) -> None:
    problem = refused(folder, template(folder / "t.docx", "正文", header="抬头 {{ qqqq }}"))
    assert problem.params["name"] == "qqqq"
    assert problem.params["near"] == "抬头 {{ qqqq }}"


def test_a_loop_without_end_is_a_mistake_in_writing(folder: Path) -> None:
    problem = refused(folder, template(folder / "t.docx", "{% for one in parts %}", "没有结束"))
    assert problem.key == "report.template_syntax"


HOSTILE = [
    "{{ cycler.__init__.__globals__.os.popen('touch hacked').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ parts.append(1) }}",
    "{{ enterprise.update({'name': 'x'}) }}",
    "{{ self.__init__.__globals__ }}",
    "{% for n in range(10 ** 12) %}{{ n }}{% endfor %}",
    "{% import 'os' as os %}",
    "{% include '/etc/passwd' %}",
    "{{ 'photo'|picture }}",
    "{{ enterprise.name.format.__globals__ }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(enterprise) }}",
]


@pytest.mark.parametrize("line", HOSTILE)
def test_a_hostile_template_is_stopped_and_named(folder: Path, line: str) -> None:
    problem = refused(folder, template(folder / "t.docx", f"前文 {line}"))
    assert "near" in problem.params
    assert not (folder / "hacked").exists()
    assert not Path("hacked").exists()


@pytest.mark.parametrize("where", ["title", "comments"])
def test_hostile_document_properties_are_stopped(folder: Path, where: str) -> None:
    source = template(folder / "t.docx", "正文")
    document = Document(str(source))
    setattr(document.core_properties, where, "{{ cycler.__init__.__globals__.os.popen('x') }}")
    document.save(str(source))
    assert refused(folder, source).key.startswith("report.template_")


def test_a_template_that_never_ends_is_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "TIME_LIMIT", 3.0)
    loops = "".join(f"{{% for a{n} in general_table %}}" for n in range(12))
    source = template(folder / "t.docx", loops + "x" + "{% endfor %}" * 12)
    assert refused(folder, source).key == "report.template_limit"


def test_a_template_that_wants_all_memory_is_stopped(folder: Path) -> None:
    source = template(folder / "t.docx", "{{ 'a' * 100000000000 }}")
    assert refused(folder, source).key in ("report.template_limit", "report.template_fails")


def test_a_template_that_would_fetch_from_elsewhere_is_refused(folder: Path) -> None:
    source = template(folder / "t.docx", "正文")
    document = Document(str(source))
    address = "http://192.0.2.1/track.png"
    document.part.relate_to(address, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    document.save(str(source))
    problem = refused(folder, source)
    assert problem.params["what"] == address


@pytest.mark.parametrize("content", [b"", b"no zip at all", None])
def test_a_template_that_is_no_word_file_is_named(folder: Path, content: bytes | None) -> None:
    source = folder / "t.docx"
    if content is None:
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr("mimetype", "x")
    else:
        source.write_bytes(content)
    assert refused(folder, source).key == "report.template_no_word"


@pytest.mark.parametrize("name", ["没有这个", "../../etc", ""])
def test_a_template_that_is_not_there_is_named(folder: Path, name: str) -> None:
    case = case_of(folder, file={"options": {"template": name}})
    with pytest.raises(BadTemplate) as caught:
        render(case, Judged(()), page_map_of(case), folder / "r.docx", complete=True)
    assert caught.value.params == {"name": name}
