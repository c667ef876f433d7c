"""Active content: what a bound page must not do when somebody opens the appendix.

In: pages just copied from a client's PDF. Out: the kinds of active content that were removed
(`JavaScript`, `Launch`, …). Plain links, form fields and their looks stay; of films, sounds and
other annotations that play or carry something, only the picture stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gfpack.appendix.fidelity.walking import below, is_dictionary, listed, named, tops, tree
from gfpack.base.messages import Text

_HARMLESS = frozenset({"/GoTo", "/URI", "/SetOCGState"})
_TURNING = frozenset({"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"})
_ACTIVE_ANNOTATIONS = frozenset(
    {"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/FileAttachment"}
)
_PICTURE = frozenset({"/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F", "/P", "/OC", "/Contents"})
_OF_PAGES = frozenset(
    [
        "/Type",
        "/Parent",
        "/Contents",
        "/Resources",
        "/Annots",
        "/MediaBox",
        "/CropBox",
        "/BleedBox",
        "/TrimBox",
        "/ArtBox",
        "/BoxColorInfo",
        "/Rotate",
        "/UserUnit",
        "/Group",
        "/Thumb",
        "/Metadata",
        "/LastModified",
        "/ID",
        "/StructParents",
        "/Tabs",
        "/SeparationInfo",
        "/OutputIntents",
        "/VP",
        "/Dur",
        "/Trans",
    ]
)
"""What a page is made of (ISO 32000-2, table 31). All else leads to other parts of its document,
or is some program's own: kept, it would drag them along."""
_WEB = ("http://", "https://", "mailto:")
_MOST_ACTIONS = 200

_WORDS = {
    "JavaScript": Text("JavaScript 脚本", "JavaScript"),
    "Launch": Text("启动程序（Launch）", "launching a program"),
    "SubmitForm": Text("提交表单（SubmitForm）", "sending a form"),
    "ImportData": Text("导入数据（ImportData）", "importing data"),
    "ResetForm": Text("清空表单（ResetForm）", "emptying a form"),
    "GoToR": Text("打开其他文件（GoToR）", "opening another file"),
    "GoToE": Text("打开内嵌文件（GoToE）", "opening an embedded file"),
    "Rendition": Text("播放媒体（Rendition）", "playing media"),
    "Sound": Text("声音（Sound）", "sound"),
    "Movie": Text("影片（Movie）", "a film"),
    "Screen": Text("媒体窗口（Screen）", "a media window"),
    "3D": Text("三维模型（3D）", "a 3D model"),
    "RichMedia": Text("富媒体（RichMedia）", "rich media"),
    "AA": Text("自动触发的动作（AA）", "actions triggered by events"),
    "XFA": Text("XFA 表单脚本", "an XFA form"),
    "URI": Text("非网页地址的链接（URI）", "a link to something other than a web page"),
    "OpenAction": Text("打开时的动作（OpenAction）", "an action on opening"),
    "Ref": Text("引用外部文件的图形（Ref）", "a drawing taken from another file"),
}


def words(removed: Iterable[str]) -> Text:
    """Return what was removed, as it is told."""
    each = [_WORDS.get(one, Text(one, one)) for one in sorted(removed)]
    return Text(zh="、".join(one.zh for one in each), en=", ".join(one.en for one in each))


def strip(pages: Iterable[Any]) -> set[str]:
    """Take from pages all that is not theirs; return what active content that was.

    To be done before they are copied: it would be copied with them.
    """
    removed: set[str] = set()
    for page in pages:
        _untrigger(page, removed)
        for key in page.keys() - _OF_PAGES:
            del page[key]
    return removed


def tame(pages: Iterable[Any]) -> set[str]:
    """Remove active content from the annotations of pages; return what it was."""
    removed: set[str] = set()
    fields: dict[tuple[int, int], Any] = {}
    for page in pages:
        if "/Annots" in page:
            _tame_annotations(page, removed)
            fields |= {top.objgen: top for top in tops(page)}
    for top in fields.values():  # a field leads to its looks on other pages, and they to more
        for field in tree(top):
            _tame_dictionary(field, removed)
    return removed


