"""Runs every ```python block of a page: three lines, of which the last is an expression with its result in a comment.

  run_findings.py PAGE

Prints a line for each result that is another one, and at the end how many blocks were run and how many left out because
a library is not installed.
"""

import importlib.util
import re
import sys


def result(lines):
    names = {}
    try:
        exec("\n".join(lines[:-1]), names)
        return repr(eval(lines[-1], names))
    except Exception as error:
        return type(error).__name__


def main():
    with open(sys.argv[1], encoding="utf-8") as page:
        blocks = re.findall(r"```python\n(.*?)```", page.read(), re.S)
    run = left_out = wrong = 0
    for block in blocks:
        lines = block.rstrip("\n").split("\n")
        last = re.fullmatch(r"(.*?)\s+# → (.*)", lines[-1])
        if len(lines) != 3 or not last:
            print(f"no block of three lines with a result: {lines[-1]}")
            wrong += 1
            continue
        modules = re.findall(r"^(?:import|from) (\w+)", block, re.M)
        if not all(importlib.util.find_spec(module) for module in modules):
            left_out += 1
            continue
        run += 1
        got = result(lines[:-1] + [last[1]])
        if got != last[2]:
            wrong += 1
            print(f"{last[1]}  # → {got}, and not {last[2]}")
    print(f"{run} run, {left_out} left out")
    sys.exit(1 if wrong else 0)


main()
