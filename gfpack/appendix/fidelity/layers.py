"""Layers (optional content): those of all sources side by side, shown and hidden as they were.

In: source PDFs whose pages were copied. Out: /OCProperties of the appendix. Without it every
reader shows every layer, so a drawing would suddenly carry what its author had switched off.
Source: ISO 32000-1, 8.11.4.
"""

from __future__ import annotations

from typing import Any

from gfpack.appendix.fidelity.walking import below, is_dictionary, listed, text

_MOST = 2000
"""Layers taken from one file."""
_DEEPEST = 8


class Layers:
    """The layers of one appendix, while they come together."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._all: list[Any] = []
        self._hidden: list[Any] = []
        self._locked: list[Any] = []
        self._order: list[Any] = []
        self._either: list[Any] = []
        self._automatic: list[Any] = []

    def take(self, source: Any, title: str) -> tuple[str, ...]:
        """Take the layers of a source just copied from; return the names of the hidden ones.

        To be called once for each opened source: a layer is the same object as on its pages.
        """
        properties = below(source.Root, "/OCProperties")
        layers = [one for one in listed(properties, "/OCGs") if is_dictionary(one)][:_MOST]
        layers = [one for one in layers if one.is_indirect]
        if not layers:
            return ()
        config = below(properties, "/D")
        known = {one.objgen: self._pdf.copy_foreign(one) for one in layers}
        hidden = _hidden(config, layers)
        self._all += known.values()
        self._hidden += [known[one.objgen] for one in hidden]
        self._locked += _among(known, listed(config, "/Locked"))
        self._either += [_among(known, _members(one)) for one in listed(config, "/RBGroups")]
        self._order.append((title, _order(known, listed(config, "/Order"), _DEEPEST)))
        self._automatic += _automatic(known, listed(config, "/AS"))
        return tuple(text(one.get("/Name")) or "?" for one in hidden)

    def write(self) -> None:
        """Write all layers into the appendix, if there are any."""
        import pikepdf

        if not self._all:
            return
        order = [part for title, below_ in self._order for part in (_string(title), below_)]
        config = pikepdf.Dictionary(
            BaseState=pikepdf.Name.ON,
            ON=pikepdf.Array(),
            OFF=pikepdf.Array(self._hidden),
            Order=pikepdf.Array(order),
            Locked=pikepdf.Array(self._locked),
            RBGroups=pikepdf.Array([pikepdf.Array(one) for one in self._either if one]),
            AS=pikepdf.Array(self._automatic),
        )
        self._pdf.Root["/OCProperties"] = pikepdf.Dictionary(
            OCGs=pikepdf.Array(self._all), D=config
        )


def _string(title: str) -> Any:
    import pikepdf

    return pikepdf.String(title)


def _hidden(config: Any, layers: list[Any]) -> list[Any]:
    """Return the layers that a source shows switched off."""
    if config is None:
        return []
    off = {one.objgen for one in listed(config, "/OFF") if is_dictionary(one)}
    if str(config.get("/BaseState", "")) == "/OFF":
        on = {one.objgen for one in listed(config, "/ON") if is_dictionary(one)}
        off |= {one.objgen for one in layers} - on
    return [one for one in layers if one.objgen in off]


def _among(known: dict[tuple[int, int], Any], wanted: list[Any]) -> list[Any]:
    found = (known.get(one.objgen) for one in wanted if is_dictionary(one))
    return [one for one in found if one is not None]


def _members(array: Any) -> list[Any]:
    import pikepdf

    return list(array) if isinstance(array, pikepdf.Array) else []


def _order(known: dict[tuple[int, int], Any], wanted: list[Any], left: int) -> Any:
    """Return how a source lists its layers, with their headings and levels."""
    import pikepdf

    found: list[Any] = []
    for one in wanted[:_MOST] if left else ():
        if is_dictionary(one):
            found += _among(known, [one])
        elif isinstance(one, pikepdf.Array):
            found.append(_order(known, list(one), left - 1))
        elif isinstance(one, pikepdf.String):
            found.append(pikepdf.String(str(one)))
    return pikepdf.Array(found)


def _automatic(known: dict[tuple[int, int], Any], wanted: list[Any]) -> list[Any]:
    """Return what shows or hides layers by itself when one views, prints or exports."""
    import pikepdf

    return [
        pikepdf.Dictionary(
            Event=pikepdf.Name(str(one.get("/Event", "/View"))),
            OCGs=pikepdf.Array(_among(known, listed(one, "/OCGs"))),
            Category=pikepdf.Array(
                [name for name in listed(one, "/Category") if isinstance(name, pikepdf.Name)]
            ),
        )
        for one in wanted
        if is_dictionary(one) and isinstance(one.get("/Event"), pikepdf.Name)
    ]
