#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs axe-core on a page of each sort that `zb site` makes of the worked case. Usage: site_axe.py ZB SOURCE AXE.min.js

Prints each fault with the element; exit status 1 where there is one, 0 with one line where the browser is not installed. The page's own
width must never exceed the window: what is wide scrolls in a box of its own. A page with a planted fault must be found out.
"""
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "program"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "program" / "chart"))
import browser as chromium  # noqa: E402
from environment import bare  # noqa: E402
from play_scenario import put_whole_ledger  # noqa: E402

EVENING = "2026-11-20T19:00:00+08:00"
PREPARED = [
    ["article", "import", "--builtin"],
    ["report", "weekly", "--issue", "--as-of", "2026-11-20", "--by", "专班办01"],
    ["meeting", "add", "--kind", "分析会", "--on", "2026-11-16", "--by", "专班办01"],
]
PAGES = ["index.html", "projects.html", "projects/JH-2026-001.html", "due.html", "departments.html", "departments/housing.html", "people.html", "people/001.html",
         "enterprises.html", "enterprises/JH-2026-001.html", "problems.html", "meetings.html", "circulars.html", "circulars/2026-22.html", "articles.html",
         "articles/A-014.html", "calendar.html", "about.html", "search.html?q=水保", "search.html"]
OWN_PAGES = ["index.html", "projects/JH-2026-001.html", "articles.html", "articles/A-014.html"]
WIDTHS = (390, 1280, 1920)
ASK = """
const done = arguments[0];
axe.run(document, {resultTypes: ['violations']}).then((found) => done(found.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)}`)));
"""
PLANTED = '<html lang="zh-CN"><title>x</title><main><h1>x</h1><img src="a.png"><p style="color:#999">浅字</p></main>'


class Examined:
    def __init__(self, axe):
        self.browser, self.axe, self.asked = chromium.Browser(), axe, 0

    def faults(self, page, width, scheme):
        self.asked += 1
        self.browser.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.browser.cdp("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.browser.open(page)
        self.browser.run(self.axe)
        found = self.browser.later(ASK)
        wide = self.browser.run("return document.documentElement.scrollWidth")
        return [*found, *([f"the page is {wide} wide"] if wide > width else [])]


def make_sites(zb, source, folder):
    put_whole_ledger(zb, source, folder)
    for words in [*PREPARED, ["site", "-o", "全部"], ["site", "-o", "甲公司", "--enterprise", "甲公司"]]:
        subprocess.run([zb, *words], cwd=folder, env=bare(folder, ZB_NOW=EVENING), check=True, capture_output=True)


def main(zb, source, axe):
    if chromium.missing():
        print(f"skipped: {' and '.join(chromium.missing())} not installed")
        return 0
    faults = []
    with tempfile.TemporaryDirectory(prefix="zb-axe-") as name:
        folder = pathlib.Path(name).resolve()
        make_sites(str(pathlib.Path(zb).resolve()), source, folder)
        examined = Examined(pathlib.Path(axe).read_text(encoding="utf-8"))
        try:
            (folder / "planted.html").write_text(PLANTED, encoding="utf-8")
            if len(examined.faults(folder / "planted.html", WIDTHS[0], "light")) < 2:
                faults.append("axe-core does not find the planted faults")
            for page in [*(f"全部/{page}" for page in PAGES), *(f"甲公司/{page}" for page in OWN_PAGES)]:
                for width in WIDTHS:
                    for scheme in ("light", "dark"):
                        faults += [f"{page} at {width}, {scheme}: {fault}" for fault in examined.faults(folder / page, width, scheme)]
        finally:
            examined.browser.close()
    print("\n".join(faults))
    print(f"{examined.asked} pages asked about, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
