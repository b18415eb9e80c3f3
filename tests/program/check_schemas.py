#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what zb prints with schemas/: the keys of every list and of the weekly circular and the charts, in their order, and the CSV headings.

    check_schemas.py ZB SOURCE

Every command that answers in JSON must be compared here, or stand among those that do not (WITHOUT_JSON): a new one without a schema is a fault.

The schemas are JSON Schema (2020-12); the few words of it that they use are checked here. Beyond the standard, the order of
`properties` is the order of the keys, and in a list `title` is the CSV heading. Standard library only.
"""
import csv
import datetime
import io
import json
import pathlib
import re
import sys
import tempfile

import command_list
import example_forms
from play_scenario import Player, put_whole_ledger

EVENING = "2026-11-20T18:00:00+08:00"
DAYS = ("2026-09-11", "2026-10-30", "2026-11-13", "2026-11-20")  # an almost empty week and full ones
KNOWN = {"$schema", "$id", "$defs", "title", "type", "properties", "required", "additionalProperties", "patternProperties", "items", "maxItems",
         "prefixItems", "pattern", "format", "const", "oneOf"}
OPERANDS = {"config get": ["color"], "migrate": ["--yes"], "article search": ["开工"], "team show": ["001"], "project history": ["001"], "search": ["施工许可"], "calendar plus": ["2026-11-20", "5"],
            "calendar between": ["2026-11-01", "2026-11-20"], "material lapses": ["--today", "2026-11-30"]}
OPERANDS |= {"project check P": ["001"], "contact show": ["甲公司"], "ledger key": ["{new}.key"], "backup": ["{new}.db"], "site": ["-o", "{new}.site"], "ledger verify": ["--quiet"]}
# What is no list and no report: scripts, pages, the bytes of an issue, files of a fixed form of their own.
WITHOUT_JSON = {"init", "demo", "plan export", "completion", "help", "config set", "config unset", "export sqlite", "ledger export", "ledger accept-head", "ledger sheet",
                "ledger prove", "ledger sign", "flow export", "report show"}
# Facts that the case does without, so that every list has a row and every page its sections.
PREPARED = [
    ["config", "set", "color", "auto"],
    ["inquiry", "add", "JH-2026-001", "--title", "施工许可申报材料清单", "--on", "2026-11-18", "--by", "服务专员01"],
    ["article", "import", "--builtin"],
    ["review", "add", "JH-2026-003", "用地规划许可", "--level", "满意", "--on", "2026-11-17"],
    ["report", "weekly", "--draft", "--as-of", "2026-11-20", "--by", "专班办01"],
    ["report", "review", "2026-22", "--by", "服务专员01"],
    ["report", "weekly", "--issue", "--as-of", "2026-11-20", "--by", "专班办01"],
    ["report", "weekly", "--correct", "2026-22", "--reason", "漏附件", "--by", "专班办01"],
    ["window", "intake", "001", "--steps", "施工许可", "--paper", "申请表"],
    ["certificate", "hand", "006", "--steps", "联合验收", "--to", "己公司报建员"],
    ["service", "add", "001", "--kind", "上门服务", "--title", "上门指导"],
    ["service", "add", "001", "--kind", "政策兑现", "--title", "技改补贴", "--policy", "技术改造扶持办法", "--amount", "120", "--due", "2026-11-27"],
    # One meeting, with what it resolved, and a joint review with opinion and minutes.
    ["meeting", "add", "--kind", "分析会", "--on", "2026-11-16", "--by", "专班办01"],
    ["resolution", "add", "--title", "核定水保范围", "--lead", "农水局", "--due", "2026-11-18", "--on", "2026-11-16"],
    ["meeting", "add", "--kind", "联合预审会", "--projects", "003", "--on", "2026-11-19", "--papers-on", "2026-11-18", "--unit", "区自然资源局"],
    ["meeting", "opinion", "M-2026-002", "--department", "区自然资源局", "--opinion", "补充退让红线"],
    ["meeting", "minutes", "M-2026-002", "--text", "原则同意"],
    ["meeting", "plan", "--kind", "推进会", "--day", "2026-11-27"],
    ["inquiry", "answer", "Q-2026-001", "--answer", "清单已当面交给企业", "--article", "A-014"],
    ["plan", "make", "002", "--flow", "shehui_gongye", "--target", "开工:2027-03-31"],
    ["attachment", "add", "003", "first.txt", "--step", "环评"],
    ["project", "set", "003", "--case-number", "440704202600001", "--step", "环评"],
    ["project", "set", "005", "--parent", "001"],
    ["contact", "set", "甲公司", "--name", "报建员"],
    ["appraisal", "seal", "--from", "2026-10-01", "--to", "2026-10-31", "--by", "专班办01"],
]
PAGES = {
    "today": ["today", "--by", "服务专员01", "--as-of", "2026-11-19"],
    "daily": ["report", "daily", "--on", "2026-11-20", "--by", "服务专员01"],
}
UNITS = ["区发展改革局", "区自然资源局", "市生态环境局江海分局", "区住房和城乡建设局", "区农业农村和水利局"]
ENTERPRISES = ["甲公司", "乙公司", "丙公司", "丁公司", "戊公司", "己公司"]
# Pages whose sections come and go: each asked of all that it may be about.
ANSWERS = {
    "today-office": [["today", "--office", *more] for more in ([], ["--as-of", "2026-11-13"], ["--as-of", "2026-09-11"])],
    "today-department": [["today", "--department", unit] for unit in UNITS],
    "project": [["project", "show", f"{number:03}"] for number in range(1, 7)],
    "enterprise": [["enterprise", "show", enterprise] for enterprise in ENTERPRISES],
    "progress": [["report", "progress", "--enterprise", enterprise] for enterprise in ENTERPRISES],
    "certificate-catalogue": [["certificate", "catalogue", f"{number:03}"] for number in range(1, 7)],
    "certificate-handover": [["certificate", "show", "FZ-2026-001"]],
    "intake-receipt": [["window", "show", "SJ-2026-001"]],
    "intake-sheet": [["window", "sheet"], ["window", "sheet", "--as-of", "2026-11-19"]],
    "agenda": [["meeting", "agenda", "--kind", kind] for kind in ("分析会", "推进会", "专题会议")],
    "meeting": [["meeting", "show", f"M-2026-{number:03}"] for number in range(1, 4)],
    "task-force": [["staff", "list", "--tree"]],
    "article": [["article", "show", f"A-{number:03}"] for number in range(1, 37)],
    "flow": [["flow", "show", "shehui_gongye"], ["flow", "show", "装修", "--condition", "special_fire"]],
    "flow-check": [["flow", "check"]],
    "plan-draft": [["plan", "show", "002", "--draft"]],
    "appraisal-explanation": [["appraisal", "explain", who, "--metric", metric, "--from", "2026-11-01", "--to", "2026-11-20"]
                              for who, metrics in (("区自然资源局", ("按时率", "时限压缩", "议定事项", "企业评价", "补正", "预审意见")),
                                                   ("区农业农村和水利局", ("按时率", "议定事项", "亮灯")), ("服务专员01", ("报送", "服务")))
                              for metric in metrics],
    "inquiry": [["inquiry", "show", "Q-2026-001"]],
    "service": [["service", "show", "FW-2026-001"], ["service", "show", "FW-2026-002"]],
}
DEPARTMENTS = ["农水局", "住建局", "生态环境分局", "发改局"]
TYPES = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list, "null": type(None), "number": (int, float)}


def has_type(value, name):
    return isinstance(value, TYPES[name]) and not (name in ("integer", "number") and isinstance(value, bool))


def faults_of(value, schema, where):
    """Sentences that tell where a value is not what its schema says."""
    unknown = set(schema) - KNOWN
    if unknown:
        yield f"{where}: this check does not know {sorted(unknown)}"
    if "oneOf" in schema:
        tried = [list(faults_of(value, each, where)) for each in schema["oneOf"]]
        if all(tried):
            yield from min(tried, key=lambda faults: (any("instead of" in fault and ".key:" in fault for fault in faults), len(faults)))
        return
    if "const" in schema and value != schema["const"]:
        yield f"{where}: {value!r} instead of {schema['const']!r}"
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    if names and not any(has_type(value, name) for name in names):
        yield f"{where}: {value!r} is none of {names}"
    elif isinstance(value, str):
        yield from text_faults(value, schema, where)
    elif isinstance(value, dict) and "properties" in schema:
        yield from object_faults(value, schema, where)
    elif isinstance(value, list):
        yield from array_faults(value, schema, where)


def text_faults(value, schema, where):
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{where}: {value!r} does not match {schema['pattern']}"
    if schema.get("format") == "date":
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            yield f"{where}: {value!r} is no date"


def object_faults(value, schema, where):
    properties, patterns = schema["properties"], schema.get("patternProperties", {})
    for name in schema.get("required", []):
        if name not in value:
            yield f"{where}: {name} is missing"
    for name, part in value.items():
        matching = [patterns[pattern] for pattern in patterns if re.search(pattern, name)]
        known = [properties[name]] if name in properties else matching
        if not known and schema.get("additionalProperties") is False:
            yield f"{where}: {name} is in no schema"
        for each in known:
            yield from faults_of(part, each, f"{where}.{name}")
    order = [name for name in value if name in properties]
    if order != [name for name in properties if name in value]:
        yield f"{where}: the order of the keys is {order}"


def array_faults(value, schema, where):
    first = schema.get("prefixItems", [])
    rest = schema.get("items", {})
    if len(value) > schema.get("maxItems", len(value)):
        yield f"{where}: {len(value)} items"
    if first and (len(value) < len(first) or (rest is False and len(value) > len(first))):
        yield f"{where}: {len(value)} items instead of {len(first)}"
    for number, item in enumerate(value):
        each = first[number] if number < len(first) else rest
        if each:
            yield from faults_of(item, each, f"{where}[{number}]")


class Check:
    def __init__(self, player, schemas):
        self.player, self.schemas = player, schemas
        self.made, self.faults = 0, []
        self.compared = set()  # the commands whose answers were

    def schema(self, name):
        return json.loads((self.schemas / f"{name}.schema.json").read_text(encoding="utf-8"))

    def compare(self, text, schema, where):
        self.made += 1
        self.faults += faults_of(json.loads(text), schema, where)

    def answer(self, words, schema, where=None):
        """The JSON of a command that answers, and may have found something, by its schema."""
        done = self.player.run([*words, "--format", "json"], EVENING)
        if done.returncode not in (0, 3):
            raise SystemExit(f"退出码 {done.returncode}：zb {' '.join(words)}\n{done.stderr.decode()}")
        self.compared |= {words[0], " ".join(words[:2])}
        self.compare(done.stdout, schema, where or " ".join(words))
        return json.loads(done.stdout)

    def headings(self, words, columns, where):
        self.made += 1
        plain = ["--plain"] if words[0] != "migrate" else []
        done = self.player.run([*words, "--format", "csv", *plain], EVENING)
        if done.returncode not in (0, 3):
            raise SystemExit(f"退出码 {done.returncode}：zb {' '.join(words)} --format csv\n{done.stderr.decode()}")
        text = done.stdout.decode("utf-8-sig")
        found, wanted = next(csv.reader(io.StringIO(text))), [column["title"] for column in columns.values()]
        if found != wanted:
            self.faults.append(f"{where}: the CSV headings are {found}, documented are {wanted}")

    def lists(self):
        for name, schema in self.schema("lists")["$defs"].items():
            def words(file):
                return [*name.removesuffix(" P").split(), *(word.replace("{new}", file) for word in OPERANDS.get(name, []))]

            if not self.answer(words("first"), schema, name):
                self.faults.append(f"{name}: no row to compare")
            self.headings(words("second"), schema["items"]["properties"], name)

    def answers(self):
        for name, commands in ANSWERS.items():
            for words in commands:
                self.answer(words, self.schema(name))

    def forgotten(self):
        """Commands that answer in JSON and that nothing above compared."""
        for words in command_list.commands(self.player.zb):
            path = " ".join(words)
            if example_forms.is_writing(command_list.page_of(self.player.zb, *words)) or path in WITHOUT_JSON:
                continue  # a write answers with its receipt
            self.made += 1
            if path not in self.compared:
                self.faults.append(f"zb {path} --format json: no schema, or none that is compared")

    def circular(self):
        schema = self.schema("weekly")
        for day in DAYS:
            words = ["report", "weekly", "--as-of", day]
            self.answer(words, schema)
        sections = schema["properties"]["sections"]
        for section in [*sections["prefixItems"], *sections["items"]["oneOf"]]:
            rows = section["properties"]["rows"]
            key = section["properties"]["key"]["const"]
            if "items" in rows:
                self.headings(["report", "weekly", "--as-of", DAYS[-1], "--table", key], rows["items"]["properties"], key)

    def diffs(self):
        schema = self.schema("diff")
        for first, last in zip(DAYS, DAYS[1:]):
            words = ["report", "diff", "--from", first, "--to", last]
            self.answer(words, schema)
        for section in schema["properties"]["sections"]["prefixItems"]:
            key = section["properties"]["key"]["const"]
            self.headings([*words, "--table", key], section["properties"]["rows"]["items"]["properties"], key)

    def reports(self):
        """Of months, over and running, and of projects at every stage."""
        asked = {"appraisal": [["appraisal", "show", "--from", first, "--to", last] for first, last in (("2026-11-01", "2026-11-20"), ("2026-10-01", "2026-10-31"))],
                 "monthly": [["report", "monthly", "--month", month] for month in ("2026-11", "2026-10", "2026-09")],
                 "summary": [["project", "summary", f"{number:03}"] for number in range(1, 7)],
                 "department": [["report", "department", unit, "--from", "2026-11-01"] for unit in (*DEPARTMENTS, "供电局", "税务局")],
                 "regions": [["report", "region"], ["report", "region", "--to", "2026-08-20"]],
                 "region": [["report", "region", "未登记"]],
                 "compression": [["report", "compression", "--from", "2026-09-01"], ["report", "compression", "--from", "2026-11-20"]]}
        for name, all_words in asked.items():
            schema = self.schema(name)
            for words in all_words:
                self.answer(words, schema)
            for section in schema["properties"]["sections"]["prefixItems"]:
                rows = section["properties"]["rows"]
                if "items" in rows:
                    key = section["properties"]["key"]["const"]
                    self.headings([*all_words[0], "--table", key], rows["items"]["properties"], f"{name} {key}")

    def nodes(self):
        """A project that has passed two nodes has a section more. 施工许可 was received at the window."""
        by = ["--on", "2026-11-20", "--by", "服务专员01"]
        for step, states in (("消防设计审查", ("decided", "issued")), ("施工许可", ("accepted", "decided", "issued")), ("开工", ("decided",))):
            for state in states:
                self.player.must(["step", "advance", "001", step, "--to", state, *by], EVENING)
        for name, words in (("card", ["project", "show", "001", "--card"]), ("monthly", ["report", "monthly"])):
            schema = self.schema(name)
            text = self.player.must([*words, "--format", "json"], EVENING)
            self.compare(text, schema, f"{name} nodes")
            if json.loads(text)["sections"][-1]["key"] != "nodes":
                self.faults.append(f"{name}: no section of nodes")
            columns = schema["properties"]["sections"]["items"]["properties"]["rows"]["items"]["properties"]
            self.headings([*words, "--table", "nodes"], columns, f"{name} nodes")

    def charts(self):
        for words in (["001"], ["--all"], ["006"]):
            self.answer(["chart", *words, "--as-of", DAYS[-1]], self.schema("chart"))

    def pages(self):
        """The pages of a day: today's as of its morning, the daily report as it was sealed."""
        for name, words in PAGES.items():
            schema = self.schema(name)
            self.answer(words, schema)
            for section in schema["properties"]["sections"]["prefixItems"]:
                rows = section["properties"]["rows"]
                if "items" in rows:
                    key = section["properties"]["key"]["const"]
                    self.headings([*words, "--table", key], rows["items"]["properties"], f"{name} {key}")

    def projects(self):
        """The card, the times and the comparison of every project, and what a department is dunned for."""
        tables = {"card": "steps", "project-time": "main_line", "plan-compare": "steps", "plan-show": "room", "plan-tasks": "tasks",
                  "dunning": "overdue"}
        for number in range(1, 7):
            code = f"{number:03}"
            commands = {"card": ["project", "show", code, "--card"], "project-time": ["project", "time", code],
                        "plan-compare": ["plan", "compare", code], "plan-show": ["plan", "show", code],
                        "plan-tasks": ["plan", "tasks", code, "--department", DEPARTMENTS[number % len(DEPARTMENTS)]],
                        "dunning": ["report", "dunning", "--department", DEPARTMENTS[number % len(DEPARTMENTS)]]}
            for name, words in commands.items():
                for day in DAYS[2:]:
                    self.answer([*words, "--as-of", day], self.schema(name))
        for name, words in commands.items():
            sections = self.schema(name)["properties"]["sections"]["prefixItems"]
            section = next(each for each in sections if each["properties"]["key"]["const"] == tables[name])
            columns = section["properties"]["rows"]["items"]["properties"]
            self.headings([*words, "--as-of", DAYS[-1], "--table", tables[name]], columns, name)

    def steps(self):
        """Every item of every project, as it stands and why."""
        for row in json.loads(self.player.must(["step", "list", "--format", "json"], EVENING)):
            for name, more in (("step", []), ("why", ["--why"])):
                self.answer(["step", "show", row["project"], row["step"], *more], self.schema(name))

    def questions(self):
        """Questions to the plans of projects that run."""
        asked = {"plan-what-if": (["plan", "what-if", "001", "--late", "fire_design_review:5wd"], ["supposed", "nodes", "steps"]),
                 "plan-pressing": (["plan", "compress", "001", "--target", "2026-11-24"], ["moves", "steps"]),
                 "plan-chance": (["plan", "forecast", "001", "--runs", "100", "--target", "2026-11-24"], ["steps"]),
                 "plan-capacity": (["plan", "capacity", "--capacity", "住建局:1"], ["departments", "queue", "projects"])}
        for name, (words, tables) in asked.items():
            self.answer([*words, "--as-of", DAYS[-1]], self.schema(name))
            if name == "plan-pressing":
                continue  # ends in exit 3: the target is missed
            for section in self.schema(name)["properties"]["sections"]["prefixItems"]:
                key = section["properties"]["key"]["const"]
                if key in tables:
                    columns = section["properties"]["rows"]["items"]["properties"]
                    self.headings([*words, "--as-of", DAYS[-1], "--table", key], columns, f"{name} {key}")

    def entries(self):
        schema = self.schema("entry")
        for line in self.player.must(["ledger", "list", "--format", "jsonl"], EVENING).splitlines():
            self.compare(line, schema, "ledger list --format jsonl")
        self.answer(["ledger", "show", "1"], schema)

    def writing(self):
        add = ["note", "add", "JH-2026-001", "--format", "json", "--dry-run", "--progress"]
        self.compare(self.player.must([*add, "一句话"], EVENING), self.schema("receipt"), "receipt")
        refused = self.player.run([*add, " "], EVENING)
        self.compare(refused.stderr.splitlines()[-1], self.schema("error"), "error")
        self.answer(["restore", "first.db", "--dry-run"], self.schema("receipt"))
        rows = self.player.folder / "rows.jsonl"
        rows.write_text('{"project":"JH-2026-001","progress":" "}\n', encoding="utf-8")
        bulk = self.player.run(["note", "add", "--input", rows.name, "--format", "json"], EVENING)
        self.compare(bulk.stderr.splitlines()[-1], self.schema("error"), "error with rows")

    def plans(self):
        """Plans on files: what is read, and what each command answers. The second misses its target and its holidays are not all known."""
        steps = [{"id": "s01", "duration": 5, "min_duration": 3, "actual_start": "2026-11-24", "pauses": [{"from": "2026-11-25", "to": "2026-11-26"}]},
                 {"id": "s02", "name": "公示", "duration": 60, "unit": "cd", "counted": False, "predecessors": [{"id": "s01", "lag": 1}],
                  "estimate": {"dist": "pert", "low": 50, "mode": 60, "high": 90}}]
        plans = [{"format": "zb-plan/1", "calendar": {"kind": "none"}, "steps": [{"id": "A", "duration": 3}]},
                 {"format": "zb-plan/1", "name": "x", "start": "2026-11-24", "target": "2026-12-25", "status_date": "2026-12-05", "steps": steps}]
        for plan in plans:
            self.made += 1
            self.faults += faults_of(plan, self.schema("zb-plan"), "zb-plan/1")
        file = self.player.folder / "plans.jsonl"
        file.write_text("".join(json.dumps(plan) + "\n" for plan in plans), encoding="utf-8")
        for verb, more in (("solve", []), ("compress", []), ("forecast", ["--runs", "100"])):
            done = self.player.run(["plan", verb, "--input", file.name, "--format", "json", *more], EVENING)
            self.compared.add(f"plan {verb}")
            lines = done.stdout.splitlines()
            if len(lines) != len(plans):
                self.faults.append(f"plan {verb}: {len(lines)} answers to {len(plans)} plans")
            for line in lines:
                self.compare(line, self.schema(f"zb-{verb}"), f"plan {verb}")


