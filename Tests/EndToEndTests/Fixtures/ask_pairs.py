"""Asks two libraries directly, with no kit between, what a report's portability says that they answer.

Reads a conformance.json's path as argument. For each entry it can speak for, asks both functions about the example and
prints a line for each answer that is not as reported; at the end how many answers were as reported. Then asks some
small questions of its own, and prints what a matrix must have found: whether two functions answer them alike.
"""
import json
import math
import sys
import warnings

import numpy as np
import pandas as pd
import polars as pl

warnings.simplefilter("ignore")

CALLS = {
    ("numpy", "argmax"): lambda a, call, **more: np.argmax(a, **more),
    ("numpy", "argmin"): lambda a, call, **more: np.argmin(a, **more),
    ("numpy", "nanargmax"): lambda a, call, **more: np.nanargmax(a, **more),
    ("pandas", "Series.idxmax"): lambda a, call, **more: pd.Series(a, index=call.get("index")).idxmax(**more),
    ("pandas", "Series.argmax"): lambda a, call, **more: pd.Series(a, index=call.get("index")).argmax(**more),
    ("polars", "Series.arg_max"): lambda a, call, **more: pl.Series("", a).arg_max(**more),
}
# How each spells what the shared questions pass.
VALUES = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


def array(call):
    flat = [VALUES.get(value, value) if isinstance(value, str) else value for value in call["data"]]
    if call["dtype"] == "complex128":
        flat = [complex(*value) for value in flat]
    return np.array(flat, dtype=call["dtype"]).reshape(call["shape"])


def answer(function, call, arguments):
    try:
        value = CALLS[function](array(call), call, **arguments)
    except Exception as error:
        return type(error).__name__
    if value is None:
        return None
    return np.asarray(value).tolist()


def reported(outcome):
    if outcome["kind"] == "error":
        return outcome["type"]
    if outcome["kind"] == "none":
        return None
    data = np.array(outcome["data"], dtype=object).reshape(outcome["shape"])
    return data.tolist()


def key(side):
    return side["library"], side["function"]


right = 0
entries = json.load(open(sys.argv[1]))["portability"]
for entry in entries:
    sides = [key(entry["from"]), key(entry["to"])]
    example = entry.get("example")
    if example is None or not all(side in CALLS for side in sides):
        continue
    call = example["call"]
    if call["array"]["dtype"] not in ("float64", "float32", "int64", "bool", "complex128"):
        continue
    for side, name in zip(sides, ("from", "to")):
        arguments = call.get("arguments", {})
        found = answer(side, call["array"], arguments)
        if found == reported(example[name]):
            right += 1
        else:
            print("WRONG", entry["rule"], side, call, found, reported(example[name]))

# The questions about NaN in one type, made here anew: all vectors of up to three of these values that hold NaN.
vectors = [[]]
questions = []
for _ in range(3):
    vectors = [vector + [value] for vector in vectors for value in (1.0, math.nan, -math.inf, math.inf)]
    questions += [vector for vector in vectors if any(map(math.isnan, vector))]
times = [[]]
moments = []
for _ in range(3):
    times = [vector + [value] for vector in times for value in (1, "NaT", 2)]
    moments += [vector for vector in times if "NaT" in vector]
for first, second in (
    (("numpy", "argmax"), ("pandas", "Series.idxmax")),
    (("pandas", "Series.idxmax"), ("numpy", "nanargmax")),
    (("pandas", "Series.argmax"), ("polars", "Series.arg_max")),
):
    differences = 0
    for dtype in ("float64", "float32", "float16"):
        for question in questions:
            call = {"data": question, "shape": [len(question)], "dtype": dtype}
            differences += answer(first, call, {}) != answer(second, call, {})
    for moment in moments:
        call = {"data": [np.datetime64(value, "ns") for value in moment], "shape": [len(moment)], "dtype": "datetime64[ns]"}
        differences += answer(first, call, {}) != answer(second, call, {})
    print("NAN", first[0], first[1], second[0], second[1], differences, 3 * len(questions) + len(moments))
print("RIGHT", right)
