"""Passwords open clients' files for one run, and are found nowhere afterwards."""

from __future__ import annotations

import hashlib
import io
import json
import pickle
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from bound_client import a_pdf
from bound_reading import Bound
from click.testing import CliRunner, Result
from odd_papers import locked

from gfpack.appendix import bind as binding
from gfpack.appendix.locked_files import locked_files
from gfpack.appendix.passwords import Passwords, read
from gfpack.base.errors import UsageError
from gfpack.base.messages import Lang
from gfpack.cli import cli
from gfpack.evidence.models import FileState

SECRET = "s3cret-口令-0042"
PERMIT = "evidence/02 环保/附件1-3 排污许可证正本.pdf"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def two_pages(**lock: Any) -> bytes:
    made, allow = io.BytesIO(), pikepdf.Permissions(modify_assembly=True)
    with pikepdf.open(io.BytesIO(a_pdf("first", "second"))) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(allow=allow, **lock))
    return made.getvalue()


@pytest.fixture
def bound_with(client: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what binds the client with passwords by SHA-256."""

    def bound(passwords: dict[str, str]) -> Bound:
        import bound_reading

        def bind(*given: Any, **options: Any) -> Any:
            return binding.bind(*given, **options, passwords=Passwords(passwords))

        monkeypatch.setattr(bound_reading, "bind", bind)
        return Bound(client)

    return bound


def test_with_its_password_all_pages_of_a_locked_file_are_bound(client, bound_with):
    content = two_pages(owner="o", user=SECRET)
    client.add("锁.pdf", content, state=FileState.ENCRYPTED)
    client.add("after.pdf", a_pdf("after"))
    bound = bound_with({sha256(content): SECRET})
    assert bound.codes() == []
    assert "first" in bound.text(bound.page_of("1-1"))
    assert "second" in bound.text(bound.page_of("1-1", 1))
    assert bound.map.spans["1-1"].page_count == 2
    assert not bound.reader.is_encrypted
    assert SECRET.encode() not in bound.path.read_bytes()


def test_a_wrong_password_is_told_as_such_and_not_repeated(client, bound_with):
    content = two_pages(owner="o", user=SECRET)
    client.add("锁.pdf", content, state=FileState.ENCRYPTED)
    bound = bound_with({sha256(content): "wrong-one"})
    assert bound.codes() == ["attachment-not-bound"]
    said = bound.findings[0].message(Lang.ZH)
    assert "打不开" in said
    assert "wrong-one" not in said + repr(bound.findings)


def test_a_password_given_for_a_file_that_needs_none_does_not_hurt(client, bound_with):
    content = locked("free")
    client.add("a.pdf", content)
    bound = bound_with({sha256(content): "whatever"})
    assert "free" in bound.text(bound.page_of("1-1"))


def test_the_authors_password_lifts_the_authors_ban(client, bound_with):
    content = locked("banned", owner=SECRET, extract=True)
    client.add("a.pdf", content)
    assert bound_with({}).codes() == ["attachment-not-bound"]
    lifted = bound_with({sha256(content): SECRET})
    assert lifted.codes() == []
    assert "banned" in lifted.text(lifted.page_of("1-1"))


def test_the_files_that_need_a_password_are_known_before_binding(client):
    client.add("frei.pdf", a_pdf("a"))
    client.add("owner.pdf", locked("b"))
    client.add("banned.pdf", locked("c", owner=SECRET, extract=True))
    client.add("user.pdf", two_pages(owner="o", user=SECRET), state=FileState.ENCRYPTED)
    found = locked_files(client.case())
    assert [one.file for one in found] == ["evidence/banned.pdf", "evidence/user.pdf"]
    assert all(one.opens_with(SECRET) for one in found)
    assert not any(one.opens_with("x") for one in found)


def test_passwords_neither_show_nor_can_be_stored():
    held = Passwords({"A" * 64: SECRET})
    assert held["a" * 64] == SECRET
    for shown in (repr(held), str(held), f"{held}", f"{[held]}"):
        assert SECRET not in shown
    with pytest.raises(TypeError):
        pickle.dumps(held)
    with pytest.raises(TypeError):
        json.dumps(held)


KEY = "0f" * 32


@pytest.mark.parametrize(
    ("content", "password"),
    [
        (f"{KEY}: {SECRET}", SECRET),
        (f"# 备注\n{KEY.upper()}: '0123'\n", "0123"),
        (f"{KEY}: 0123\n", "0123"),
        (f"{KEY}: no\n", "no"),
        (f'{{"{KEY}": "{SECRET}"}}', SECRET),
        (f"\ufeff{KEY}: {SECRET}", SECRET),
    ],
)
def test_a_file_of_passwords_is_read_as_it_stands(tmp_path, content, password):
    file = tmp_path / "passwords.yaml"
    file.write_text(content, "utf-8")
    assert dict(read(file, tmp_path / "project")) == {KEY: password}


@pytest.mark.parametrize(
    "content",
    [
        f"licence.pdf: {SECRET}".encode(),
        f"- {SECRET}".encode(),
        f"{KEY}: {{a: {SECRET}}}".encode(),
        f"{KEY}: [{SECRET}".encode(),
        f"{KEY}: {SECRET}".encode("utf-16"),
        b"",
        b"[" * 100_000,
    ],
)
def test_a_wrong_file_of_passwords_is_refused_without_a_word_of_it(tmp_path, content):
    file = tmp_path / "passwords.yaml"
    file.write_bytes(content)
    with pytest.raises(UsageError) as refused:
        read(file, tmp_path / "project")
    error: BaseException | None = refused.value
    while error is not None:
        assert SECRET not in f"{error!r} {error}"
        error = error.__cause__ or error.__context__


def test_passwords_do_not_lie_in_the_project(tmp_path):
    file = tmp_path / "project" / "notes" / "passwords.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(f"{KEY}: {SECRET}", "utf-8")
    with pytest.raises(UsageError) as refused:
        read(file, tmp_path / "project")
    assert refused.value.key == "appendix.passwords_in_project"


@pytest.fixture
def locked_project(tiny_copy: Path) -> Path:
    """Return a project whose permit needs a password."""
    (tiny_copy / PERMIT).write_bytes(two_pages(owner="o", user=SECRET))
    return tiny_copy


def run(*arguments: object, typed: str | None = None) -> Result:
    words = ["--lang", "zh", *map(str, arguments)]
    return CliRunner().invoke(cli, words, input=typed, catch_exceptions=False)


def text_of(pdf: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def assert_kept_nowhere(folder: Path, said: str) -> None:
    assert SECRET not in said
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert SECRET.encode() not in content, file
            assert SECRET.encode("utf-16-be") not in content, file


def test_the_command_takes_passwords_from_a_file(locked_project, tmp_path):
    file, target = tmp_path / "密码.yaml", tmp_path / "out.pdf"
    key = sha256((locked_project / PERMIT).read_bytes())
    file.write_text(f"{key}: {SECRET}\n", "utf-8")
    without = run("appendix", locked_project, "--output", target)
    assert "second" not in text_of(target)
    done = run("appendix", locked_project, "--output", target, "--password-file", file)
    assert done.exit_code == without.exit_code == 0
    assert "second" in text_of(target)
    assert_kept_nowhere(locked_project, done.output)
    again = run("appendix", locked_project, "--output", target)
    assert "second" not in text_of(target), "what a password opened is bound with it only"
    assert again.exit_code == 0


def test_the_command_asks_and_does_not_show_what_is_typed(locked_project, tmp_path):
    target = tmp_path / "out.pdf"
    typed = f"falsch\n{SECRET}\n"
    done = run("appendix", locked_project, "--output", target, "--ask-passwords", typed=typed)
    assert done.exit_code == 0
    assert f"{PERMIT} 的密码" in done.output
    assert "打不开" in done.output
    assert "second" in text_of(target)
    assert_kept_nowhere(locked_project, done.output)


def test_who_does_not_know_the_password_goes_on_without(locked_project, tmp_path):
    target = tmp_path / "out.pdf"
    done = run("appendix", locked_project, "--output", target, "--ask-passwords", typed="\n")
    assert done.exit_code == 0
    assert "attachment-not-bound" in done.output


def test_the_package_is_built_with_passwords_too(locked_project, tmp_path):
    file = tmp_path / "密码.json"
    key = sha256((locked_project / PERMIT).read_bytes())
    file.write_text(json.dumps({key: SECRET}), "utf-8")
    done = run("build", locked_project, "--password-file", file)
    (appendix,) = (locked_project / "packages").rglob("*证明材料汇编*.pdf")
    assert "second" in text_of(appendix)
    assert_kept_nowhere(locked_project, done.output)
