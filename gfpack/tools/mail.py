"""Mails: what they say, and what is attached to them. In: a path. Out: `Mail`, `Unpacked`.

Two forms: as sent (eml, RFC 5322 with MIME) and as Outlook keeps them (msg, MS-OXMSG). A mail
attached to a mail comes out as a file `.eml`. The bytes are strangers': call both functions in a
limited worker.
"""

from __future__ import annotations

import contextlib
import email
import email.header
import email.message
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal

from gfpack.tools.unpack import NoRoom, TooMuch, Unpacked, Writer
from gfpack.tools.worker import NOT_OF_BYTES

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DEEPEST = 20
"""Mails within mails that are rebuilt."""
_EMBEDDED = "__substg1.0_3701000D"
_EMBEDDED_HEADER = 24
"""Bytes before the properties of a mail within a mail (MS-OXMSG 2.4.1.2)."""
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "cp936": "gb18030"}


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail, or why it cannot be read."""

    state: Literal["readable", "unreadable"]
    why: str = ""
    subject: str = ""
    sender: str = ""
    to: str = ""
    sent: str = ""
    """Date and time as the mail gives them."""
    text: str = ""
    attached: tuple[str, ...] = ()
    """Names of the attached files."""

    @property
    def lines(self) -> str:
        """The mail as it is printed: head, text, names of what is attached."""
        heads = (
            ("发件人", self.sender),
            ("发送时间", self.sent),
            ("收件人", self.to),
            ("主题", self.subject),
            ("附件", "；".join(self.attached)),
        )
        return "".join(f"{name}：{value}\n" for name, value in heads if value) + f"\n{self.text}"


@dataclass(frozen=True, slots=True)
class _Parsed:
    mail: Mail
    files: tuple[tuple[str, bytes], ...] = ()


def read(path: Path) -> Mail:
    """Return what a mail says.

    Raises:
        OSError: the file cannot be opened.
    """
    content = path.read_bytes()
    try:
        return _parsed(content).mail
    except NOT_OF_BYTES:
        raise
    except Exception as problem:  # both libraries raise nearly anything on broken bytes
        return Mail("unreadable", f"{type(problem).__name__}: {problem}")


def take_apart(path: Path, folder: Path | None) -> Unpacked:
    """Write what is attached to a mail into `folder`, under numbers (see `unpack`).

    Raises:
        OSError: the file cannot be opened.
    """
    letter = path.read_bytes()
    writer = Writer(folder, len(letter))
    try:
        for name, content in _parsed(letter).files:
            writer.write(name, (content,))
    except TooMuch as problem:
        return writer.emptied("bomb", str(problem))
    except NoRoom as problem:
        return writer.emptied("no-room", str(problem))
    except NOT_OF_BYTES:
        raise
    except Exception as problem:
        return writer.emptied("damaged", f"{type(problem).__name__}: {problem}")
    return Unpacked("opened", "", tuple(writer.members))


def _parsed(content: bytes) -> _Parsed:
    if content.startswith(_OLE):
        return _outlook(content)
    return _mime(email.message_from_bytes(content))


def _mime(message: email.message.Message) -> _Parsed:
    texts: list[str] = []
    files: list[tuple[str, bytes]] = []
    for part in _leaves(message):
        kind = part.get_content_type()
        name = _file_name(part)
        if kind == "message/rfc822":
            inner = part.get_payload()
            nested = inner[0] if isinstance(inner, list) and inner else None
            if isinstance(nested, email.message.Message):
                title = name or f"{_header(nested, 'Subject') or 'mail'}.eml"
                files.append((_with_ending(title, ".eml"), nested.as_bytes()))
        elif name or part.get_content_disposition() == "attachment":
            files.append((name or f"attachment{len(files) + 1}{_ending(part)}", _content(part)))
        elif kind == "text/plain":
            texts.append(_text(part))
        elif kind.startswith(("image/", "application/")):
            files.append((f"attachment{len(files) + 1}{_ending(part)}", _content(part)))
    if not any(text.strip() for text in texts):
        texts = [_from_html(_text(p)) for p in _leaves(message) if _is_page(p)]
    mail = Mail(
        "readable",
        subject=_header(message, "Subject"),
        sender=_header(message, "From"),
        to=_header(message, "To"),
        sent=_header(message, "Date"),
        text="\n".join(texts),
        attached=tuple(name for name, _ in files),
    )
    return _Parsed(mail, tuple(files))


def _leaves(message: email.message.Message) -> Iterator[email.message.Message]:
    """Yield the parts that hold something, without going into attached mails."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting[:0] = [one for one in inner if isinstance(one, email.message.Message)]
        else:
            yield part


def _is_page(part: email.message.Message) -> bool:
    return part.get_content_type() == "text/html" and not part.get_filename()


