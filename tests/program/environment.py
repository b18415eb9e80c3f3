# SPDX-License-Identifier: Apache-2.0
"""What surrounds a command that a test runs."""
import os
import pathlib


def bare(folder, zb=None, **more):
    """A home of its own, the system's programs (and zb, where it is told) and what sanitizers are told: nothing else of the developer's."""
    kept = {name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ}
    path = "/usr/bin:/bin" if zb is None else f"{pathlib.Path(zb).parent}:/usr/bin:/bin"
    return {**kept, "PATH": path, "HOME": str(folder), **more}
