"""Files made up by hypothesis. In: how many, a seed. Out: kinds, names and bytes.

Where mutation changes what is whole, these are put together of the words a kind consists of: mails,
archives, projects, PDFs, and texts of the cues and values that fields are read by.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

Made = tuple[str, str, bytes]

_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=30)
_CUES = st.sampled_from(
    (
        "有效期至", "有效期限：自", "证书编号：", "发证日期", "统一社会信用代码", "采样日期",
        "第3页 共8页", "Page 3 of 8", "出厂编号", "检定日期", "GB/T ", "ISO 9001:2015", "长期",
        "苏州某某轴承有限公司", "2025年3月1日", "2025.3.1-3.5", "2025-02-30", "20250301", "年",
        "月", "至", "～", "：", " ", "\t", "\n", "\f", "\u3000", "〇", "二〇二五年",
        "91320599MA00000070", "认证范围", "地址：", "质量管理体系认证证书",
        "排污许可证", "(", "）", "-", "/", ".", "\u202e",
        "1" * 60, "有限公司" * 9, "0" * 400, " " * 500, "2025年" * 80, "第" * 200, "A1-" * 90,
    )
)  # fmt: skip
_WORDS = st.lists(st.one_of(_CUES, _TEXT), max_size=60).map(
    lambda parts: "".join(parts).encode("utf-8", "replace")
)
_LONG = st.tuples(_CUES, _CUES, st.integers(1, 4000)).map(
    lambda made: ((made[0] + made[1]) * made[2])[:200_000].encode("utf-8", "replace")
)
_HEADERS = st.sampled_from(
    (
        b"From: a@b.c", b"To: x", b"Subject: =?gbk?B?0ruyvQ==?=", b"Subject: =?x?Q?=FF?=",
        b"Date: Thu, 99 Oct 2026", b"MIME-Version: 1.0",
        b"Content-Type: multipart/mixed; boundary=b",
        b'Content-Type: multipart/mixed; boundary=""', b"Content-Type: message/rfc822",
        b"Content-Type: text/plain; charset=zz", b"Content-Type: text/html; charset=utf-16",
        b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: x-uuencode",
        b"Content-Transfer-Encoding: quoted-printable", b"Content-Type: application/ms-tnef",
        b"Content-Disposition: attachment; filename*=utf-8''%ff%2e%2e%2f",
        b'Content-Disposition: attachment; filename="../../../x"',
        b"Content-Type: image/png; name=",
        b"--b", b"--b--", b"begin 644 a", b"<p>" * 300, b"<a href=>&#x110000;&#0;", b"", b"",
    )
)  # fmt: skip
_MAILS = st.lists(st.one_of(_HEADERS, st.binary(max_size=40)), max_size=40).map(
    lambda lines: b"From: a@b.c\nTo: d\nDate: x\n" + b"\n".join(lines)
)
_NAMES = st.one_of(
    _TEXT,
    st.sampled_from(
        ("../../x", "/etc/x", "C:\\x", "a/", "nul.pdf", "a:b", " . ", "x" * 300, "a/a")
    ),
)
_ZIPS = st.lists(
    st.tuples(_NAMES, st.binary(max_size=200), st.booleans(), st.integers(0, 2**32 - 1)), max_size=8
)
_YAML = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), _TEXT, st.dates(),
        st.sampled_from(("met", "unmet", "1.1.1", "5.1.1", "factory/gbt36132-2018", "city")),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.one_of(
                _TEXT,
                st.sampled_from(
                    (
                        "enterprise", "name", "credit_code", "checklist", "tier", "deadline",
                        "evaluation_year", "answers", "overrides", "evidence", "state", "reason",
                        "statement", "supports", "pages", "type", "5.1.1", "options", "sites",
                    )
                ),
            ),
            inner,
            max_size=6,
        ),
    ),
    max_leaves=20,
)  # fmt: skip
_FILES = st.tuples(_YAML, st.lists(st.tuples(st.integers(0, 10**6), _YAML), max_size=3))
_SOUND: dict[str, object] = {
    "gfpack": {
        "checklist": "factory/gbt36132-2018",
        "tier": "province",
        "evaluation_year": 2025,
        "deadline": "2026-12-20",
        "review_days": 60,
        "enterprise": {
            "name": "苏州某某轴承有限公司",
            "credit_code": "91320599MA00000070",
            "industry_code": "3451",
            "address": "苏州市某某路1号",
        },
        "titles": {"city": 2024},
        "options": {"photos_in_report": True},
    },
    "answers": {
        "answers": {
            "0.1": {"state": "met", "statement": "已建立", "by": "王敏", "on": "2026-11-01"},
            "3.1.2": {"state": "not-applicable", "reason": "无", "by": "王敏", "on": "2026-11-01"},
        },
        "overrides": [
            {
                "fingerprint": "0123456789abcdef",
                "seen": "0123456789abcdef",
                "by": "王敏",
                "on": "2026-11-01",
                "why": "已看原件",
            }
        ],
    },
    "evidence": {
        "evidence": {
            "file-000001": {
                "type": "business-licence",
                "pages": [{"file": "evidence/a.pdf"}],
                "supports": ["0.1"],
                "valid_until": "2027-05-05",
                "seal_seen": True,
            }
        }
    },
}

_TOKENS = st.sampled_from(
    (
        b"1 0 obj", b"2 0 obj", b"3 0 obj", b"endobj", b"<<", b">>", b"[", b"]", b"/Type /Catalog",
        b"/Type /Pages", b"/Type /Page", b"/Kids [2 0 R]", b"/Kids [3 0 R 3 0 R]", b"/Pages 2 0 R",
        b"/Parent 2 0 R", b"/Count 999999999", b"/Count 1", b"/MediaBox [0 0 1e30 -5]", b"stream\n",
        b"/Contents 3 0 R", b"endstream", b"/Length 9", b"/Filter [/FlateDecode /FlateDecode]",
        b"/Rotate 45", b"/Rotate -90", b"/UserUnit 1e9", b"xref", b"trailer <</Root 1 0 R>>",
        b"startxref 0", b"%%EOF", b"/Annots [3 0 R]", b"/Encrypt 3 0 R", b"/Prev 0", b"(\\377",
        b"/MediaBox [0 0 595 842]", b"/Resources <</XObject <</X 3 0 R>>>>", b"q /X Do Q",
    )
)  # fmt: skip
_BODIES = st.lists(st.lists(_TOKENS, max_size=14), min_size=1, max_size=5)


def _pdf(bodies: list[list[bytes]]) -> bytes:
    """Return a PDF that opens: a page whose entries, and the objects it refers to, are any."""
    page = b" ".join((b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]", *bodies[0], b">>"))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        *(b"\n".join(body) for body in bodies[1:]),
    ]
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, rows)
    end = b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return made + table + end % (len(objects) + 1, len(made))


def _zip(rows: list[tuple[str, bytes, bool, int]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, body, packed, attributes in rows:
            one = zipfile.ZipInfo(name.encode("utf-8", "replace").decode() or "_")
            one.external_attr, one.create_system = attributes, attributes % 4
            one.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.NameToInfo.clear()  # names may recur
            archive.writestr(one, body)
    return made.getvalue()


def _yaml(name: str) -> Callable[[tuple[object, list[tuple[int, object]]]], bytes]:
    """Return how to write a project's file: any value, or a sound one with values put in."""

    def written(drawn: tuple[object, list[tuple[int, object]]]) -> bytes:
        value, changes = drawn
        whole = json.loads(json.dumps(_SOUND[name]))
        for place, new in changes:
            _put(whole, place, new)
        said = yaml.safe_dump(whole if changes else value, allow_unicode=True, sort_keys=False)
        return said.encode("utf-8", "replace")

    return written


