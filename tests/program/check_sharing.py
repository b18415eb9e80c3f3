#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One ledger for three real accounts: as a group, and through a service account; and what each way keeps from whom.

    check_sharing.py ZB SOURCE

Sets both up by the scripts in examples/. Needs root, as it makes accounts, which it removes again: else it says so and is skipped (77).
What sudo does is done here: it becomes the service account, with SUDO_UID in the environment.
"""
import os
import pathlib
import pwd
import shutil
import stat
import subprocess
import sys
import tempfile

SKIPPED = 77
MARK = f"zbt{os.getpid() % 100000}"
CLERKS = [f"{MARK}a", f"{MARK}b", f"{MARK}c"]
ACCOUNT = f"{MARK}s"
GROUP = f"{MARK}g"
FAULTS = []


def check(what, holds, answer=None):
    if not holds:
        FAULTS.append(f"{what}: {answer}")


def system(*words):
    subprocess.run(words, check=True, capture_output=True)


class Answer:
    def __init__(self, done):
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr

    def __repr__(self):
        return f"exit {self.status}: {self.out[:300]} {self.err[:500]}"


class Office:
    def __init__(self, zb, folder):
        self.zb, self.folder = zb, folder

    def run(self, login, *words, behind=None, env=None, stdin="", umask=0o022, program=None):
        """As that account; behind sudo of another one where `behind` names it."""
        account = pwd.getpwnam(login)
        home = self.folder / "home" / login
        surroundings = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", **(env or {})}
        if behind:
            surroundings.update(SUDO_UID=str(pwd.getpwnam(behind).pw_uid), SUDO_USER=behind)
        command = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--init-groups", program or self.zb, *words]
        where = home if home.exists() else "/"
        return Answer(subprocess.run(command, capture_output=True, env=surroundings, input=stdin, cwd=where, umask=umask, encoding="utf-8", check=False))

    def must(self, login, *words, **more):
        answer = self.run(login, *words, **more)
        check(f"{login}: zb {' '.join(words)}", answer.status == 0, answer)
        return answer


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def set_up_staff(run):
    """The office and a clerk of a department, one login each; a third login is nobody's."""
    run("department", "import", "-", stdin="code,name,short_name,role\ngov,区政务服务数据管理局,政数局,副组长单位\nhousing,区住房和城乡建设局,住建局,副组长单位\n")
    run("staff", "add", "--name", "专班办01", "--role", "专班办公室人员", "--department", "政数局", "--login", CLERKS[0])
    run("staff", "add", "--name", "住建经办01", "--role", "经办人", "--department", "住建局", "--login", CLERKS[1])
    run("project", "add", "--code", "A-1", "--name", "甲公司项目")
    run("project", "add", "--code", "A-2", "--name", "乙公司项目")
    run("team", "assign", "A-1", "--department", "住建局", "--staff", "住建经办01")
    run("setting", "set", "access.writes", "按角色")


def roles_hold(name, run):
    """`run(login, *words)`: the department notes what it is part of, a login that is nobody's nothing; --by decides nothing."""
    answer = run(CLERKS[1], "note", "add", "A-1", "--progress", "图纸已审")
    check(f"{name}: a department notes its project", answer.status == 0, answer)
    answer = run(CLERKS[1], "note", "add", "A-2", "--progress", "图纸已审", "--by", "专班办01")
    check(f"{name}: and no other, whatever --by says", answer.status == 1 and "登录名" in answer.err and "zb help 权限" in answer.err, answer)
    answer = run(CLERKS[1], "setting", "set", "submission.deadline", "16:00", env={"USER": CLERKS[0], "LOGNAME": CLERKS[0]})
    check(f"{name}: $USER is not believed", answer.status == 1, answer)
    answer = run(CLERKS[2], "note", "add", "A-1", "--progress", "x")
    check(f"{name}: an unknown login writes nothing", answer.status == 1 and f"zb staff set 人员 --login {CLERKS[2]}" in answer.err, answer)
    answer = run(CLERKS[2], "project", "list")
    check(f"{name}: and reads", answer.status == 0 and "甲公司项目" in answer.out, answer)
    answer = run(CLERKS[0], "staff", "set", "专班办01", "--clear", "login")
    check(f"{name}: the last keeper stays", answer.status == 1 and "改不动" in answer.err, answer)


