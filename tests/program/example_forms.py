# SPDX-License-Identifier: Apache-2.0
"""The other forms of an example that must work where it works: as JSON, as of a day, with a note. Used by run_examples.py."""
import json
import pathlib
import re

import check_schemas

SCHEMAS = pathlib.Path(__file__).resolve().parents[2] / "schemas"
# What has a fixed form of its own, or prints text that is no data: scripts, manual pages, Markdown kept as it was issued.
NO_JSON = re.compile(r"[|>;&]| -o |--format|--issue|--draft|--correct|zb (init|help|demo|completion|export|ledger export|ledger accept-head|report show|flow export)\b")


def schema(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def is_reading(page):
    return "\n查询选项\n" in page


def is_writing(page):
    return "\n写入选项\n" in page


def as_of_form(page, example, now):
    """The example as of the day of its moment; None where it tells a day or an entry itself, or cannot."""
    told = re.search(r"[|>;&]|--as-of|--head|--check|--today|--correct", example)
    return f"{example} --as-of {now[:10]}" if is_reading(page) and not told else None


def json_form(page, example):
    if NO_JSON.search(example) or not (is_reading(page) or is_writing(page)):
        return None
    return f"{example} --format json" + (" --dry-run" if is_writing(page) and "--dry-run" not in example else "")


def note_form(page, example):
    """A write with a note, which must stand in the ledger behind it: what a command takes it keeps. None where it has one, or writes nothing."""
    if not is_writing(page) or re.search(r"[|>;&]| --note|--dry-run", example):
        return None
    return f"""before=$(zb ledger head) && {example} --note 记明缘由 && {{ [ "$before" = "$(zb ledger head)" ] || zb ledger export | grep 记明缘由; }}"""


def faults_of_json(path, page, example, text):
    """What is wrong with an answer in JSON, by the schema that tells of it: a write's receipt, a list, a report."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as fault:
        return [f"no JSON: {fault}: {text[:200]!r}"]
    if is_writing(page) and isinstance(value, dict) and "receipt" in value:
        return list(check_schemas.faults_of(value, schema("receipt"), path))
    told = schema("entry") if path == "ledger show" else schema_of(path, example, value)
    return list(check_schemas.faults_of(value, told, path)) if told else ["no schema tells of it"]


def schema_of(path, example, value):
    """The schema that tells of this very list or report; of some columns of a list, the form of any. None where there is none."""
    if isinstance(value, list):
        known, of_project = schema("lists")["$defs"], f"{path} P"
        if "--columns" in example:
            return schema("answer")["$defs"]["list"]
        with_project = of_project in known and not example.removeprefix(f"zb {path}").strip().startswith("-") and example != f"zb {path}"
        return known.get(of_project if with_project else path)
    for file in sorted(SCHEMAS.glob("*.schema.json")):
        told = json.loads(file.read_text(encoding="utf-8"))
        if "format" in value and told.get("properties", {}).get("format", {}).get("const") == value["format"]:
            return told
        if told.get("properties", {}).get("report", {}).get("const") == value.get("report", ""):
            return told
    return None
