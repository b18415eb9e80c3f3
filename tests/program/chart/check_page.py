#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The HTML charts in a real headless Chromium, and the SVG charts through an XML parser, against the JSON of the same chart.

    check_page.py ZB SOURCE [--pictures FOLDER] [--speed]

Plays the six projects, then asks: is every row, lamp and bar of the data on the page; do filters, search, keyboard and tooltip do what
they say; does the paper hold every word; does a page of 1,000 projects with 40 steps each open and scroll without a blank frame. How fast it
does is printed, and is a fault only with --speed, on a machine with nothing else to do. Exit status 77 (ctest: skipped) where chromium or
chromedriver is not installed.
"""
import copy
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import browser as chromium  # noqa: E402
import svg  # noqa: E402
from play_scenario import Player, put_whole_ledger  # noqa: E402

EVENING = "2026-11-20T18:00:00+08:00"
SKIPPED = 77
FIRST_PAINT_MS = 2000
FRAME_MS = 16  # of the processor's time a frame, sixty a second
LAMPS = {"red": "红", "yellow": "黄", "grey": "灰", "green": "绿", "done": "办结", "none": ""}

# What stands on the page, row by row, with the bars in days from the chart's first.
ROWS = """
const width = document.querySelector('td.days').clientWidth;
return [...document.querySelectorAll('tbody tr[data-key]')].map((line) => ({
  key: line.dataset.key, level: Number(line.getAttribute('aria-level')) - 1,
  cells: [...line.querySelectorAll('td[role=gridcell]:not(.days)')].map((cell) => cell.textContent),
  critical: line.classList.contains('critical'),
  bars: [...line.querySelectorAll('td.days rect')].map((bar) => [bar.getAttribute('class'), parseFloat(bar.getAttribute('x')), parseFloat(bar.getAttribute('width'))]),
  told: line.querySelector('td.days').getAttribute('aria-label'),
  expanded: line.getAttribute('aria-expanded'),
}));
"""
# All of them: the window holds only some.
SHOWN = "window.dispatchEvent(new Event('beforeprint')); const keys = [...document.querySelectorAll('tbody tr[data-key]')].map((line) => line.dataset.key); window.dispatchEvent(new Event('afterprint')); return keys"
ACTIVE = "const line = document.getElementById(document.getElementById('grid').getAttribute('aria-activedescendant')); return line && line.dataset.key"
CHOOSE = """
const [name, value] = arguments, field = document.getElementById(name);
field.value = value;
field.dispatchEvent(new Event(name === 'find' ? 'input' : 'change', {bubbles: true}));
return field.value;
"""
# Words that stand past the edge of their cell, or out of the paper.
CUT = """
window.dispatchEvent(new Event('beforeprint'));
const cut = [];
for (const cell of document.querySelectorAll('thead th:not(.days), tbody tr[data-key] > *:not(.days)')) {
  if (cell.scrollWidth > cell.clientWidth + 1 || cell.scrollHeight > cell.clientHeight + 1) cut.push(cell.textContent);
}
const rows = document.querySelectorAll('tbody tr[data-key]').length;
const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth + 1;
window.dispatchEvent(new Event('afterprint'));
return {cut, rows, wide};
"""
SCROLL = """
const done = arguments[arguments.length - 1], scroll = document.getElementById('scroll'), frames = [];
let last = performance.now(), turn = 0, blank = 0;
function step(at) {
  frames.push(at - last);
  last = at;
  const middle = document.elementFromPoint(200, 500);
  if (turn > 2 && !(middle && middle.closest('tr[data-key]'))) ++blank;
  scroll.scrollTop += 250; // 15,000 pixels a second, a hard fling
  if (++turn < 120) requestAnimationFrame(step);
  else done({frames, blank, lines: document.querySelectorAll('tbody tr').length});
}
requestAnimationFrame(step);
"""


class Check:
    def __init__(self):
        self.made, self.faults = 0, []

    def equal(self, found, wanted, where):
        self.made += 1
        if found != wanted:
            self.faults.append(f"{where}：是 {str(found)[:600]}，应为 {str(wanted)[:600]}")

    def true(self, holds, where):
        self.made += 1
        if not holds:
            self.faults.append(where)


def days_between(first, day):
    return (datetime.date.fromisoformat(day) - datetime.date.fromisoformat(first)).days


def wanted_bars(row, chart):
    length = days_between(chart["period"]["from"], chart["period"]["to"]) + 1
    bars = []
    for kind, first, last in row["bars"]:
        start = days_between(chart["period"]["from"], first)
        days = days_between(first, last) + 1
        bars.append([kind, round(100 * start / length, 3), round(100 * days / length, 3)])
    return bars


def compare_rows(check, page, chart, where):
    """Every row of the data stands on the page with its cells, lamp, mark and bars, and nothing else does."""
    found = page.run(ROWS)
    check.equal([row["key"] for row in found], [row["key"] for row in chart["rows"]], f"{where} 的行")
    for shown, row in zip(found, chart["rows"]):
        name = f"{where} {row['key']}"
        check.equal(shown["cells"], [LAMPS[row["lamp"]]] + [cell[0] for cell in row["cells"]], f"{name} 的格")
        check.equal(shown["critical"], row["critical"], f"{name} 关键")
        check.equal([[kind, round(x, 3), round(width, 3)] for kind, x, width in shown["bars"]], wanted_bars(row, chart), f"{name} 的横条")
        for _, first, last in row["bars"]:
            check.true(f"{first} 至 {last}" in shown["told"], f"{name} 的横条没有念出来：{first}")


def matches(row, name, value):
    if name == "lamp":
        return row["lamp"] == value
    return value in row["departments" if name == "department" else "people"]


def wanted_keys(chart, name, value):
    """Keys that a filter leaves, worked out from the data: a project stays for itself or for what it holds."""
    keys, root, root_row = [], None, None
    for row in chart["rows"]:
        if row["level"] == 0:
            root, root_row = row["key"], row
            if matches(row, name, value):
                keys.append(root)
        elif matches(row, name, value) or (name == "person" and matches(root_row, name, value)):
            if not keys or root not in keys:
                keys.append(root)
            keys.append(row["key"])
    return keys


def check_filters(check, page, chart):
    for name, values in (("department", {d for r in chart["rows"] for d in r["departments"]}),
                         ("person", {p for r in chart["rows"] for p in r["people"]}), ("lamp", {"red", "yellow", "grey", "green"})):
        for value in sorted(values):
            check.equal(page.run(CHOOSE, name, value), value, f"{name} 没有选项 {value}")
            check.equal(page.run(SHOWN), wanted_keys(chart, name, value), f"筛选 {name}={value}")
        page.run("document.getElementById('clear').click()")
    whole = [row["key"] for row in chart["rows"] if row["level"] == 0]
    check.equal(page.run(SHOWN), whole, "清除筛选以后")
    page.run(CHOOSE, "find", "消防设计")
    found = [row["key"] for row in chart["rows"] if row["level"] == 1 and "消防设计" in row["name"]]
    check.equal([key for key in page.run(SHOWN) if "/" in key], found, "查找消防设计")
    page.run(CHOOSE, "find", "没有这个名字")
    check.equal(page.run(SHOWN), [], "查找没有的名字")
    check.true(page.run("return document.getElementById('count').textContent").startswith("显示 0 / "), "没有结果时应说 0")
    page.run("document.getElementById('clear').click()")


def check_keyboard(check, page, chart):
    roots = [row["key"] for row in chart["rows"] if row["level"] == 0]
    page.run("document.getElementById('grid').focus()")
    check.equal(page.run(ACTIVE), roots[0], "进到表里，首行")
    page.press(chromium.ARROW_DOWN)
    check.equal(page.run(ACTIVE), roots[1], "下键")
    page.press(chromium.ARROW_RIGHT)
    parts = [row["key"] for row in chart["rows"] if row["key"].startswith(roots[1] + "/")]
    check.equal([key for key in page.run(SHOWN) if "/" in key], parts, "右键展开")
    page.press(chromium.ARROW_RIGHT)
    check.equal(page.run(ACTIVE), parts[0], "再按右键，进到第一项")
    page.press(chromium.ENTER)
    told = page.run("const tip = document.getElementById('tip'); return tip.hidden ? '' : tip.textContent")
    first = next(row for row in chart["rows"] if row["key"] == parts[0])
    check.true(all(what in told and why in told for what, why in first["reasons"]), f"回车看理由：{told}")
    check.equal(page.run("return document.getElementById('grid').getAttribute('aria-describedby')"), "tip", "理由应念出来")
    page.press(chromium.ESCAPE)
    check.equal(page.run("return document.getElementById('tip').hidden"), True, "Esc 关闭理由")
    page.press(chromium.ARROW_LEFT)
    check.equal(page.run(ACTIVE), roots[1], "左键回到项目")
    page.press(chromium.ARROW_LEFT)
    check.equal(page.run(SHOWN), roots, "左键收起")
    page.press(chromium.END)
    check.equal(page.run(ACTIVE), roots[-1], "End")
    page.press("/")
    check.equal(page.run("return document.activeElement.id"), "find", "斜线到查找")


def check_tip(check, page, chart):
    row = next(row for row in chart["rows"] if row["level"] == 0 and len(row["reasons"]) > 1)
    box = page.run("const b = document.querySelector(`tr[data-key='${arguments[0]}'] td`).getBoundingClientRect(); return [b.x + 5, b.y + 8]", row["key"])
    page.move_to(*box)
    told = page.run("const tip = document.getElementById('tip'); return tip.hidden ? '' : tip.textContent")
    check.true(all(why in told for _, why in row["reasons"]), f"指着 {row['key']} 时的理由：{told}")


def squeezed(text):
    return re.sub(r"\s+", "", text)


def check_paper(check, page, chart, where, rows):
    """What Chromium prints holds every word of every row shown, on A3 landscape."""
    page.cdp("Emulation.setEmulatedMedia", media="print")
    page.cdp("Emulation.setDeviceMetricsOverride", width=1512, height=1047, deviceScaleFactor=1, mobile=False)
    laid = page.run(CUT)
    page.cdp("Emulation.setEmulatedMedia", media="")
    page.cdp("Emulation.clearDeviceMetricsOverride")
    check.equal(laid["cut"], [], f"{where} 印在纸上被截断的字")
    check.equal(laid["wide"], False, f"{where} 比纸宽")
    check.equal(laid["rows"], len(rows), f"{where} 印出的行数")
    pdf = page.pdf()
    sizes = {tuple(round(float(number)) for number in box) for box in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)}
    check.true(bool(sizes) and all(abs(width - 1191) < 3 and abs(height - 842) < 3 for width, height in sizes), f"{where} 的纸：{sizes}")
    if shutil.which("pdftotext") is None:
        print("没有 pdftotext（poppler-utils），不核对纸上的字")
        return pdf
    text = squeezed(subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode())
    raw = squeezed(subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode())
    for row in rows:
        check.true(squeezed(row["name"]) in text or squeezed(row["name"]) in raw, f"{where} 的纸上没有 {row['name']}")
    check.true(str(chart["head"]["seq"]) in text, f"{where} 的纸上没有台账条号")
    return pdf


def many(chart):
    """A chart of 1,000 projects with 40 steps each, made of the six."""
    big = {**chart, "rows": []}
    steps = [row for row in chart["rows"] if row["level"] == 1]
    roots = [row for row in chart["rows"] if row["level"] == 0]
    for number in range(1000):
        root = copy.deepcopy(roots[number % len(roots)])
        root["key"] = f"JH-{number:04}"
        root["name"] = f"{number:04} {root['name'][4:]}"
        big["rows"].append(root)
        for place in range(40):
            step = copy.deepcopy(steps[(number + place) % len(steps)])
            step["key"] = f"{root['key']}/{place}"
            big["rows"].append(step)
    return big


def busy(page):
    """Seconds of processor time that the page's main thread has spent on tasks: what other programs do does not count."""
    return next(metric["value"] for metric in page.cdp("Performance.getMetrics")["metrics"] if metric["name"] == "TaskDuration")