def catalogue_says(root: Any) -> set[str]:
    """Return the active content a source's catalogue holds; none of it is ever copied."""
    found: set[str] = set()
    action = root.get("/OpenAction")
    if is_dictionary(action):
        found |= _harm(action)
    if is_dictionary(root.get("/AA")):
        found |= _triggered(root["/AA"])
    for name in ("/JavaScript", "/Renditions"):
        if any(True for _ in named(below(root, "/Names", name))):
            found.add(name[1:].removesuffix("s"))
    form = root.get("/AcroForm")
    if is_dictionary(form) and "/XFA" in form:
        found.add("XFA")
    return found


def _tame_annotations(page: Any, removed: set[str]) -> None:
    import pikepdf

    kept, before = [], listed(page, "/Annots")
    for annotation in before:
        if not is_dictionary(annotation):
            continue
        kind = str(annotation.get("/Subtype", ""))
        if kind in _ACTIVE_ANNOTATIONS:
            if kind != "/FileAttachment":  # told by its file's name elsewhere
                removed.add(kind[1:])
            if not as_picture(annotation):
                continue
        else:
            _tame_dictionary(annotation, removed)
        kept.append(annotation)
    if len(kept) != len(before):
        page["/Annots"] = pikepdf.Array(kept)


def as_picture(annotation: Any) -> bool:
    """Leave of an annotation what is seen, as a rubber stamp; return whether anything is."""
    import pikepdf

    look = below(annotation, "/AP")
    for key in list(annotation.keys()):  # also where it goes: another one may point to it
        if key not in _PICTURE:
            del annotation[key]
    annotation["/Subtype"] = pikepdf.Name.Stamp
    if look is None or "/N" not in look:
        return False
    annotation["/AP"] = pikepdf.Dictionary({"/N": look["/N"]})
    return True


def _tame_dictionary(holder: Any, removed: set[str]) -> None:
    _untrigger(holder, removed)
    for key in ("/A", "/PA"):
        action = holder.get(key)
        if action is None:
            continue
        harm = _harm(action) if is_dictionary(action) else {"A"}
        if harm:
            del holder[key]
            removed |= harm
    if "/AF" in holder:
        del holder["/AF"]


def _untrigger(holder: Any, removed: set[str]) -> None:
    if "/AA" in holder:
        removed |= _triggered(holder["/AA"])
        del holder["/AA"]
    if "/AF" in holder:
        del holder["/AF"]


def _triggered(actions: Any) -> set[str]:
    """Return what is harmful in the actions that events trigger; `AA` where each is harmless."""
    found: set[str] = set()
    for action in actions.values() if is_dictionary(actions) else ():
        found |= _harm(action) if is_dictionary(action) else set()
    return found or {"AA"}


def _harm(action: Any) -> set[str]:
    """Return what is harmful in an action and those that follow it."""
    harm: set[str] = set()
    waiting, seen = [action], set()
    for _ in range(_MOST_ACTIONS):
        if not waiting:
            return harm
        one = waiting.pop()
        if not is_dictionary(one):
            harm.add("Next")
            continue
        if one.is_indirect and one.objgen in seen:
            continue
        seen.add(one.objgen)
        harm |= _of_one(one)
        following = one.get("/Next")
        if following is not None:
            waiting += [following] if is_dictionary(following) else _members(following)
    return harm | {"Next"}


def _members(following: Any) -> list[Any]:
    import pikepdf

    return list(following) if isinstance(following, pikepdf.Array) else [None]


def _of_one(action: Any) -> set[str]:
    kind = str(action.get("/S", ""))
    if kind == "/Named":
        return set() if str(action.get("/N", "")) in _TURNING else {"Named"}
    if kind == "/URI":
        web = str(action.get("/URI", "")).strip().lower().startswith(_WEB)
        return set() if web else {"URI"}
    return set() if kind in _HARMLESS else {kind[1:] or "A"}