def _content(part: email.message.Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: email.message.Message) -> str:
    content = _content(part)
    named = (part.get_content_charset() or "utf-8").lower()
    for encoding in (_CHINESE.get(named, named), "utf-8", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            return content.decode(encoding).replace("\r\n", "\n")
    return content.decode("gb18030", "replace").replace("\r\n", "\n")


def _file_name(part: email.message.Message) -> str:
    """Return the name of an attached file, also where mail programs wrote it their own way."""
    plain = email.message.Message()
    for name in ("Content-Type", "Content-Disposition"):
        if value := _as_written(part, name):
            plain[name] = value
    return _decoded(plain.get_filename() or "")


def _header(message: email.message.Message, name: str) -> str:
    """Return a header in characters: encoded words (RFC 2047), or bytes as they were sent."""
    return _decoded(_as_written(message, name))


def _as_written(message: email.message.Message, name: str) -> str:
    """Return a header as it stands there, on one line, its bytes read as characters."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            return " ".join(_raw(str(value)).split())
    return ""


def _ending(part: email.message.Message) -> str:
    import mimetypes

    return mimetypes.guess_extension(part.get_content_type()) or ".bin"


def _with_ending(name: str, ending: str) -> str:
    return name if name.lower().endswith(ending) else f"{name}{ending}"


def _decoded(text: str) -> str:
    with contextlib.suppress(Exception):  # an encoding nobody knows, or bytes that are none of it
        pieces = [
            piece.decode(_CHINESE.get((name or "").lower(), name or "raw-unicode-escape"))
            if isinstance(piece, bytes)
            else piece
            for piece, name in email.header.decode_header(text)
        ]
        text = "".join(pieces)
    return " ".join(text.split())


def _raw(text: str) -> str:
    """Return text in which bytes that are no ASCII were read as UTF-8 or GB 18030."""
    if not re.search("[\udc80-\udcff]", text):
        return text
    content = text.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return content.decode("utf-8", "replace")


def _outlook(content: bytes) -> _Parsed:
    from oxmsg import Message

    message = Message.load(content)
    return _kept(message._storage, message.properties, 0)


def _kept(storage: Any, properties: Any, depth: int) -> _Parsed:
    """Return a mail out of the storage that Outlook keeps it in."""
    from oxmsg.domain import constants as c
    from oxmsg.properties import Properties

    files: list[tuple[str, bytes]] = []
    for attached in storage.iter_attachment_storages():
        known = Properties(attached, properties_header_offset=8)
        name = _string(known, c.PID_ATTACH_LONG_FILENAME) or _string(known, c.PID_ATTACH_FILENAME)
        nested = next((one for one in attached.storages if one.name == _EMBEDDED), None)
        if nested is not None and depth < _DEEPEST:
            own = Properties(nested, properties_header_offset=_EMBEDDED_HEADER)
            inner = _kept(nested, own, depth + 1)
            title = inner.mail.subject or name or "mail"
            files.append((_with_ending(title, ".eml"), _rebuilt(inner)))
        elif (data := known.binary_prop_value(c.PID_ATTACH_DATA_BINARY)) is not None:
            files.append((name or f"attachment{len(files) + 1}.bin", data))
    sent = properties.date_prop_value(c.PID_CLIENT_SUBMIT_TIME)
    sender = _string(properties, c.PID_SENDER_NAME)
    address = _string(properties, c.PID_SENDER_SMTP_ADDRESS)
    mail = Mail(
        "readable",
        "",
        _string(properties, c.PID_SUBJECT),
        f"{sender} <{address}>" if address else sender,
        _string(properties, c.PID_DISPLAY_TO),
        sent.isoformat(sep=" ", timespec="minutes") if sent else "",
        _body(properties),
        tuple(name for name, _ in files),
    )
    return _Parsed(mail, tuple(files))


def _string(properties: Any, name: int) -> str:
    """Return a text of Outlook's; one without a code page is read as Latin and may be Chinese."""
    from oxmsg.domain import constants as c

    with contextlib.suppress(KeyError, UnicodeDecodeError, LookupError):
        text = str(properties.str_prop_value(name) or "")
        if not text.isascii() and properties._get_property(name, c.PTYP_STRING) is None:
            with contextlib.suppress(UnicodeError):
                text = text.encode("iso-8859-15").decode("gb18030")
        return text.replace("\0", "").strip()
    return ""


def _body(properties: Any) -> str:
    from oxmsg.domain import constants as c

    if text := _string(properties, c.PID_BODY):
        return text.replace("\r\n", "\n")
    with contextlib.suppress(KeyError, LookupError):
        if page := properties.binary_prop_value(c.PID_HTML):
            return _from_html(page.decode(properties.body_encoding, "replace"))
    return _from_html(_string(properties, c.PID_BODY_HTML))


def _rebuilt(inner: _Parsed) -> bytes:
    """Return a mail within a mail as a file of its own, the same every time."""
    made = email.message.EmailMessage()
    mail = inner.mail
    heads = (("Subject", mail.subject), ("From", mail.sender), ("To", mail.to), ("Date", mail.sent))
    for name, value in heads:
        if value:
            made[name] = email.header.Header(" ".join(value.split()), "utf-8").encode()
    made.set_content(mail.text, charset="utf-8", cte="base64")
    for name, content in inner.files:
        made.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=" ".join(name.split())
        )
    if inner.files:
        made.set_boundary("gfpack-part")
    return made.as_bytes()


class _Words(HTMLParser):
    """Collects what a page says."""

    _BREAKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "table"})
    _SILENT = frozenset({"style", "script", "head", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in self._SILENT
        if tag in self._BREAKS:
            self.words.append("\n")
        elif tag in ("td", "th"):
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self._SILENT and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(" ".join(data.split()) if data.strip() else "")


def _from_html(page: str) -> str:
    words = _Words()
    words.feed(page)
    words.close()
    lines = "".join(words.words).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())