def check_group(office, source):
    folder = office.folder / "group"
    system("env", f"ZB={office.zb}", "sh", str(source / "examples" / "share_group.sh"), str(folder), GROUP, *CLERKS[:2])
    ledger = folder / "zb.db"
    env = {"ZB_DB": str(ledger)}
    check("the group's folder is setgid", mode(folder) == 0o2770, oct(mode(folder)))
    set_up_staff(lambda *words, **more: office.must(CLERKS[0], *words, env=env, **more))
    # A reader that stays keeps the -wal, so that its permissions can be seen.
    for umask in (0, 0o022, 0o027, 0o077):
        for login in CLERKS[:2]:
            office.must(login, "note", "add", "A-1", "--progress", f"{login} {umask:o}", env=env, umask=umask)
    check("a backup in the folder is the group's", office.must(CLERKS[1], "backup", str(folder / "备份.db"), env=env).status == 0)
    for path in sorted(folder.iterdir()):
        found = path.stat()
        check(f"{path.name} is 0660 and the group's", mode(path) == 0o660 and found.st_gid == folder.stat().st_gid, oct(mode(path)))
    answer = office.run(CLERKS[2], "ledger", "head", env=env)
    check("a closed folder is no missing ledger", answer.status == 1 and "没有权限" in answer.err and "没有数据库" not in answer.err, answer)
    answer = office.run(CLERKS[2], "init", env=env)
    check("nor does init make a second one", answer.status == 1 and "没有权限" in answer.err, answer)
    system("usermod", "-a", "-G", GROUP, CLERKS[2])
    roles_hold("group", lambda login, *words, env=None, **more: office.run(login, *words, env={"ZB_DB": str(ledger), **(env or {})}, **more))
    answer = office.run("root", "note", "add", "A-1", "--progress", "x", env=env)
    check("root does not write into another's ledger", answer.status == 1 and "root" in answer.err, answer)
    out = office.folder / "home" / CLERKS[1] / "单.csv"
    office.must(CLERKS[1], "project", "list", "--format", "csv", "-o", str(out), env=env, umask=0o027)
    check("what -o writes obeys the umask", mode(out) == 0o640, oct(mode(out)))


