"""Chromium driven through its DevTools protocol over a pipe: no driver, no package. For the tests of pages."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


class BrowserError(Exception):
    pass


def program():
    """Where Chromium is; None where it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Browser:
    """One window; scripts of pages are off unless a test turns them on."""

    def __init__(self):
        self.home = tempfile.mkdtemp()
        to_read, self.to = os.pipe()
        self.answers, from_write = os.pipe()
        # The browser reads commands from 3 and answers on 4; our own ends may have these numbers.
        move = f'exec 3<&{to_read} 4>&{from_write}; exec "$@"'
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--hide-scrollbars",
                 "--no-first-run", "--disable-extensions", f"--user-data-dir={self.home}", "about:blank"]
        self.process = subprocess.Popen(["bash", "-c", move, "bash", program(), *flags], stderr=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, pass_fds=(to_read, from_write))
        os.close(to_read)
        os.close(from_write)
        self.buffer = b""
        self.number = 0
        self.events = []
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "DOM", "Accessibility", "Runtime", "Log"):
            self.call(f"{domain}.enable")
        self.scripts(False)

    def close(self):
        try:
            self.session = None
            self.call("Browser.close")
        except (BrowserError, OSError):
            pass
        self.process.wait(timeout=20)
        shutil.rmtree(self.home, ignore_errors=True)

    # The protocol

    def call(self, method, **parameters):
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next()
            if answer.get("id") == number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def next(self):
        while b"\0" not in self.buffer:
            read = os.read(self.answers, 1 << 16)
            if not read:
                raise BrowserError("the browser ended")
            self.buffer += read
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def wait(self, method, seconds=60):
        """Until an event comes, those that came before included."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for index, event in enumerate(self.events):
                if event["method"] == method:
                    del self.events[:index + 1]
                    return event["params"]
            answer = self.next()
            if "method" in answer:
                self.events.append(answer)
        raise BrowserError(f"no {method} came")

    # The window

    def scripts(self, are_on):
        self.call("Emulation.setScriptExecutionDisabled", value=not are_on)

    def size(self, width, height=900):
        self.width = width
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                  mobile=width < 600)

    def open(self, url):
        self.events.clear()
        self.call("Page.navigate", url=url)
        self.wait("Page.loadEventFired")

    @property
    def url(self):
        history = self.call("Page.getNavigationHistory")
        return history["entries"][history["currentIndex"]]["url"]

    @property
    def html(self):
        return self.call("DOM.getOuterHTML", nodeId=self.root)["outerHTML"]

    @property
    def root(self):
        return self.call("DOM.getDocument", depth=0)["root"]["nodeId"]

    def find(self, selector):
        """The node; an error where there is none."""
        node = self.call("DOM.querySelector", nodeId=self.root, selector=selector)["nodeId"]
        if not node:
            raise BrowserError(f"«{selector}» is not on {self.url}")
        return node

    def has(self, selector):
        return self.call("DOM.querySelector", nodeId=self.root, selector=selector)["nodeId"] != 0

    def count(self, selector):
        return len(self.call("DOM.querySelectorAll", nodeId=self.root, selector=selector)["nodeIds"])

    def attribute(self, selector, name):
        flat = self.call("DOM.getAttributes", nodeId=self.find(selector))["attributes"]
        return dict(zip(flat[::2], flat[1::2])).get(name)

    # The hands

    def files(self, selector, paths):
        self.call("DOM.setFileInputFiles", nodeId=self.find(selector), files=[os.path.abspath(path) for path in paths])

    def type(self, selector, text):
        """Over what stands there."""
        self.call("DOM.focus", nodeId=self.find(selector))
        self.key("a", "KeyA", 65, modifiers=2, commands=["selectAll"])
        self.call("Input.insertText", text=text)

    def key(self, key, code, number, modifiers=0, text=None, commands=None):
        more = ({"text": text} if text else {}) | ({"commands": commands} if commands else {})
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=code, windowsVirtualKeyCode=number,
                      modifiers=modifiers, **(more if kind == "keyDown" else {}))

    def tab(self):
        self.key("Tab", "Tab", 9)

    def press(self, selector):
        """By the keyboard: what is focused is pressed, and the page that it leads to is waited for."""
        self.events.clear()
        self.call("DOM.focus", nodeId=self.find(selector))
        self.key("Enter", "Enter", 13, text="\r")
        self.wait("Page.loadEventFired")

    def click(self, selector):
        """In the middle of what is seen of it."""
        node = self.find(selector)
        self.call("DOM.scrollIntoViewIfNeeded", nodeId=node)
        quad = self.call("DOM.getContentQuads", nodeId=node)["quads"][0]
        at = {"x": sum(quad[::2]) / 4, "y": sum(quad[1::2]) / 4}
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at)

    def choose(self, selector, text):
        """In a list of choices, by its first letters."""
        self.call("DOM.focus", nodeId=self.find(selector))
        for letter in text:
            self.call("Input.dispatchKeyEvent", type="char", text=letter)

    def download(self, selector, folder, seconds=30):
        """Where what a link leads to was put; None where nothing came."""
        self.call("Page.setDownloadBehavior", behavior="allow", downloadPath=folder)
        before = set(os.listdir(folder))
        self.call("DOM.focus", nodeId=self.find(selector))
        self.key("Enter", "Enter", 13, text="\r")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(0.2)
            new = [name for name in set(os.listdir(folder)) - before if not name.endswith(".crdownload")]
            if new:
                return os.path.join(folder, new[0])
        return None

    # What is seen

    def pdf(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.printToPDF")["data"]))

    def picture(self, path, is_whole=True):
        data = self.call("Page.captureScreenshot", captureBeyondViewport=is_whole)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def overflow(self):
        """By how many pixels the page is wider than the window."""
        metrics = self.call("Page.getLayoutMetrics")
        return metrics["cssContentSize"]["width"] - metrics["cssLayoutViewport"]["clientWidth"]

    def evaluate(self, script):
        """A test's own script, of which the page knows nothing."""
        self.scripts(True)
        try:
            answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        finally:
            self.scripts(False)
        if "exceptionDetails" in answer:
            raise BrowserError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def violations(self):
        """What the browser refused by the page's policy."""
        return [event["params"]["entry"]["text"] for event in self.events
                if event["method"] == "Log.entryAdded" and event["params"]["entry"]["source"] in ("security", "violation")]
