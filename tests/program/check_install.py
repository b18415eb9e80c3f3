#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Installs what was built under a prefix of its own and looks at what lies there. Usage: check_install.py BUILD ZB

Program, pages, completions, lists, schemas, licence and changelog are there; units, crontabs and their guide name that prefix and no other;
scripts can be run; every page is free of complaints of groff, and of mandoc where it is installed. Standard library only.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

WANTED = ["bin/zb", "share/man/man1/zb.1", "share/man/man1/zb-step.1", "share/man/man5/zb-ledger.5", "share/man/man7/zb-notice.7",
          "share/man/man7/zb-sharing.7", "share/man/man7/zb-tutorial.7", "share/bash-completion/completions/zb", "share/zsh/site-functions/_zb",
          "share/fish/vendor_completions.d/zb.fish", "share/zb/data/departments.csv", "share/zb/data/staff.csv", "share/zb/data/flows.csv",
          "share/zb/data/projects_jianghai_gb18030.csv", "share/zb/schemas/zb-plan.schema.json", "share/zb/schemas/lists.schema.json",
          "share/zb/share_group.sh", "share/zb/share_service_account.sh", "share/zb/schedule/crontab", "share/zb/timers/timers.conf",
          "share/doc/zb/LICENSE", "share/doc/zb/CHANGELOG.md", "share/doc/zb/README.zh-CN.md"]


def faults_of_pages(prefix):
    for page in sorted((prefix / "share/man").rglob("zb*")):
        if page.suffix not in (".1", ".5", ".7"):
            continue
        text = page.read_text(encoding="utf-8")
        if "\n.P\n.SH" in text or not text.startswith(".if "):
            yield f"{page.name}: empty paragraphs, or nothing that breaks Chinese lines"
        if shutil.which("groff") and shutil.which("preconv"):
            done = subprocess.run(["groff", "-k", "-man", "-ww", "-Tutf8", "-rLL=80n", "-z", page], capture_output=True, check=False, encoding="utf-8")
            if "can't break line" in done.stderr:
                yield f"{page.name}: {done.stderr.splitlines()[0]}"
        if shutil.which("mandoc"):
            done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", page], capture_output=True, check=False, encoding="utf-8")
            if done.stdout:
                yield f"{page.name}: {done.stdout.splitlines()[0]}"


def main(build, zb):
    with tempfile.TemporaryDirectory(prefix="zb-install-") as folder:
        prefix = pathlib.Path(folder) / "here"
        done = subprocess.run(["cmake", "--install", build, "--prefix", prefix], capture_output=True, check=False, encoding="utf-8")
        if done.returncode != 0:
            raise SystemExit(done.stderr)
        faults = [f"{name} is not installed" for name in WANTED if not (prefix / name).is_file()]
        named = 0
        for file in [*(prefix / "share/zb/schedule").rglob("*"), *(prefix / "share/zb/timers").rglob("*")]:
            text = file.read_text(encoding="utf-8") if file.is_file() else ""
            named += text.count(f"{prefix}/")
            if "/usr/local" in text:
                faults.append(f"{file.name} names /usr/local")
        if named < 15:
            faults.append(f"units and crontabs name the prefix {named} times")
        faults += [f"{script.name} cannot be run" for script in (prefix / "share/zb").rglob("*.sh") if not os.access(script, os.X_OK)]
        if subprocess.run([prefix / "bin/zb", "--version"], capture_output=True, check=True).stdout != subprocess.run(
                [zb, "--version"], capture_output=True, check=True).stdout:
            faults.append("another program is installed")
        faults += faults_of_pages(prefix)
    print("\n".join(faults))
    print(f"{len(WANTED)} files looked for, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
