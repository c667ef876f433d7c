"""A real browser for tests: headless Chromium, told what to do through two pipes.

Clicks and keys are those of a person: at a place on the page, on what lies there. Whatever the page
asks for or complains of is noted. No network: a name that is asked for leads nowhere.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
_START = "import os, sys; os.dup2({a}, 3); os.dup2({b}, 4); os.execv(sys.argv[1], sys.argv[1:])"
_LONG = 60.0
_KEYS = {"Enter": 13, "Tab": 9, " ": 32}


class UnderwayError(Exception):
    """The page asked is being left for another one."""


class Browser:
    """Headless Chromium with one page; ended on leaving."""

    def __init__(self, room: Path, *, width: int = 1400, height: int = 1000) -> None:
        read_there, self._write = os.pipe()
        self._read, write_there = os.pipe()
        command = [
            str(PROGRAM),
            "--headless=new",
            "--remote-debugging-pipe",
            f"--user-data-dir={room / 'browser'}",
            f"--window-size={width},{height}",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "about:blank",
        ]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START.format(a=read_there, b=write_there), *command],
            pass_fds=(read_there, write_there),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(room)},
            start_new_session=True,
        )
        os.close(read_there)
        os.close(write_there)
        self._rest, self._number, self._session = b"", 0, ""
        self.asked: list[str] = []
        """Addresses of everything that was asked for."""
        self.said: list[str] = []
        """What stood on the console: warnings, errors, exceptions."""
        (page,) = [one for one in self._targets() if one["type"] == "page"]
        attach = {"targetId": page["targetId"], "flatten": True}
        self._session = self._do("Target.attachToTarget", **attach)["sessionId"]
        for part in ("Page", "Runtime", "Log", "Network"):
            self._do(f"{part}.enable")

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._write)  # Chromium ends when nobody speaks with it
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, 9)
            self._process.wait()
        os.close(self._read)

    def open(self, page: Path) -> None:
        """Open a file, and wait until it is there."""
        self._do("Page.navigate", url=page.as_uri())
        self.until(lambda: self.value("document.readyState") == "complete")

    def address(self) -> str:
        """Return where the page is."""
        return str(self.value("location.href"))

    def value(self, script: str) -> Any:
        """Return what a script makes of the page."""
        said = self._do("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in said:
            raise RuntimeError(str(said["exceptionDetails"]))
        return said["result"].get("value")

    def click(self, element: str) -> None:
        """Click in the middle of an element, told by a script; it must be what lies there."""
        place = self.value(
            f"(() => {{ const it = {element}; it.scrollIntoView({{block: 'center'}});"
            " const box = it.getClientRects()[0];"
            " const x = box.x + box.width / 2, y = box.y + box.height / 2;"
            " const top = document.elementFromPoint(x, y);"
            " return [x, y, it.contains(top) || top.contains(it)]; })()"
        )
        if not place[2]:
            raise RuntimeError(f"something lies over {element}")
        for kind in ("mousePressed", "mouseReleased"):
            at = {"x": place[0], "y": place[1], "button": "left", "clickCount": 1}
            self._do("Input.dispatchMouseEvent", type=kind, **at)

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        self._do("Input.insertText", text=text)

    def press(self, key: str) -> None:
        """Press a key."""
        code = {"key": key, "code": key, "windowsVirtualKeyCode": _KEYS[key]}
        text = {"text": "\r"} if key == "Enter" else {}
        self._do("Input.dispatchKeyEvent", type="keyDown", **code, **text)
        self._do("Input.dispatchKeyEvent", type="keyUp", **code)

    def picture(self, target: Path) -> None:
        """Write the whole page as PNG."""
        shot = self._do("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        target.write_bytes(base64.b64decode(shot["data"]))

    def printed(self, target: Path) -> None:
        """Write the page as it is printed, as PDF; its own page size counts."""
        made = self._do("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        target.write_bytes(base64.b64decode(made["data"]))

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        until = time.monotonic() + _LONG
        while not self._there(holds):
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(0.05)

    def _there(self, holds: Callable[[], bool]) -> bool:
        try:
            return holds()
        except UnderwayError:
            return False

    def _targets(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []

        def there() -> bool:
            found[:] = self._do("Target.getTargets")["targetInfos"]
            return any(one["type"] == "page" for one in found)

        self.until(there)
        return found

    def _do(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        order = {"id": self._number, "method": method, "params": params}
        if self._session:
            order["sessionId"] = self._session
        os.write(self._write, json.dumps(order).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                if "navigated" in str(answer.get("error")):
                    raise UnderwayError
                if "error" in answer:
                    raise RuntimeError(str(answer["error"]))
                return dict(answer["result"])
            self._note(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._read, 1 << 20)
            if not piece:
                raise RuntimeError("the browser has ended")
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(message))

    def _note(self, event: dict[str, Any]) -> None:
        told = event.get("params", {})
        match event.get("method"):
            case "Network.requestWillBeSent":
                self.asked.append(told["request"]["url"])
            case "Runtime.exceptionThrown":
                self.said.append(str(told["exceptionDetails"]))
            case "Runtime.consoleAPICalled" if told["type"] in ("error", "warning", "assert"):
                self.said.append(str(told["args"]))
            case "Log.entryAdded" if told["entry"]["level"] in ("error", "warning"):
                self.said.append(told["entry"]["text"])