def check_service_account(office, source):
    folder, settings = office.folder / "service", office.folder / "config.toml"
    sudoers = office.folder / "sudoers"
    system("env", f"ZB={office.zb}", f"SUDOERS={sudoers}", f"SETTINGS={settings}", "sh", str(source / "examples" / "share_service_account.sh"),
           str(folder), ACCOUNT, GROUP, *CLERKS)
    ledger = folder / "zb.db"
    check("the folder is the account's alone", mode(folder) == 0o700 and folder.stat().st_uid == pwd.getpwnam(ACCOUNT).pw_uid, oct(mode(folder)))
    check("the rule lets the group run zb as the account", sudoers.read_text().splitlines()[-1] == f"%{GROUP} ALL=({ACCOUNT}) NOPASSWD: {office.zb}")
    check("only root may read the rule", mode(sudoers) == 0o440)

    def served(login, *words, **more):
        return office.run(ACCOUNT, "--db", str(ledger), *words, behind=login, **more)

    set_up_staff(lambda *words, **more: check(f"zb {' '.join(words)}", served(CLERKS[0], *words, **more).status == 0, words))
    roles_hold("service account", served)
    actor = served(CLERKS[1], "ledger", "list", "--format", "jsonl").out.splitlines()[-1]
    check("the caller is the actor", f'"actor":"{pwd.getpwnam(CLERKS[1]).pw_uid}:{CLERKS[1]}"' in actor, actor)
    for command in (["sqlite3", str(ledger), "select 1"], ["cat", str(ledger)], ["rm", "-f", str(ledger)], ["ln", str(ledger), str(office.folder / "home" / CLERKS[1] / "link.db")]):
        answer = office.run(CLERKS[1], *command[1:], program=command[0]) if shutil.which(command[0]) else None
        check(f"a clerk's own {command[0]} fails", answer is None or answer.status != 0, answer)
    check("the ledger is still there", ledger.exists())
    # The account must not read for a clerk what the clerk may not, nor write in the clerk's name.
    secret = folder / "secret.csv"
    secret.write_text("项目代码,项目名称\nSECRET-1,机密\n", encoding="utf-8")
    shutil.chown(secret, ACCOUNT)
    for words in (["project", "import", str(secret)], ["project", "add", "--input", str(secret)], ["ledger", "verify", "--anchors", str(secret)],
                  ["attachment", "add", "A-1", str(secret)], ["project", "import", "/etc/shadow"]):
        answer = served(CLERKS[0], *words)
        check(f"zb {' '.join(words)} shows nothing", answer.status in (1, 2) and "SECRET" not in answer.err + answer.out and "机密" not in answer.err, answer)
    answer = served(CLERKS[0], "project", "import", str(secret))
    check("and says how to give the file", f"< {secret}" in answer.err, answer)
    own = office.folder / "home" / CLERKS[0] / "清单.csv"
    own.write_text("项目代码,项目名称\nB-1,丙公司项目\n", encoding="utf-8")
    shutil.chown(own, CLERKS[0])
    check("the caller's own file is read where it can be", served(CLERKS[0], "project", "import", str(own)).status == 0)
    check("and anything from standard input", served(CLERKS[0], "project", "import", "-", stdin="项目代码,项目名称\nB-2,丁公司项目\n").status == 0)
    for words in (["project", "list", "-o", str(folder / "x.csv")], ["backup", str(folder / "b.db")], ["export", "sqlite", "-o", str(folder / "e.db")]):
        answer = served(CLERKS[0], *words)
        check(f"zb {' '.join(words)} writes no file", answer.status == 1 and "重定向" in answer.err, answer)
    # The environment steers nothing: another ledger, another clock, a pager with a shell.
    answer = served(CLERKS[0], "ledger", "head", env={"ZB_NOW": "2020-01-01T00:00:00+08:00", "ZB_DB": "/nowhere.db", "HOME": "/root", "ZB_TODAY": "x"})
    check("the environment is ignored", answer.status == 0, answer)
    # SUDO_UID set by hand: by a person, and by a service account whose ledger it is not.
    elsewhere = office.folder / "home" / CLERKS[2] / "own.db"
    office.must(CLERKS[2], "init", "--db", str(elsewhere))
    for login in ("0", str(pwd.getpwnam(CLERKS[0]).pw_uid)):
        office.must(CLERKS[2], "project", "add", "--db", str(elsewhere), "--code", f"X-{login}", "--name", f"项目{login}", env={"SUDO_UID": login})
    actors = {line.split('"actor":"')[1].split('"')[0] for line in office.must(CLERKS[2], "ledger", "list", "--db", str(elsewhere), "--format", "jsonl").out.splitlines()}
    check("a person's SUDO_UID is not believed", actors == {f"{pwd.getpwnam(CLERKS[2]).pw_uid}:{CLERKS[2]}"}, actors)


def check_setuid(office):
    copy = office.folder / "zb-setuid"
    for bits in (0o4755, 0o2755):
        shutil.copy(office.zb, copy)
        os.chown(copy, 0, 0)
        os.chmod(copy, bits)
        answer = office.run(CLERKS[0], "calendar", "plus", "today", "5", program=str(copy))
        refused = answer.status == 1 and "setuid" in answer.err and str(copy) in answer.err
        check(f"a copy with {bits:o} does not start", refused, answer)


def main(zb, source):
    if os.geteuid() != 0 or not all(shutil.which(tool) for tool in ("useradd", "userdel", "groupdel", "setpriv")):
        print("skipped: three accounts can only be made by root with useradd and setpriv")
        return SKIPPED
    folder = pathlib.Path(tempfile.mkdtemp(prefix="zb-sharing-"))
    try:
        os.chmod(folder, 0o755)
        program = folder / "zb"
        shutil.copy(zb, program)
        office = Office(str(program), folder)
        for login in CLERKS:
            system("useradd", "--no-create-home", "--shell", "/bin/sh", login)
            home = folder / "home" / login
            home.mkdir(parents=True)
            shutil.chown(home, login)
        check_setuid(office)
        check_group(office, pathlib.Path(source))
        check_service_account(office, pathlib.Path(source))
    finally:
        for login in [*CLERKS, ACCOUNT]:
            subprocess.run(["userdel", login], capture_output=True, check=False)
        for group in [GROUP, *CLERKS, ACCOUNT]:
            subprocess.run(["groupdel", group], capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)
    print("\n".join(FAULTS))
    print(f"{len(FAULTS)} faults")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
