"""Why a file cannot be bound, in words for the placeholder page and the finding."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from gfpack.base.messages import Text


class Reason(Enum):
    """What happened, and what to do about it."""

    NO_LIBREOFFICE = (
        Text(
            zh="本机没有 LibreOffice，Word、Excel 等办公文件无法转成页面",
            en="there is no LibreOffice here to turn office files into pages",
        ),
        Text(
            zh="请安装 LibreOffice，或把该文件另存为 PDF 后放入资料夹，",
            en="Install LibreOffice, or save the file as PDF and collect that.",
        ),
    )
    TIME_LIMIT = (
        Text(zh="转换成页面超过了时间限制", en="turning it into pages took too long"),
        Text(
            zh="请在办公软件中另存为 PDF 后放入资料夹，",
            en="Save it as PDF in its own program and collect that.",
        ),
    )
    NOT_CONVERTED = (
        Text(zh="LibreOffice 无法转换该文件", en="LibreOffice could not convert it"),
        Text(
            zh="请在办公软件中另存为 PDF 后放入资料夹，",
            en="Save it as PDF in its own program and collect that.",
        ),
    )
    MISSING = (
        Text(zh="文件不在资料夹中", en="the file is not there"),
        Text(zh="请补充该文件，", en="Put the file back."),
    )
    EMPTY = (
        Text(zh="文件是空的（0 字节）", en="the file is empty"),
        Text(zh="请企业重新发送该文件，", en="Ask for the file again."),
    )
    ENCRYPTED = (
        Text(zh="文件有打开密码", en="the file needs a password"),
        Text(
            zh="请企业提供去掉密码的版本，或用 --ask-passwords 输入密码，",
            en="Ask for a version without a password, or give it with --ask-passwords.",
        ),
    )
    WRONG_PASSWORD = (
        Text(zh="提供的密码打不开该文件", en="the password that was given does not open it"),
        Text(zh="请向企业核对密码，", en="Ask for the right password."),
    )
    NOT_ALLOWED = (
        Text(
            zh="作者设了权限密码，既不允许打印，也不允许组合页面",
            en="its author's password allows neither printing nor assembling its pages",
        ),
        Text(
            zh="请企业提供不限制打印的版本，或用 --ask-passwords 输入权限密码，",
            en="Ask for a version that may be printed, or give the author's password with "
            "--ask-passwords.",
        ),
    )
    UNKNOWN_LOCK = (
        Text(
            zh="文件用证书或专用软件加密，不是密码能打开的",
            en="it is locked by a certificate or a program of its own, not by a password",
        ),
        Text(zh="请企业提供未加密的版本，", en="Ask for a version without encryption."),
    )
    DAMAGED = (
        Text(zh="文件已损坏，读不出内容", en="the file is damaged"),
        Text(zh="请企业重新发送该文件，", en="Ask for the file again."),
    )
    AMBIGUOUS = (
        Text(
            zh="文件有损坏，不同软件显示的页面不一样",
            en="it is damaged so that programs show different pages",
        ),
        Text(zh="请企业重新导出或重新发送该文件，", en="Ask for the file again, exported anew."),
    )
    NO_HEIC = (
        Text(
            zh="是 HEIC 照片，本机缺少解码组件", en="it is a HEIC photo and its decoder is missing"
        ),
        Text(
            zh="请安装：pip install 'gfpack[heic]'，或请企业改发 JPEG，",
            en="Install it: pip install 'gfpack[heic]', or ask for a JPEG.",
        ),
    )
    NO_SUCH_PAGES = (
        Text(zh="指定的页码超出了文件的页数", en="it has not got the pages that were named"),
        Text(
            zh="请核对 evidence.yaml 中该证据的页码范围，",
            en="Correct the page range in evidence.yaml.",
        ),
    )
    TOO_LARGE = (
        Text(zh="图片像素过大", en="the picture has too many pixels"),
        Text(zh="请缩小图片后重新提供，", en="Ask for a smaller picture."),
    )
    NO_PAGES = (
        Text(zh="这种文件没有可以装订的页面", en="this kind of file has no pages to bind"),
        Text(zh="请改为提供 PDF 或图片，", en="Ask for a PDF or a picture instead."),
    )

    def __init__(self, why: Text, advice: Text) -> None:
        self.why = why
        self.advice = advice


class Unbindable(Exception):  # noqa: N818 - reads as what it is
    """Files turned out to be unusable while they were bound: all that are, by path."""

    def __init__(self, reasons: Mapping[str, Reason]) -> None:
        self.reasons = reasons
        super().__init__(", ".join(reasons))