def main(arguments):
    zb, source = arguments[0], pathlib.Path(arguments[1])
    with tempfile.TemporaryDirectory(prefix="zb-schemas-") as folder:
        player = Player(zb, source, folder)
        put_whole_ledger(zb, source, folder)
        player.must(["attachment", "add", "JH-2026-001", str((source / "data" / "departments.csv").resolve()), "--step", "eia_report"], EVENING)
        (player.folder / "first.txt").write_text("附件\n", encoding="utf-8")
        for words in PREPARED:
            player.must(words, EVENING)
        check = Check(player, source / "schemas")
        check.compare((source / "data" / "articles.json").read_text(encoding="utf-8"), check.schema("articles"), "data/articles.json")
        check.lists()
        check.circular()
        check.diffs()
        check.reports()
        check.charts()
        check.pages()
        check.projects()
        check.steps()
        check.questions()
        check.entries()
        check.writing()
        check.plans()
        check.nodes()
        check.answers()
        for code in ("001", "003", "005"):
            check.compare(player.must(["plan", "export", code], EVENING), check.schema("zb-plan"), f"plan export {code}")
        for path in sorted((source / "schemas").glob("*.schema.json")):
            if json.loads(path.read_text(encoding="utf-8")).get("$id") != f"urn:zb:{path.name.removesuffix('.schema.json')}":
                check.faults.append(f"{path.name} is not called urn:zb: and its name")
        check.forgotten()
    for fault in check.faults:
        print(fault)
    print(f"核对 {check.made} 处，不符 {len(check.faults)} 处")
    return 1 if check.faults or check.made == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
