"""Evaluates array expressions, and says what arrays they make.

Reads an expression a line; writes {"dtype", "shape", "strides", "bytes"}, the elements' bytes in C order as hex
(for objects the elements' types and texts).
"""
import json
import sys

import numpy as np

for line in sys.stdin:
    array = eval(line, {"np": np})
    if array.dtype == object:
        content = " ".join(f"{type(item).__name__}:{item!r}" for item in array.ravel())
    else:
        content = array.tobytes().hex()
    described = {
        "dtype": array.dtype.str, "shape": list(array.shape), "strides": list(array.strides), "content": content,
    }
    print(json.dumps(described))
