"""Times the commands of scripts/bench-audit in turn, and prints a table."""

import os
import pathlib
import statistics
import subprocess
import sys
import threading
import time

rounds, work, ruff, tiebreak = int(sys.argv[1]), *sys.argv[2:]
tree, cache = f"{work}/tree", f"{work}/cache"
names = r"\b(nan)?arg_?(max|min)\b|\bidx(max|min)\b"
audit = [tiebreak, "audit", "--isolated", "--format", "json", tree]
port = ["--from", "numpy", "--to", "torch"]
commands = {
    "ruff": [ruff, "check", "-q", "--isolated", "--select", "NPY", "--no-cache", tree],
    "grep": ["grep", "-rE", names, tree],
    "cold": [*audit, "--no-cache"],
    "warm": [*audit, "--cache-dir", cache],
    "cold port": [*audit, *port, "--no-cache"],
    "warm port": [*audit, *port, "--cache-dir", cache],
}


def resident(process):
    """The memory of a process and those below it, in MB; what they share counts once for each."""
    try:
        threads = pathlib.Path(f"/proc/{process}/task").glob("*/children")
        children = " ".join(thread.read_text() for thread in threads).split()
        pages = int(pathlib.Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6 + sum(map(resident, children))


def run(command):
    before = os.times()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    done = threading.Event()

    def watch():
        nonlocal most
        while not done.wait(0.02):
            most = max(most, resident(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    wall = time.perf_counter() - start
    done.set()
    watcher.join()
    if code not in (0, 1, 2):
        sys.exit(f"bench-audit: {command[0]} ended with {code}")
    after = os.times()
    used = sum(after[2:4]) - sum(before[2:4])
    return wall, used, most


files = list(pathlib.Path(tree).rglob("*.py"))
lines = sum(file.read_bytes().count(b"\n") for file in files)
print(f"{len(files):,} files, {lines:,} lines, {os.cpu_count()} cores, {rounds} rounds")
for name in ("warm", "warm port"):
    run(commands[name])
# A stamp is trusted when its file has been left alone for two seconds.
time.sleep(3)
for name in ("warm", "warm port"):
    run(commands[name])
results = {name: [] for name in commands}
for _ in range(rounds):
    for name, command in commands.items():
        results[name].append(run(command))
base = statistics.median(wall for wall, _, _ in results["ruff"])
print(f"{'':10} {'seconds':>8} {'ratio':>7} {'CPU s':>7} {'memory':>8}")
for name, measured in results.items():
    wall, used, most = (statistics.median(column) for column in zip(*measured))
    print(f"{name:10} {wall:8.2f} {wall / base:7.2f} {used:7.2f} {most:5.0f} MB")
