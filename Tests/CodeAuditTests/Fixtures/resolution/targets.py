"""Names bound by loops, unpacking, `with`, walrus, match."""
import functools
import itertools
import operator

import numpy as np
import pandas as pd
import torch

xs = np.zeros((3, 4))
ts = torch.zeros(3, 4)
for n, row in enumerate(xs):
    row.argmax()  # -> numpy.ndarray.argmax method certain
for row, t in zip(xs, ts):
    row.argmax()  # -> numpy.ndarray.argmax method certain
    t.argmax()  # -> torch.Tensor.argmax method certain
for n, (row, t) in enumerate(zip(xs, ts), 1):
    row.argmax()  # -> numpy.ndarray.argmax method certain
    t.argmax()  # -> torch.Tensor.argmax method certain
for row in reversed(list(xs)):
    row.argmax()  # -> numpy.ndarray.argmax method certain
for row in [xs, xs]:
    row.argmax()  # -> numpy.ndarray.argmax method certain
for row in (xs[0], xs[1]):
    row.argmax()  # -> numpy.ndarray.argmax method certain
for name, row in {"a": xs}.items():
    row.argmax()  # -> numpy.ndarray.argmax method certain
for name, row in (("a", xs), ("b", xs)):
    row.argmax()  # -> numpy.ndarray.argmax method certain
first, *rest = xs
first.argmax()  # -> numpy.ndarray.argmax method certain
rest[0].argmax()  # -> numpy.ndarray.argmax method certain
*head, last = [xs, xs]
last.argmax()  # -> numpy.ndarray.argmax method certain
a, (b, c) = xs, (ts, 1)
b.argmax()  # -> torch.Tensor.argmax method certain
[d, e] = xs, ts
e.argmax()  # -> torch.Tensor.argmax method certain
a = b = np.zeros(3)
b.argmax()  # -> numpy.ndarray.argmax method certain
a, b = b, ts
b.argmax()  # -> torch.Tensor.argmax method certain
if (w := np.zeros(3)).any():
    w.argmax()  # -> numpy.ndarray.argmax method certain
while (chunk := np.fromfile(f, count=3)).size:
    chunk.argmax()  # -> numpy.ndarray.argmax method certain
with torch.no_grad():
    ts.argmax()  # -> torch.Tensor.argmax method certain
with np.load("x") as data:
    data["x"].argmax()  # -> numpy.ndarray.argmax method certain
[[cell.argmax() for cell in row] for row in np.zeros((2, 2, 2))]  # -> numpy.ndarray.argmax method certain
[cell.argmax() for row in [[xs]] for cell in row]  # -> numpy.ndarray.argmax method certain
{k: v.argmax() for k, v in zip("ab", xs)}  # -> numpy.ndarray.argmax method certain
[t.argmax() for t in ts if t.sum() > 0]  # -> torch.Tensor.argmax method certain
list(map(np.argmax, xs))
sorted(xs, key=np.argmax)
[f(xs) for f in (np.argmax, np.argmin)]  # -> numpy.argmax alias uncertain
for f in [np.argmax]:
    f(xs)  # -> numpy.argmax alias certain
pool.map(np.argmax, xs)
df = pd.DataFrame({"k": [1], "x": [2.0]})
for key, part in df.groupby("k"):
    part["x"].idxmax()  # -> pandas.Series.idxmax method certain
for name, column in df.items():
    column.idxmax()  # -> pandas.Series.idxmax method certain
for index, row in df.iterrows():
    row.idxmax()  # -> pandas.Series.idxmax method certain
for a, b in itertools.product(xs, ts):
    b.argmax()  # -> torch.Tensor.argmax method certain
for row in itertools.chain(xs, ts):
    row.argmax()  # -> unknown.argmax method uncertain
x = functools.reduce(np.maximum, [xs])
x.argmax()  # -> unknown.argmax method uncertain
total = sum([xs, xs])
total.argmax()  # -> numpy.ndarray.argmax method certain
total += ts
y = xs
y += 1
y.argmax()  # -> numpy.ndarray.argmax method certain
z = None
for row in xs:
    z = row if z is None else np.maximum(z, row)
z.argmax()  # -> numpy.ndarray.argmax method certain
acc = 0
for row in xs:
    acc = acc + row
acc.argmax()  # -> numpy.ndarray.argmax method certain
acc2 = 0
for row in xs:
    acc2 += row
acc2.argmax()  # -> numpy.ndarray.argmax method certain
out = []
for row in xs:
    out.append(row)
out[0].argmax()  # -> numpy.ndarray.argmax method certain
np.array(out).argmax()  # -> numpy.ndarray.argmax method certain
table = {}
table["a"] = xs
table["b"] = ts
table["a"].argmax()  # -> numpy.ndarray.argmax method certain
best = max([xs, xs], key=lambda v: v.argmax())  # -> numpy.ndarray.argmax method certain
best.argmax()  # -> numpy.ndarray.argmax method certain


def matched(value, other):
    match value:
        case (np.ndarray() as x, torch.Tensor() as y):
            x.argmax()  # -> numpy.ndarray.argmax method certain
            y.argmax()  # -> torch.Tensor.argmax method certain
        case [x, y]:
            x.argmax()  # -> unknown.argmax method uncertain
        case {"scores": np.ndarray() as scores}:
            scores.argmax()  # -> numpy.ndarray.argmax method certain
        case np.ndarray() | torch.Tensor():
            value.argmax()  # -> unknown.argmax method uncertain
        case _:
            value.argmax()  # -> unknown.argmax method uncertain


def outer():
    best = torch.zeros(3)

    def inner():
        nonlocal best
        best.argmax()  # -> torch.Tensor.argmax method certain
        best = torch.ones(3)

    def deeper():
        def deepest():
            return best.argmax()  # -> torch.Tensor.argmax method certain

        return deepest

    return inner, deeper


CACHE = None


def fill():
    global CACHE
    CACHE = np.zeros(3)


def read():
    return CACHE.argmax()  # -> numpy.ndarray.argmax method certain


def shadow(np, torch=None):
    np.argmax(x)  # -> unknown.argmax method uncertain
    return [torch.argmax(x) for torch in things]  # -> unknown.argmax method uncertain


def deleted():
    x = np.zeros(3)
    del x
    x.argmax()  # -> unknown.argmax method uncertain


def handler():
    try:
        x = np.zeros(3)
    except Exception:
        return None
    finally:
        pass
    return x.argmax()  # -> numpy.ndarray.argmax method certain