def check_large(check, page, html, chart, folder):
    big = json.dumps(many(chart), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    path = folder / "large.html"
    start = html.index('<script type="application/json" id="data">') + len('<script type="application/json" id="data">')
    path.write_text(html[:start] + big + html[html.index("</script>", start):], encoding="utf-8")
    page.open(path)
    page.cdp("Performance.enable", timeDomain="threadTicks")
    paint = page.run("return performance.getEntriesByName('first-contentful-paint').map((entry) => entry.startTime)[0]")
    ready = page.run("return performance.getEntriesByType('navigation')[0].domComplete")
    check.equal(page.run("return document.getElementById('grid').getAttribute('aria-rowcount')"), "1001", "1,000 个项目的行数")
    page.run("document.getElementById('open').click()")
    check.equal(page.run("return document.getElementById('grid').getAttribute('aria-rowcount')"), "41001", "全部展开的行数")
    before = busy(page)
    scrolled = page.later(SCROLL)
    frames = sorted(scrolled["frames"][3:])
    work = 1000 * (busy(page) - before) / len(scrolled["frames"])
    print(f"1,000 个项目 × 40 项，{path.stat().st_size / 1e6:.1f} MB：首次绘出 {paint:.0f} ms，就绪 {ready:.0f} ms；"
          f"滚动每帧用处理器 {work:.1f} ms，两帧相隔中位 {frames[len(frames) // 2]:.1f} ms，空白帧 {scrolled['blank']}，页上 {scrolled['lines']} 行")
    check.true(scrolled["lines"] < 120, "滚动时页上的行没有收回")
    check.equal(scrolled["blank"], 0, "滚动时的空白帧")
    return paint, work


def main(arguments):
    zb, source = arguments[0], pathlib.Path(arguments[1])
    pictures = pathlib.Path(arguments[arguments.index("--pictures") + 1]) if "--pictures" in arguments else None
    check = Check()
    with tempfile.TemporaryDirectory(prefix="zb-chart-") as name:
        folder = pathlib.Path(name)
        player = Player(zb, source, folder)
        put_whole_ledger(zb, source, folder)

        def chart(*words):
            return player.must(["chart", *words, "--as-of", "2026-11-20"], EVENING).decode()

        for words in (["001"], ["002"], ["--all"]):
            data = json.loads(chart(*words, "--format", "json"))
            for fault in svg.faults(chart(*words, "--format", "svg"), data):
                check.faults.append(f"SVG {words[0]}：{fault}")
            check.made += 1
        check.equal(chart("--all", "--format", "html"), chart("--all", "--format", "html"), "两次打印")
        absent = chromium.missing()
        if absent:
            print("\n".join(check.faults))
            print(f"没有 {'、'.join(absent)}，浏览器里的核对跳过")
            return 1 if check.faults else SKIPPED
        page = chromium.Browser()
        try:
            html = {words: chart(words, "--format", "html") for words in ("001", "--all")}
            data = {words: json.loads(chart(words, "--format", "json")) for words in html}
            (folder / "001.html").write_text(html["001"], encoding="utf-8")
            (folder / "all.html").write_text(html["--all"], encoding="utf-8")
            page.open(folder / "001.html")
            compare_rows(check, page, data["001"], "项目图")
            one = check_paper(check, page, data["001"], "项目图", data["001"]["rows"])
            keep(pictures, "001", page, one)
            page.open(folder / "all.html")
            check.equal(page.run(SHOWN), [row["key"] for row in data["--all"]["rows"] if row["level"] == 0], "作战图先只有项目")
            keep(pictures, "all", page, check_paper(check, page, data["--all"], "作战图", [r for r in data["--all"]["rows"] if r["level"] == 0]))
            check_tip(check, page, data["--all"])
            check_filters(check, page, data["--all"])
            check_keyboard(check, page, data["--all"])
            # The window holds only some of the rows that an opened chart has: what is compared is printed.
            page.run("document.getElementById('open').click(); window.dispatchEvent(new Event('beforeprint'))")
            compare_rows(check, page, data["--all"], "作战图展开")
            page.run("window.dispatchEvent(new Event('afterprint'))")
            keep(pictures, "all-open", page, check_paper(check, page, data["--all"], "作战图展开", data["--all"]["rows"]))
            check.equal(page.run("return performance.getEntriesByType('resource').filter((entry) => !entry.name.startsWith('data:')).map((entry) => entry.name)"), [], "页面取了别处的东西")
            paint, work = check_large(check, page, html["--all"], data["--all"], folder)
            if "--speed" in arguments:
                check.true(paint < FIRST_PAINT_MS, f"首次绘出用了 {paint:.0f} ms")
                check.true(work < FRAME_MS, f"滚动时每帧用处理器 {work:.1f} ms")
            keep(pictures, "large", page, b"")
        finally:
            page.close()
    for fault in check.faults:
        print(fault)
    print(f"核对 {check.made} 处，不符 {len(check.faults)} 处")
    return 1 if check.faults or check.made < 100 else 0


def keep(folder, name, page, pdf):
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.png").write_bytes(page.picture())
    if pdf:
        (folder / f"{name}.pdf").write_bytes(pdf)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
