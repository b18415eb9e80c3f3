#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what zb prints with schemas/: the keys of every list and of the weekly circular and the charts, in their order, and the CSV headings.

    check_schemas.py ZB SOURCE

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

from play_scenario import Player, put_whole_ledger

EVENING = "2026-11-20T18:00:00+08:00"
DAYS = ("2026-09-11", "2026-10-30", "2026-11-13", "2026-11-20")  # an almost empty week and full ones
KNOWN = {"$schema", "$defs", "title", "type", "properties", "required", "additionalProperties", "patternProperties", "items", "maxItems",
         "prefixItems", "pattern", "format", "const"}
OPERANDS = {"article search": ["开工"], "team show": ["001"], "project history": ["001"], "search": ["施工许可"], "calendar plus": ["2026-11-20", "5"],
            "calendar between": ["2026-11-01", "2026-11-20"], "material lapses": ["--today", "2026-11-30"]}
PAGES = {
    "today": ["today", "--by", "服务专员01", "--as-of", "2026-11-19"],
    "daily": ["report", "daily", "--on", "2026-11-20", "--by", "服务专员01"],
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

    def schema(self, name):
        return json.loads((self.schemas / f"{name}.schema.json").read_text(encoding="utf-8"))

    def compare(self, text, schema, where):
        self.made += 1
        self.faults += faults_of(json.loads(text), schema, where)

    def headings(self, words, columns, where):
        self.made += 1
        text = self.player.must([*words, "--format", "csv", "--plain"], EVENING).decode()
        found, wanted = next(csv.reader(io.StringIO(text))), [column["title"] for column in columns.values()]
        if found != wanted:
            self.faults.append(f"{where}: the CSV headings are {found}, documented are {wanted}")

    def keep_meetings(self):
        """The scenario does without meetings: one, with what it resolved, so that their lists have a row."""
        self.player.must(["meeting", "add", "--kind", "分析会", "--on", "2026-11-16", "--by", "专班办01"], EVENING)
        self.player.must(["resolution", "add", "--title", "核定水保范围", "--lead", "农水局", "--due", "2026-11-18", "--on", "2026-11-16"], EVENING)

    def lists(self):
        for name, schema in self.schema("lists")["$defs"].items():
            words = [*name.split(), *OPERANDS.get(name, [])]
            text = self.player.must([*words, "--format", "json"], EVENING)
            self.compare(text, schema, name)
            if not json.loads(text):
                self.faults.append(f"{name}: no row to compare")
            self.headings(words, schema["items"]["properties"], name)

    def circular(self):
        schema = self.schema("weekly")
        for day in DAYS:
            words = ["report", "weekly", "--as-of", day]
            self.compare(self.player.must([*words, "--format", "json"], EVENING), schema, f"report weekly {day}")
        sections = schema["properties"]["sections"]
        for section in [*sections["prefixItems"], sections["items"]]:
            rows = section["properties"]["rows"]
            key = section["properties"]["key"]["const"]
            if "items" in rows:
                self.headings(["report", "weekly", "--as-of", DAYS[-1], "--table", key], rows["items"]["properties"], key)

    def diffs(self):
        schema = self.schema("diff")
        for first, last in zip(DAYS, DAYS[1:]):
            words = ["report", "diff", "--from", first, "--to", last]
            self.compare(self.player.must([*words, "--format", "json"], EVENING), schema, " ".join(words))
        for section in schema["properties"]["sections"]["prefixItems"]:
            key = section["properties"]["key"]["const"]
            self.headings([*words, "--table", key], section["properties"]["rows"]["items"]["properties"], key)

    def reports(self):
        """Of months, over and running, and of projects at every stage."""
        asked = {"appraisal": [["appraisal", "show", "--from", first, "--to", last] for first, last in (("2026-11-01", "2026-11-20"), ("2026-10-01", "2026-10-31"))],
                 "monthly": [["report", "monthly", "--month", month] for month in ("2026-11", "2026-10", "2026-09")],
                 "summary": [["project", "summary", f"{number:03}"] for number in range(1, 7)]}
        for name, all_words in asked.items():
            schema = self.schema(name)
            for words in all_words:
                self.compare(self.player.must([*words, "--format", "json"], EVENING), schema, " ".join(words))
            for section in schema["properties"]["sections"]["prefixItems"]:
                rows = section["properties"]["rows"]
                if "items" in rows:
                    key = section["properties"]["key"]["const"]
                    self.headings([*all_words[0], "--table", key], rows["items"]["properties"], f"{name} {key}")

    def charts(self):
        for words in (["001"], ["--all"], ["006"]):
            text = self.player.must(["chart", *words, "--as-of", DAYS[-1], "--format", "json"], EVENING)
            self.compare(text, self.schema("chart"), f"chart {words[0]}")

    def pages(self):
        """The pages of a day: today's as of its morning, the daily report as it was sealed."""
        for name, words in PAGES.items():
            schema = self.schema(name)
            self.compare(self.player.must([*words, "--format", "json"], EVENING), schema, " ".join(words))
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
                    text = self.player.must([*words, "--as-of", day, "--format", "json"], EVENING)
                    self.compare(text, self.schema(name), f"{' '.join(words)} {day}")
        for name, words in commands.items():
            sections = self.schema(name)["properties"]["sections"]["prefixItems"]
            section = next(each for each in sections if each["properties"]["key"]["const"] == tables[name])
            columns = section["properties"]["rows"]["items"]["properties"]
            self.headings([*words, "--as-of", DAYS[-1], "--table", tables[name]], columns, name)

    def steps(self):
        """Every item of every project, as it stands and why."""
        for row in json.loads(self.player.must(["step", "list", "--format", "json"], EVENING)):
            for name, more in (("step", []), ("why", ["--why"])):
                words = ["step", "show", row["project"], row["step"], *more, "--format", "json"]
                self.compare(self.player.must(words, EVENING), self.schema(name), " ".join(words))
    def questions(self):
        """Questions to the plans of projects that run."""
        asked = {"plan-what-if": (["plan", "what-if", "001", "--late", "fire_design_review:5wd"], ["supposed", "nodes", "steps"]),
                 "plan-pressing": (["plan", "compress", "001", "--target", "2026-11-24"], ["moves", "steps"]),
                 "plan-chance": (["plan", "forecast", "001", "--runs", "100", "--target", "2026-11-24"], ["steps"]),
                 "plan-capacity": (["plan", "capacity", "--capacity", "住建局:1"], ["departments", "queue", "projects"])}
        for name, (words, tables) in asked.items():
            done = self.player.run([*words, "--as-of", DAYS[-1], "--format", "json"], EVENING)
            self.compare(done.stdout, self.schema(name), name)
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

    def writing(self):
        add = ["note", "add", "JH-2026-001", "--format", "json", "--dry-run", "--progress"]
        self.compare(self.player.must([*add, "一句话"], EVENING), self.schema("receipt"), "receipt")
        refused = self.player.run([*add, " "], EVENING)
        self.compare(refused.stderr.splitlines()[-1], self.schema("error"), "error")
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
        player.must(["inquiry", "add", "JH-2026-001", "--title", "施工许可申报材料清单", "--on", "2026-11-18", "--by", "服务专员01"], EVENING)
        player.must(["article", "import", "--builtin"], EVENING)
        player.must(["review", "add", "JH-2026-003", "用地规划许可", "--level", "满意", "--on", "2026-11-17"], EVENING)
        player.must(["report", "weekly", "--draft", "--as-of", "2026-11-20", "--by", "专班办01"], EVENING)
        player.must(["report", "review", "2026-22", "--by", "服务专员01"], EVENING)
        player.must(["report", "weekly", "--issue", "--as-of", "2026-11-20", "--by", "专班办01"], EVENING)
        player.must(["report", "weekly", "--correct", "2026-22", "--reason", "漏附件", "--by", "专班办01"], EVENING)
        for words in (["window", "intake", "001", "--steps", "施工许可", "--paper", "申请表"],
                      ["certificate", "hand", "006", "--steps", "联合验收", "--to", "己公司报建员"],
                      ["service", "add", "001", "--kind", "上门服务", "--title", "上门指导"]):
            player.must(words, EVENING)
        check = Check(player, source / "schemas")
        check.compare((source / "data" / "articles.json").read_text(encoding="utf-8"), check.schema("articles"), "data/articles.json")
        check.keep_meetings()
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
    for fault in check.faults:
        print(fault)
    print(f"核对 {check.made} 处，不符 {len(check.faults)} 处")
    return 1 if check.faults or check.made == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
