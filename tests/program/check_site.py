#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the pages of the worked case with `zb site` and walks all of them. Usage: check_site.py ZB SOURCE

Is each page well formed, with its landmarks, one h1, headings in order, heads of tables and captions; does every link lead somewhere; does
the search know every page. Does a second run touch nothing, another folder get the same bytes, a changed project change its own pages
alone, a former page go and a stranger's file stay. Do the pages for one enterprise name no other, and nothing of the office. Standard
library only.
"""
import html.parser
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

from environment import bare
from play_scenario import put_whole_ledger

EVENING = "2026-11-20T19:00:00+08:00"
EARLIER = "2026-10-30"
# What the case does without: a page of each sort.
PREPARED = [
    ["article", "import", "--builtin"],
    ["article", "add", "--title", "乙公司问过的事", "--body", "答复如下。\n第二段 <b>&amp;", "--source", "建筑法第七条", "--by", "专班办01"],
    ["report", "weekly", "--issue", "--as-of", "2026-11-20", "--by", "专班办01"],
    ["report", "weekly", "--correct", "2026-22", "--reason", "漏附件", "--by", "专班办01"],
    ["meeting", "add", "--kind", "分析会", "--on", "2026-11-16", "--by", "专班办01"],
    ["resolution", "add", "--title", "核定水保范围", "--lead", "农水局", "--due", "2026-11-18", "--on", "2026-11-16"],
    ["note", "add", "002", "--progress", "<script>alert(1)</script> & \"引号\"", "--by", "服务专员01"],
]
GROUPS = ["index", "projects", "due", "departments", "people", "enterprises", "problems", "meetings", "circulars", "articles", "calendar", "about"]
OWN_GROUPS = ["index", "articles", "calendar", "about"]
# Of the office alone: who did what, whose fault, who is late, how it is judged.
INTERNAL = ["红灯", "黄灯", "滞后归因", "考核", "提级", "专班办01", "周通报", "经过", "困难问题", "议定事项"]
VOID = {"meta", "link", "input", "br"}


class Walk(html.parser.HTMLParser):
    """One page: its elements closed in order, and what the checks ask about."""

    def __init__(self, text):
        super().__init__()
        self.open, self.faults, self.links, self.ids, self.headings = [], [], [], [], []
        self.count, self.language = {}, None
        self.feed(text)
        self.faults += [f"{tag} is never closed" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.count[tag] = self.count.get(tag, 0) + 1
        self.links += [attrs[name] for name in ("href", "src", "action") if name in attrs]
        self.ids += [attrs["id"]] if "id" in attrs else []
        if tag == "html":
            self.language = attrs.get("lang")
        if tag == "th" and attrs.get("scope") not in ("col", "row"):
            self.faults.append("a th without scope")
        if tag == "svg" and attrs.get("role") not in ("img", "group"):
            self.faults.append("a picture without a role")
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))
        if tag == "script" and self.open[-1] != "main":
            self.faults.append("a script in a strange place")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.count[tag] = self.count.get(tag, 0) + 1

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()} closes something else")


class Desk:
    def __init__(self, zb, folder):
        self.zb, self.folder, self.faults, self.made = str(pathlib.Path(zb).resolve()), folder, [], 0

    def hold(self, where, found):
        self.made += 1
        if not found:
            self.faults.append(where)

    def run(self, *words):
        return subprocess.run([self.zb, *words], cwd=self.folder, env=bare(self.folder, ZB_NOW=EVENING), capture_output=True, check=False, encoding="utf-8")

    def must(self, *words):
        done = self.run(*words)
        if done.returncode != 0:
            raise SystemExit(f"退出码 {done.returncode}：zb {' '.join(words)}\n{done.stderr}")
        return done.stdout

    def write(self, name, *more):
        return json.loads(self.must("site", "-o", name, *more, "--format", "json"))[0]

    def refused(self, code, *words):
        done = self.run(*words, "--format", "json")
        said = json.loads(done.stderr.splitlines()[-1])["error"]["code"] if done.returncode == 1 else f"exit {done.returncode}"
        self.hold(f"zb {' '.join(words)}: {said}, not {code}", said == code)

    def files(self, name):
        root = self.folder / name
        return {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}

    def bytes(self, name):
        return {file: path.read_bytes() for file, path in self.files(name).items()}

    def times(self, name):
        return {file: path.stat().st_mtime_ns for file, path in self.files(name).items()}


def faults_of_page(root, path, text):
    page = Walk(text)
    yield from page.faults
    if page.language != "zh-CN":
        yield f"its language is {page.language}"
    for tag in ("h1", "main", "header", "footer", "title"):
        if page.count.get(tag) != 1 + (tag == "title") * page.count.get("g", 0) + (tag == "title") * page.count.get("svg", 0):
            yield f"{page.count.get(tag, 0)} × {tag}"
    if page.headings[:1] != [1] or any(after > before + 1 for before, after in zip(page.headings, page.headings[1:])):
        yield f"its headings go {page.headings}"
    if page.count.get("table", 0) != page.count.get("caption", 0):
        yield "a table without a caption"
    if len(page.ids) != len(set(page.ids)):
        yield "an id twice"
    for link in page.links:
        target, _, place = link.partition("#")
        if "://" in link or link.startswith("/"):
            yield f"a link that leaves the folder: {link}"
        elif target and not (path.parent / urllib.parse.unquote(target)).resolve().is_file():
            yield f"a dead link: {link}"
        elif target and not (path.parent / target).resolve().is_relative_to(root):
            yield f"a link out of the folder: {link}"
        elif not target and place not in page.ids:
            yield f"a dead place: {link}"


def walk(desk, name, groups):
    """Every page of a site, and its search."""
    root = (desk.folder / name).resolve()
    pages = {file: path for file, path in desk.files(name).items() if file.endswith(".html")}
    for file, path in pages.items():
        found = list(faults_of_page(root, path.resolve(), path.read_text(encoding="utf-8")))
        desk.hold(f"{name}/{file}: {'; '.join(found)}", not found)
    desk.hold(f"{name}: not all of {groups}", {f"{group}.html" for group in [*groups, "search"]} == {file for file in pages if "/" not in file})
    text = (root / "site" / "index.js").read_text(encoding="utf-8")
    known = json.loads(text.removeprefix("const zbPages = ").rstrip().removesuffix(";"))
    desk.hold(f"{name}: the search does not know every page", sorted(page[0] for page in known) == sorted(set(pages) - {"search.html"}))
    return known


def check_whole(desk):
    answer = desk.write("全部")
    known = walk(desk, "全部", GROUPS)
    files = desk.files("全部")
    desk.hold("the receipt does not count the files", answer["written"] == len(files) - 1 and answer["unchanged"] == answer["removed"] == 0)
    for wanted in ("projects/JH-2026-001.html", "departments/housing.html", "people/001.html", "circulars/2026-22.html", "circulars/2026-22-1.html",
                   "articles/A-014.html", "enterprises/JH-2026-001.html"):
        desk.hold(f"no page {wanted}", wanted in files)
    project = files["projects/JH-2026-002.html"].read_text(encoding="utf-8")
    for words in ("<svg", "经过", "为什么是这些日子", "数据截至 2026年11月20日", "&lt;script&gt;alert(1)"):
        desk.hold(f"002's page is without {words}", words in project)
    desk.hold("a note became an element", "<script>alert" not in project)
    desk.hold("the search does not find a note", any("alert(1)" in page[3] for page in known if page[0] == "projects/JH-2026-002.html"))
    number = desk.must("ledger", "head").split()[0]
    named = [file for file, text in desk.bytes("全部").items() if f"第 {number} 条（校验值".encode() in text]
    desk.hold(f"the entry that all rests on stands in {named}, not in about.html alone", [file for file in named if file.endswith(".html")] == ["about.html"])


def check_again(desk):
    times, whole = desk.times("全部"), desk.bytes("全部")
    answer = desk.write("全部")
    desk.hold(f"a second run answers {answer}", answer["written"] == answer["removed"] == 0 and answer["unchanged"] == len(whole) - 1)
    desk.hold("a second run touched a file", times == desk.times("全部"))
    desk.write("又一份")
    desk.hold("another folder has other bytes", desk.bytes("又一份") == whole)
    (desk.folder / "全部" / "别人的.txt").write_text("不是 zb 写的", encoding="utf-8")
    (desk.folder / "全部" / "projects" / "笔记.html").write_text("不是 zb 写的", encoding="utf-8")
    desk.must("note", "add", "001", "--progress", "今日已送件", "--by", "服务专员01")
    desk.write("全部")
    changed = {file for file, time in desk.times("全部").items() if times.get(file) not in (None, time)}
    expected = {"projects/JH-2026-001.html", "about.html", "site/index.js"}
    desk.hold(f"a note on 001 changed {sorted(changed)}", expected <= changed and not any(file.startswith("projects/") for file in changed - expected))
    earlier = desk.write("全部", "--as-of", EARLIER)
    left = desk.files("全部")
    desk.hold("no page of a circular that was not issued by then was removed", earlier["removed"] > 0 and "circulars/2026-22.html" not in left)
    desk.hold("a stranger's file was removed", {"别人的.txt", "projects/笔记.html"} <= set(left))
    desk.hold("the day of --as-of is not told", "数据截至 2026年10月30日" in left["index.html"].read_text(encoding="utf-8"))
    desk.write("那天", "--as-of", EARLIER)
    strangers = {"别人的.txt", "projects/笔记.html"}
    desk.hold("as of a day, another folder has other bytes", desk.bytes("那天") == {file: text for file, text in desk.bytes("全部").items() if file not in strangers})


def names_of_others(desk, own):
    rows = json.loads(desk.must("project", "list", "--all", "--format", "json"))
    others = [row for row in rows if row["enterprise"] != own]
    return {row[key] for row in others for key in ("code", "name", "enterprise") if row[key]}


def check_enterprise(desk):
    desk.write("甲公司", "--enterprise", "甲公司", "--allow", "乙公司")  # 乙公司 stands in the title of an article
    desk.hold("an article that names another is not there", "乙公司问过的事" in (desk.folder / "甲公司" / "articles.html").read_text(encoding="utf-8"))
    desk.refused("site.names_others", "site", "-o", "不写", "--enterprise", "甲公司")
    desk.hold("what was refused was written", not (desk.folder / "不写").exists())
    desk.must("article", "withdraw", "A-2026-001", "--note", "写了别家的名字", "--by", "专班办01")
    answer = desk.write("甲公司", "--enterprise", "甲公司")
    desk.hold("the page of the article was not removed", answer["removed"] == 1)
    walk(desk, "甲公司", OWN_GROUPS)
    others = names_of_others(desk, "甲公司")
    desk.hold("the case has no other enterprises", len(others) > 10)
    for file, text in desk.bytes("甲公司").items():
        found = [word for word in [*sorted(others), *INTERNAL] if word.encode() in text]
        desk.hold(f"甲公司/{file} tells of {found}", not found)
    desk.hold("its own project has no page", (desk.folder / "甲公司" / "projects" / "JH-2026-001.html").is_file())
    desk.refused("site.other_scope", "site", "-o", "甲公司")
    desk.refused("site.other_scope", "site", "-o", "全部", "--enterprise", "甲公司")


def check_refusals(desk):
    before = desk.bytes("全部")
    (desk.folder / "占着").mkdir()
    desk.write("占着")
    shutil.rmtree(desk.folder / "占着" / "people")
    (desk.folder / "占着" / "people").symlink_to(desk.folder / "全部" / "people")
    desk.refused("site.foreign_file", "site", "-o", "占着")
    listed = desk.folder / "占着" / "zb-site.txt"
    (desk.folder / "占着" / "people").unlink()
    text = listed.read_text(encoding="utf-8")
    # A list edited by hand reaches nothing outside the folder; a page that it does not name is a stranger's.
    listed.write_text(text + "../全部/index.html\n/etc/hostname\n.zb\n", encoding="utf-8")
    desk.write("占着")
    desk.hold("a list edited by hand reached outside", desk.bytes("全部") == before)
    listed.write_text(text.replace("due.html\n", ""), encoding="utf-8")
    desk.refused("site.foreign_file", "site", "-o", "占着")
    listed.write_text("别的\n", encoding="utf-8")
    desk.refused("site.foreign_folder", "site", "-o", "占着")
    desk.refused("site.foreign_folder", "site", "-o", ".")
    desk.must("demo", "另一本")
    desk.refused("site.other_ledger", "site", "-o", "全部", "--db", "另一本/zb.db")
    desk.hold("what was refused changed a file", desk.bytes("全部") == before)


def main(zb, source):
    with tempfile.TemporaryDirectory(prefix="zb-site-") as name:
        desk = Desk(zb, pathlib.Path(name).resolve())
        put_whole_ledger(zb, source, desk.folder)
        for words in PREPARED:
            desk.must(*words)
        check_whole(desk)
        check_again(desk)
        check_enterprise(desk)
        check_refusals(desk)
    print("\n".join(desk.faults))
    print(f"{desk.made} checks, {len(desk.faults)} faults")
    return 1 if desk.faults or desk.made < 100 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
