#!/usr/bin/env python3
"""Lists the calls of arg-reductions in Python files by a method of its own, to hold the audit's answer against.

It knows nothing of scopes, types or order: a name means what any import of the file makes it, an attribute is a method of
anything. So it finds more than there is, never less, and where it differs from the audit somebody has to look.

    list_calls.py FOLDER…   # file:line:column, what it is, the path or the name; tabs between
"""
import ast
import pathlib
import sys
import warnings

NAMES = {
    f"{nan}{name}"
    for nan in ("", "nan")
    for name in ("argmax", "argmin", "arg_max", "arg_min", "idxmax", "idxmin", "index_max", "index_min")
}
LIBRARIES = {
    "numpy", "torch", "tensorflow", "jax", "pandas", "cupy", "dask", "keras", "tf_keras", "mxnet", "paddle", "polars", "scipy",
    "xarray", "cv2", "bottleneck", "autograd", "pytensor", "sklearn",
}


def imports(tree):
    """What each name means by any import in the file, as (name, dotted path)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.asname:
                    yield alias.asname, alias.name
                else:
                    root = alias.name.split(".")[0]
                    yield root, root
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                module = "." * node.level + (node.module or "")
                yield alias.asname or alias.name, f"{module}.{alias.name}"


def dotted(node):
    """`a.b.c` as a list of names; none where it is something else."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return [node.id, *reversed(names)] if isinstance(node, ast.Name) else None


def calls(tree):
    """(node, kind, path or name) of each call that may be an arg-reduction."""
    meanings = {}
    for name, path in imports(tree):
        meanings.setdefault(name, set()).add(path)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        names = dotted(node.func)
        paths = set()
        if names:
            paths = {".".join([path, *names[1:]]) for path in meanings.get(names[0], ())}
        last = {path.rpartition(".")[2] for path in paths}
        if isinstance(node.func, ast.Attribute):
            last.add(node.func.attr)
        if not last & NAMES:
            continue
        # Not relative ones, which belong to the package itself.
        known = sorted(path for path in paths if path.split(".")[0] in LIBRARIES)
        if known:
            yield node, "function", "|".join(known)
        elif isinstance(node.func, ast.Attribute):
            yield node, "method", node.func.attr


def read(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(path.read_bytes())


def listed(folder):
    """(file, line, column, kind, path or name) under a folder; what does not parse is left out."""
    for path in sorted(pathlib.Path(folder).rglob("*.py")):
        try:
            tree = read(path)
        except (SyntaxError, ValueError, RecursionError):
            continue
        for node, kind, name in calls(tree):
            yield str(path.relative_to(folder)), node.lineno, node.col_offset, kind, name


if __name__ == "__main__":
    for folder in sys.argv[1:]:
        for file, line, column, kind, name in listed(folder):
            print(f"{file}:{line}:{column}", kind, name, sep="\t")
