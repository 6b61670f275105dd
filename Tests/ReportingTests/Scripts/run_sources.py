"""Runs lines of Python, and says what each gave.

Reads {"source": ..., "labels": ...} a line on standard input; writes the outcome of the line's last expression as
CONTRACT's JSON, or {"missing": MODULE} where the line imports what is not installed.
"""
import ast
import json
import math
import sys
import warnings

warnings.simplefilter("ignore")


def label(value):
    name = type(value).__name__
    if name == "NoneType" or name in ("bool", "int", "str"):
        return value
    if name == "float":
        return "nan" if math.isnan(value) else value
    if name in ("NaTType", "NAType"):
        return "nan"
    if name.startswith(("int", "uint", "float", "bool")):
        return label(value.item())
    return f"{name}: {value}"


def outcome(value, labels):
    if value is None:
        return {"kind": "none"}
    if labels:
        if type(value) is list:
            return {"kind": "labels", "shape": [len(value)], "data": [label(item) for item in value]}
        return {"kind": "labels", "shape": [], "data": [label(value)]}
    if type(value) is int:
        return {"kind": "indices", "dtype": "int", "shape": [], "data": [value]}
    if hasattr(value, "dtype") and hasattr(value, "ravel"):
        data = [int(item) for item in value.ravel()]
        return {"kind": "indices", "dtype": str(value.dtype), "shape": list(value.shape), "data": data}
    return {"kind": "other", "type": type(value).__name__, "text": repr(value)}


def run(source, labels):
    tree = ast.parse(source)
    last = ast.Expression(tree.body.pop().value)
    names = {}
    try:
        exec(compile(tree, "line", "exec"), names)
    except ModuleNotFoundError as error:
        return {"missing": error.name}
    try:
        return outcome(eval(compile(last, "line", "eval"), names), labels)
    except Exception as error:
        return {"kind": "error", "type": type(error).__name__, "message": str(error)}


for line in sys.stdin:
    request = json.loads(line)
    print(json.dumps(run(request["source"], request["labels"])))
