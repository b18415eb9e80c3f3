# SPDX-License-Identifier: Apache-2.0
"""What the campaigns share: a ledger of their own, commands run under the preloaded faults, and what must hold after each."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

KINDS = ("open", "write", "sync", "name", "truncate")
HERE = pathlib.Path(__file__).resolve().parent


class Place:
    """A folder with a ledger, and zb run in it with a home of its own."""

    def __init__(self, zb, shim, folder):
        self.zb, self.shim, self.folder = str(zb), str(shim), pathlib.Path(folder)
        self.ledger = self.folder / "d" / "zb.db"
        self.ledger.parent.mkdir()
        self.first = {}

    def environment(self, **faults):
        env = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder / "home"), "ZB_DB": str(self.ledger)}
        if faults:
            env["LD_PRELOAD"] = self.shim
            env["ZB_FAULT_FOLDER"] = str(self.ledger.parent)
            env.update({f"ZB_FAULT_{name}" if name != "fault" else "ZB_FAULT": str(value) for name, value in faults.items()})
        return env

    def run(self, *words, given=None, **faults):
        return subprocess.run([self.zb, *words], env=self.environment(**faults), cwd=self.ledger.parent, input=given, capture_output=True,
                              check=False, encoding="utf-8", timeout=120)

    def must(self, *words, given=None):
        done = self.run(*words, given=given)
        assert done.returncode == 0, f"zb {' '.join(words)}: exit {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def calls(self, *words, given=None):
        """How many calls of each kind a command makes on the ledger's folder."""
        counts = self.folder / "counts"
        counts.unlink(missing_ok=True)
        self.run(*words, given=given, COUNT=counts)
        lines = [line.split() for line in counts.read_text().splitlines()]
        return {kind: int(number) for kind, number in lines}

    def head(self):
        words = self.must("ledger", "head").split()
        return int(words[0]), words[1]

    def sound(self, receipts=()):
        """Faults found: the ledger's own, and receipts that it does not hold."""
        anchors = [word for receipt in receipts for word in ("--head", f"{receipt['last']}:{receipt['head']}")]
        done = self.run("ledger", "verify", *anchors, "--format", "json")
        return [] if done.returncode == 0 else [done.stdout.strip() or done.stderr.strip()]

    def left(self):
        return sorted(path.name for path in self.ledger.parent.iterdir() if path.name.startswith(".zb-"))

    def clear(self):
        """Nothing in the folder, and nobody has seen a ledger there."""
        for path in self.ledger.parent.iterdir():
            path.unlink()
        shutil.rmtree(self.folder / "home", ignore_errors=True)

    def fresh(self):
        """A practice ledger with one project, and a backup of it; made once, then copied."""
        if not self.first:
            self.clear()
            self.must("init", "--practice", "--quiet")
            self.must("project", "add", "--code", "P-1", "--name", "先有的", "--quiet")
            self.must("backup", "back.db")
            self.first = {path.name: path.read_bytes() for path in self.ledger.parent.iterdir()}
        self.clear()
        for name, data in self.first.items():
            (self.ledger.parent / name).write_bytes(data)
            (self.ledger.parent / name).chmod(0o600)


def receipt_of(output):
    """The receipt printed with --format json, if a whole line of it came out."""
    for line in output.splitlines(keepends=True):
        if line.startswith('{"receipt"') and line.endswith("\n"):
            return json.loads(line)["receipt"]
    return None


def arguments(name):
    """ZB SHIM [ROUNDS]"""
    if len(sys.argv) < 3:
        sys.exit(f"usage: {name}.py ZB SHIM [ROUNDS]")
    return pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), int(sys.argv[3]) if len(sys.argv) > 3 else 1


def report(what, injected, faults):
    for fault in faults[:20]:
        print("FOUND", " ".join(fault.split())[:300])
    print(f"{what}: {injected} injected, {len(faults)} found, {sum('lost' in fault for fault in faults)} lost")
    sys.exit(1 if faults else 0)


def sample(last, most):
    """1 to `last`, or `most` of them spread over the whole."""
    if last <= most:
        return range(1, last + 1)
    return sorted({1 + (last - 1) * i // (most - 1) for i in range(most)})


def new_folder():
    return tempfile.TemporaryDirectory(prefix="zb-campaign-", dir=os.environ.get("ZB_CAMPAIGN_DISK"))
