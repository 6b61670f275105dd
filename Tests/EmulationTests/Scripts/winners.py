"""Answers with NumPy: of arrays as a library prepares them, the first and the last place of the greatest element.

Reads {"dtype", "shape", "hex", "becomes", "flushes"} a line, the elements' bytes in C order; writes for each axis, and
for the flattened array last, the places of the first and of the last greatest element. NaN is the greatest. Of types
that only ml_dtypes has, null where that is not installed.
"""
import json
import sys

import numpy as np

try:
    import ml_dtypes
except ModuleNotFoundError:
    ml_dtypes = None

for line in sys.stdin:
    case = json.loads(line)
    if ml_dtypes is None and case["dtype"].startswith(("bfloat", "float8")):
        print("null")
        continue
    own = getattr(ml_dtypes, case["dtype"], None) or np.dtype(case["dtype"])
    array = np.frombuffer(bytes.fromhex(case["hex"]), dtype=own).reshape(case["shape"])
    with np.errstate(over="ignore"):
        array = array.astype(case["becomes"])
    if case["flushes"]:
        finfo = np.finfo if ml_dtypes is None else ml_dtypes.finfo
        tiny = finfo(array.dtype).smallest_normal
        array = np.where(np.abs(array) < tiny, array * 0, array).astype(array.dtype)
    # Exact for all but 64-bit integers, and NumPy's argmax knows no bfloat16.
    wide = array if array.dtype.kind in "iu" else array.astype(np.float64)
    answers = []
    for axis in [*range(wide.ndim), None]:
        turned = wide.ravel() if axis is None else np.moveaxis(wide, axis, -1)
        last = turned.shape[-1] - 1 - np.argmax(turned[..., ::-1], axis=-1)
        answers.append([np.argmax(turned, axis=-1).ravel().tolist(), np.asarray(last).ravel().tolist()])
    print(json.dumps(answers))
