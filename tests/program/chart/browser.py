# SPDX-License-Identifier: Apache-2.0
"""A headless Chromium driven through chromedriver by plain HTTP (W3C WebDriver). Standard library only."""
import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

# Nothing but the page itself: no network of the browser's own, a new profile for every run.
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1600,900",
             "--remote-debugging-pipe"]  # a bare machine may not know the name localhost
START_SECONDS = 120
CALL_SECONDS = 300
ENTER, HOME, END, ARROW_LEFT, ARROW_UP, ARROW_RIGHT, ARROW_DOWN, ESCAPE = (
    "\ue007", "\ue011", "\ue010", "\ue012", "\ue013", "\ue014", "\ue015", "\ue00c")


def missing():
    """The names of programs that are needed and not installed."""
    return [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]


class Browser:
    def __init__(self):
        self.profile = tempfile.TemporaryDirectory(prefix="zb-chromium-", ignore_cleanup_errors=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = {**os.environ, "HOME": self.profile.name}
        self.driver = subprocess.Popen(["chromedriver", f"--port={self.port}", "--log-level=OFF"], env=environment,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # A machine that compiles beside the test draws few frames a second: the scripts' own thirty seconds would end them.
        timeouts = {"script": CALL_SECONDS * 1000, "pageLoad": CALL_SECONDS * 1000}
        options = {"binary": shutil.which("chromium"), "args": [*ARGUMENTS, f"--user-data-dir={self.profile.name}/profile"]}
        self.session = ""
        deadline = time.monotonic() + START_SECONDS
        while not self.session:
            try:
                wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options, "timeouts": timeouts}}}
                self.session = "/session/" + self.call("POST", "/session", wanted)["sessionId"]
            except (urllib.error.URLError, ConnectionError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{self.session if path != '/session' else ''}{path}", data, method=method)
        request.add_header("Content-Type", "application/json")
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=CALL_SECONDS) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode("utf-8", "replace")[:2000]) from None

    def open(self, path):
        self.call("POST", "/url", {"url": f"file://{path}"})

    def run(self, script, *arguments):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def later(self, script, *arguments):
        """The script calls its last argument with the answer."""
        return self.call("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def press(self, *keys):
        actions = [action for key in keys for action in ({"type": "keyDown", "value": key}, {"type": "keyUp", "value": key})]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def move_to(self, x, y):
        self.call("POST", "/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": [
            {"type": "pointerMove", "duration": 0, "x": int(x), "y": int(y)}]}]})

    def cdp(self, command, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def pdf(self):
        printed = self.cdp("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        return base64.b64decode(printed["data"])

    def picture(self):
        return base64.b64decode(self.call("GET", "/screenshot"))

    def close(self):
        try:
            if self.session:
                self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait(timeout=30)
            self.profile.cleanup()
