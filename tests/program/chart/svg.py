# SPDX-License-Identifier: Apache-2.0
"""What an SVG chart must hold to: well-formed, nothing active or from elsewhere, all words apart and on the page, bars as the data has them."""
import datetime
import re
import unicodedata
import xml.etree.ElementTree as ElementTree

SPACE = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "g", "text", "rect", "path", "circle"}
PLAN, BASELINE, FORECAST_DASHES = "#7b8fa3", "#aab4be", "3 2"



def width_of(text, size):
    """Han are as wide as high; 0.56 of it is what common fonts give digits and Latin letters at most on average."""
    return sum(size if unicodedata.east_asian_width(c) in "WF" else 0.56 * size for c in text)


def box_of(text):
    size, x, y = (float(text.get(name)) for name in ("font-size", "x", "y"))
    width = width_of(text.text or "", size)
    left = x - width / 2 if text.get("text-anchor") == "middle" else x
    return left, y - 0.85 * size, left + width, y + 0.15 * size


def overlapping(texts):
    boxes = sorted(((box_of(text), text.text) for text in texts), key=lambda pair: (pair[0][1], pair[0][0]))
    for i, (a, first) in enumerate(boxes):
        for b, second in boxes[i + 1:]:
            if b[1] >= a[3]:
                break
            if b[0] < a[2] - 0.5 and a[0] < b[2] - 0.5:
                yield first, second


def days(bar):
    _, first, last = bar
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days + 1


def bars_fault(rectangles, rows, kind):
    """Lengths of the drawn bars, in days, against the data's."""
    wanted = sorted(days(bar) for row in rows for bar in row["bars"] if bar[0] == kind)
    found = sorted(float(rectangle.get("width")) for rectangle in rectangles)
    if len(found) != len(wanted):
        return f"{kind} 有 {len(found)} 条，应为 {len(wanted)} 条"
    if not wanted:
        return ""
    scale = found[-1] / wanted[-1]
    wrong = [(f, w) for f, w in zip(found, wanted) if abs(f - max(w * scale, 1.5)) > 0.2]
    return f"{kind} 的长短不对：{wrong[:3]}" if wrong else ""


def faults(markup, data):
    root = ElementTree.fromstring(markup)
    names = {element.tag.replace(SPACE, "") for element in root.iter()}
    if names - ALLOWED:
        yield f"有 {sorted(names - ALLOWED)}"
    if re.search(r"https?://(?!www\.w3\.org/2000/svg)|href|url\(|\bon\w+=", markup):
        yield "提到了别处的东西"
    _, _, wide, high = (float(number) for number in root.get("viewBox").split())
    texts = list(root.iter(f"{SPACE}text"))
    for text in texts:
        left, top, right, bottom = box_of(text)
        if left < 0 or top < 0 or right > wide or bottom > high:
            yield f"“{text.text}”出了纸边"
    for first, second in overlapping(texts):
        yield f"“{first}”和“{second}”叠在一起"
    rows = [row for row in data["rows"] if data["kind"] == "whole" or row["level"] == 0]
    words = {text.text for text in texts}
    for row in rows:
        missing = [text for text in [row["name"], *(cell[0] for cell in row["cells"])] if text and text not in words]
        if missing:
            yield f"{row['key']} 少了 {missing}"
    drawn = list(root.iter(f"{SPACE}rect"))
    legend = min((float(r.get("y")) for r in drawn if r.get("fill") == PLAN), default=0)
    below = [r for r in drawn if float(r.get("y")) > legend + 10]
    for kind, chosen in (("plan", [r for r in below if r.get("fill") == PLAN]), ("baseline", [r for r in below if r.get("stroke") == BASELINE]),
                         ("forecast", [r for r in below if r.get("stroke-dasharray") == FORECAST_DASHES])):
        if fault := bars_fault(chosen, rows, kind):
            yield fault
    titles = [title.text for title in root.iter(f"{SPACE}title")]
    if len(titles) != len(rows) + 1:
        yield f"理由有 {len(titles) - 1} 处，应为 {len(rows)} 处"
