"""Runs calls before and after an edit on the same arrays, each as its own library has them.

A line of input is {"before": SOURCE, "after": SOURCE, "from": LIBRARY, "to": LIBRARY, "names": [NAME, ...],
"ranks": [RANK, ...], "dtype": NAME or null}, where the names are the arrays in the source. A line of output is
{"cases": N, "different": [{"array": TEXT, "before": TEXT, "after": TEXT}, ...], "kinds": {KIND: COUNT},
"changed": COUNT}: kinds are the severities of findings, and error-type where both raise, but not the same; changed are
answers that became others.
"""

import itertools
import json
import os
import sys
import warnings

os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.simplefilter("ignore")

import numpy as np

VALUES = [0.0, 1.0, -0.0, np.nan, np.inf, -np.inf]


def arrays(ranks):
    """Every vector of up to 3 of the special values, matrices, blocks, an array without axes, and empty ones."""
    if 0 in ranks:
        yield np.array(5.0)
    if 1 in ranks:
        yield np.array([])
        for length in (1, 2, 3):
            for row in itertools.product(VALUES, repeat=length):
                yield np.array(row)
        yield np.array([3, 1, 3])
        yield np.array([1.0, 1.0 + 2.0**-40])  # equal in fewer bits
    if 2 in ranks:
        for row in itertools.product([0.0, 1.0, np.nan, -np.inf], repeat=2):
            for other in itertools.product([0.0, 1.0, np.nan, -np.inf], repeat=2):
                yield np.array([row, other])
        yield np.array([[1, 5, 2], [4, 3, 6]])
        yield np.array([[1.0, 1.0 + 2.0**-40], [1.0 + 2.0**-39, 1.0]])
        yield np.empty((0, 3))
        yield np.empty((3, 0))
        yield np.empty((0, 0))
        yield np.array([[np.nan]])
    if 3 in ranks:
        for row in itertools.product([0.0, np.nan, np.inf], repeat=4):
            yield np.array([[row[:2], row[2:]], [(1.0, -0.0), (-np.inf, 1.0)]])
        yield np.arange(24).reshape(2, 3, 4) % 7
        for shape in ((0, 2, 3), (2, 0, 3), (2, 3, 0), (1, 1, 1)):
            yield np.zeros(shape)


def numpy_scope():
    return {"np": np, "argmax": np.argmax}, lambda array: array


def torch_scope():
    import torch

    return {"torch": torch}, lambda array: torch.from_numpy(np.array(array))


def tensorflow_scope():
    import tensorflow

    return {"tf": tensorflow}, tensorflow.constant


def jax_scope():
    import jax

    return {"jax": jax}, jax.numpy.asarray


def pandas_scope():
    import pandas

    return {"pd": pandas}, lambda array: (pandas.Series if array.ndim == 1 else pandas.DataFrame)(array)


SCOPES = {}


def scope(library):
    if library not in SCOPES:
        SCOPES[library] = globals()[library + "_scope"]()
    return SCOPES[library]


def held_by(library, array):
    """The array as it comes back from a library, which may hold numbers in fewer bits."""
    try:
        return np.asarray(scope(library)[1](array))
    except Exception:
        return array


def answer(code, library, names, array):
    objects, convert = scope(library)
    try:
        held = dict(objects, **{name: convert(array) for name in names}, k=0)
        if "z" in code.co_names:
            held["z"] = convert(np.array(0))  # a place for the result of the whole array
        result = np.asarray(eval(code, held))
    except Exception as error:
        return ("error", type(error).__name__)
    return ("answer", str(result.dtype), result.shape, result.tolist())


def kind(before, after):
    """How two answers differ; `None` for not at all."""
    if before[0] == "error" and after[0] == "error":
        return None if before == after else "error-type"
    if before[0] == "error" or (after[0] != "error" and before[2:] != after[2:]):
        return "silent"
    if after[0] == "error":
        return "loud"
    return "cosmetic" if before[1] != after[1] else None


for line in sys.stdin:
    request = json.loads(line)
    codes = [compile(request[side].strip(), side, "eval") for side in ("before", "after")]
    different, kinds, cases, changed = [], {}, 0, 0
    for array in arrays(request["ranks"]):
        if request["dtype"]:
            if not np.isfinite(array).all():
                continue
            array = array.astype(request["dtype"])
        array = held_by(request["from"], array)
        before = answer(codes[0], request["from"], request["names"], array)
        if array.ndim == 0 and before[0] == "error":
            continue  # no program that works has such an array there
        after = answer(codes[1], request["to"], request["names"], array)
        cases += 1
        how = kind(before, after)
        changed += how == "silent" and before[0] == "answer"
        if how:
            kinds[how] = kinds.get(how, 0) + 1
            different.append({"array": repr(array), "before": repr(before), "after": repr(after)})
    print(json.dumps({"cases": cases, "different": different[:3], "kinds": kinds, "changed": changed}), flush=True)
