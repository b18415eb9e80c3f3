# SPDX-License-Identifier: Apache-2.0
"""A terminal of its own for one command, at which a person answers."""
import fcntl
import os
import pty
import select
import struct
import termios
import time

LINES, COLUMNS = 20, 100


def converse(words, answers, environment, folder):
    """Runs the words on a terminal of 20 lines and 100 columns; each time a question stands there, types the next answer (or
    what a function gives that is called while the question stands). Gives what stood
    on the terminal and the exit status (minus the signal that ended it)."""
    child, master = pty.fork()
    if child == 0:
        time.sleep(0.2)  # until the size is set
        os.chdir(folder)
        os.execve(words[0], [str(word) for word in words], environment)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    seen, left, end = b"", list(answers), time.monotonic() + 60
    while time.monotonic() < end:
        if not select.select([master], [], [], 0.2)[0]:
            continue
        try:
            seen += os.read(master, 65536)
        except OSError:
            break
        if left and seen.decode("utf-8", "replace").endswith("："):
            answer = left.pop(0)
            os.write(master, (answer() if callable(answer) else answer).encode())
    os.close(master)
    return seen.decode("utf-8", "replace").replace("\r\n", "\n"), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