def _put(data: object, place: int, new: object) -> None:
    """Put a value into the place that a number leads to."""
    while isinstance(data, dict | list) and data:
        keys = list(data) if isinstance(data, dict) else range(len(data))
        key, place = keys[place % len(keys)], place // max(1, len(keys))
        inner = data[key]
        if place % 3 == 0 or not isinstance(inner, dict | list) or not inner:
            data[key] = new
            return
        data = inner


_FORMS: dict[str, tuple[str, st.SearchStrategy[bytes]]] = {
    "made text": ("a.txt", st.one_of(_WORDS, _LONG)),
    "made eml": ("a.eml", _MAILS),
    "made zip": ("a.zip", _ZIPS.map(_zip)),
    "made pdf": ("a.pdf", _BODIES.map(_pdf)),
    "made any": ("a.bin", st.binary(max_size=400)),
    "made project": ("gfpack.yaml", _FILES.map(_yaml("gfpack"))),
    "made answers": ("answers.yaml", _FILES.map(_yaml("answers"))),
    "made evidence": ("evidence.yaml", _FILES.map(_yaml("evidence"))),
}


def made(count: int, start: int) -> list[Made]:
    """Return about `count` files, the same for the same seed."""
    found: list[Made] = []
    each = max(1, count // len(_FORMS))
    for number, (kind, (name, strategy)) in enumerate(_FORMS.items()):
        _gather(
            strategy, each, start + number, lambda body, k=kind, n=name: found.append((k, n, body))
        )
    return found


def _gather(
    strategy: st.SearchStrategy[bytes], count: int, start: int, keep: Callable[[bytes], None]
) -> None:
    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def gather(body: bytes) -> None:
        keep(body)

    gather()
