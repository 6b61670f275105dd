import numpy as np
import pandas as pd
import pytest
import torch


def filtered(scores, limit):
    kept = scores[scores > limit]
    return np.argmax(kept)  # TB103


def comprehended(items):
    return np.argmax([i for i in items if i > 0])  # TB103


def parameter(x):
    return np.argmax(x, axis=0)  # TB103


def method(x):
    return x.argmax()  # TB103


def builtin(xs):
    return xs.index(max(xs))  # TB103


def tensor(x, mask):
    return torch.argmax(x[mask])  # TB103


def other_guard(x, y):
    if len(y) == 0:
        return None
    return np.argmax(x)  # TB103


def other_function(x, y):
    if not np.any(y):
        return None
    return np.argmax(x)  # TB103


class Holder:
    def other_member(self):
        if self.y.size == 0:
            return None
        return np.argmax(self.x)  # TB103

    def own_member(self):
        if self.x.size == 0:
            return None
        return np.argmax(self.x)


def finally_only(x):
    for i in range(3):
        y = x[i]
    return np.argmin(y)  # TB103


def literal():
    np.argmax([1, 2, 3])
    np.argmax(np.zeros(3))
    np.argmax(np.ones((2, 3)), axis=0)
    fixed = np.zeros((3,))
    return fixed.argmax()


def by_length(x):
    if len(x) == 0:
        return None
    return np.argmax(x)


def by_size(x):
    if x.size:
        return np.argmax(x)
    return None


def by_truth(xs):
    if not xs:
        return None
    return xs.index(max(xs))


def by_truth_and(xs, y):
    return np.argmax(xs) if y and xs else None


def caught(x):
    try:
        return np.argmax(x)
    except ValueError:
        return None


def asserted(x):
    assert x.shape[0] > 0
    return np.argmax(x)


def any_left(x, mask):
    if not mask.any():
        return None
    return torch.argmax(x[mask])


def table_with_names(limit):
    x = np.array([[limit, np.nan], [1.0, 2.0]])
    frame = pd.DataFrame({"a": [limit, 1]})
    return np.nanargmax(x), frame.idxmax()


def shape_with_names(rows, columns):
    return np.argmax(np.zeros([rows, columns]))  # TB103


def expected_to_fail(x):
    with pytest.raises(ValueError):
        np.argmax(x)
