# SPDX-License-Identifier: Apache-2.0
"""Commands that zb prints: found in its words, blanks filled in, and run. Standard library only.

A printed command begins with `zb ` and ends at a sign of prose, at two blanks (a table's next cell) or with the line; signs in quotes
belong to it. A blank is a Chinese word for what only the user can know, alone or behind a colon (--owe 材料:日期): BLANKS says what a test
puts there. Anything else must work as it stands.
"""
import json
import re
import shlex
import subprocess

BLANKS = {
    "原因": "企业书面说明",
    "原因或下一步": "两局会商中",
    "依据": "专题会议审定",
    "理由": "材料不实",
    "措施": "两局联合核定",
    "一次性告知的内容": "补正地籍图等3项",
    "文字": "已送件",
    "文号": "江海特程〔2026〕9号",
    "天数": "5",
    "工作日数": "5",
    "登录名": "wang",
    "流程": "shehui_gongye",
    "项目": "001",
    "部门": "区发展改革局",
    "文件": "另一个文件.db",
    "人员": "服务专员01",
    "拟稿人": "服务专员01",
    "审核人": "服务专员01",
    "签发人": "专班办01",
    "角色": "联络员",
    "投资项目统一代码": "2605-440704-04-01-123457",
    "统一社会信用代码": "91440704MA4X00012T",
}
DAYS = ("日期", "告知日")  # filled with the day on which the command is pasted
PRINTED = re.compile(r"(?<![\w/.-])zb (?=[a-z])(?:'[^']*'|[^；。，（）？`“”'\n|<>])*")
END = re.compile(r"(?:\s{2,}|\s*[#&]|：\s*$).*$")


def printed_commands(text):
    """Every command in what zb said, in its order; what an error says is wrong is no command to paste."""
    said = "\n".join(line for line in text.splitlines() if not line.startswith("错误："))
    return [END.sub("", found[0]).strip(" *、") for found in PRINTED.finditer(said)]


def filled(command, day, more=()):
    """Its words behind `zb`, as a shell hands them over, blanks filled in."""
    blanks = {**BLANKS, **{word: day for word in DAYS}, **dict(more)}
    return [":".join(blanks.get(part, part) for part in word.split(":")) for word in shlex.split(command)[1:]]


def lost_options(typed, printed):
    """Options that a printed command must have as the one typed had: of the same command whose it is and what it is about, of any the ledger."""
    keep = ("--by", "--all", "--mine", "--missed", "--on", "--db") if typed[:2] == printed[:2] else ("--db",)
    def has(words, option):
        return any(word == option or word.startswith(option + "=") for word in words)
    return [option for option in keep if has(typed, option) and not has(printed, option)]


def code_of(run, words):
    """Why zb refuses the command, by the code of its error."""
    said = run([*words, "--format", "json"])[1]
    lines = [line for line in said.splitlines() if line.startswith('{"error"')]
    return json.loads(lines[-1])["error"]["code"] if lines else ""


def run_in(zb, folder, environment, words):
    """A printed command in a folder that nobody needs afterwards: exit status and what was said. A new ledger is made by the real clock."""
    environment = {name: value for name, value in environment.items() if not (words[0] == "init" and name == "ZB_NOW")}
    done = subprocess.run([zb, *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")
