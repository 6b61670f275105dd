import numpy as np
import numpy.typing as npt
from numpy.typing import NDArray
from typing import Any, Dict, List, Optional, Tuple, Union, Sequence

a = np.array([1, 2])
a.argmax()  # -> numpy.ndarray.argmax method certain
np.zeros((2, 3)).argmin(axis=1)  # -> numpy.ndarray.argmin method certain
np.asarray(x).argmax()  # -> numpy.ndarray.argmax method certain
(a + 1).argmax()  # -> numpy.ndarray.argmax method certain
(-a).argmax()  # -> numpy.ndarray.argmax method certain
(a > 1).argmax()  # -> numpy.ndarray.argmax method certain
a[0].argmax()  # -> numpy.ndarray.argmax method certain
a[:, 0].argmax()  # -> numpy.ndarray.argmax method certain
a.T.argmax()  # -> numpy.ndarray.argmax method certain
a.reshape(2, -1).argmax(1)  # -> numpy.ndarray.argmax method certain
a.astype(float).copy().argmax()  # -> numpy.ndarray.argmax method certain
np.exp(a).argmax()  # -> numpy.ndarray.argmax method certain
np.abs(x - y).argmin()  # -> numpy.ndarray.argmin method certain
np.linalg.norm(x, axis=1).argmin()  # -> numpy.ndarray.argmin method certain
np.random.rand(3).argmax()  # -> numpy.ndarray.argmax method certain
np.random.default_rng(0).normal(size=3).argmax()  # -> numpy.ndarray.argmax method certain
np.load("f.npy").argmax()  # -> numpy.ndarray.argmax method certain
np.load("f.npz")["x"].argmax()  # -> numpy.ndarray.argmax method certain
np.r_[1, 2].argmax()  # -> numpy.ndarray.argmax method certain
np.unique(x, return_counts=True)[1].argmax()  # -> numpy.ndarray.argmax method certain
np.unknown_function(x).argmax()  # -> numpy.ndarray.argmax method uncertain
a.tolist().argmax()  # -> none
a.shape.argmax()  # -> none
x.argmax()  # -> unknown.argmax method uncertain
x.idxmax()  # -> unknown.idxmax method uncertain
x.arg_max()  # -> unknown.arg_max method uncertain
x.numpy().argmax()  # -> numpy.ndarray.argmax method uncertain
(x * a).argmax()  # -> numpy.ndarray.argmax method uncertain

b = a
b.argmax()  # -> numpy.ndarray.argmax method certain
b = [1]
b.argmax()  # -> none
c, d = np.zeros(2), [1]
c.argmax()  # -> numpy.ndarray.argmax method certain
d.argmax()  # -> none
(e, f), g = (a, 1), a
e.argmax()  # -> numpy.ndarray.argmax method certain
f.argmax()  # -> none
h = i = np.ones(3)
i.argmax()  # -> numpy.ndarray.argmax method certain
i += 1
i.argmax()  # -> numpy.ndarray.argmax method certain
i *= x
i.argmax()  # -> numpy.ndarray.argmax method certain
first, *rest = [a, a]
first.argmax()  # -> numpy.ndarray.argmax method certain
rest[0].argmax()  # -> numpy.ndarray.argmax method certain
j: np.ndarray = load()
j.argmax()  # -> numpy.ndarray.argmax method certain
m = {}
m["x"] = np.zeros(3)
m["x"].argmax()  # -> numpy.ndarray.argmax method certain
m[key].argmax()  # -> numpy.ndarray.argmax method certain
m.get("x").argmax()  # -> numpy.ndarray.argmax method certain
arrays = []
arrays.append(np.zeros(3))
arrays[0].argmax()  # -> numpy.ndarray.argmax method certain
for row in a:
    row.argmax()  # -> numpy.ndarray.argmax method certain
for n, row in enumerate(a):
    row.argmin()  # -> numpy.ndarray.argmin method certain
    n.argmin()  # -> none
for left, right in zip(a, [1, 2]):
    left.argmax()  # -> numpy.ndarray.argmax method certain
    right.argmax()  # -> none
best = [row.argmax() for row in a]  # -> numpy.ndarray.argmax method certain
pairs = {k: v.argmax() for k, v in m.items()}  # -> numpy.ndarray.argmax method certain
u, s, vt = np.linalg.svd(a)
s.argmax()  # -> numpy.ndarray.argmax method certain
counts, edges = np.histogram(a)
counts.argmax()  # -> numpy.ndarray.argmax method certain


def annotated(
    p: np.ndarray,
    q: Optional[np.ndarray],
    r: "np.ndarray",
    s: npt.NDArray[np.float32],
    t: NDArray,
    u: List[np.ndarray],
    v: Dict[str, np.ndarray],
    w: Tuple[np.ndarray, int],
    y: np.ndarray | None,
    z: Union[np.ndarray, List[float]],
    *args: np.ndarray,
    o: "Optional[np.ndarray]" = None,
    **kwargs: np.ndarray,
):
    p.argmax()  # -> numpy.ndarray.argmax method certain
    q.argmax()  # -> numpy.ndarray.argmax method certain
    r.argmax()  # -> numpy.ndarray.argmax method certain
    s.argmax()  # -> numpy.ndarray.argmax method certain
    t.argmax()  # -> numpy.ndarray.argmax method certain
    u[0].argmax()  # -> numpy.ndarray.argmax method certain
    v["k"].argmax()  # -> numpy.ndarray.argmax method certain
    w[0].argmax()  # -> numpy.ndarray.argmax method certain
    w[1].argmax()  # -> none
    y.argmax()  # -> numpy.ndarray.argmax method certain
    z.argmax()  # -> numpy.ndarray.argmax method certain
    args[0].argmax()  # -> numpy.ndarray.argmax method certain
    o.argmax()  # -> numpy.ndarray.argmax method certain
    kwargs["a"].argmax()  # -> numpy.ndarray.argmax method certain


def narrowed(x, y, z):
    if isinstance(x, np.ndarray):
        x.argmax()  # -> numpy.ndarray.argmax method certain
    elif isinstance(x, (list, tuple)):
        x.argmax()  # -> none
    else:
        x.argmax()  # -> unknown.argmax method uncertain
    if not isinstance(y, np.ndarray):
        raise TypeError
    y.argmax()  # -> numpy.ndarray.argmax method certain
    assert isinstance(z, np.ndarray) and z.argmax() > 0  # -> numpy.ndarray.argmax method certain
    return z.argmax()  # -> numpy.ndarray.argmax method certain


def joins(flag, x):
    if flag:
        y = np.zeros(3)
    else:
        y = np.ones(3)
    y.argmax()  # -> numpy.ndarray.argmax method certain
    if flag:
        y = x
    y.argmax()  # -> numpy.ndarray.argmax method uncertain
    z = None
    for _ in range(3):
        if z is not None:
            z.argmax()  # -> numpy.ndarray.argmax method certain
        z = np.zeros(3)
    while flag:
        x = np.asarray(x)
        break
    x.argmax()  # -> numpy.ndarray.argmax method uncertain


def returns() -> np.ndarray:
    return compute()


def inferred(x):
    if x:
        return np.zeros(3)
    return np.ones(3)


def pair(x):
    return np.zeros(3), 1


def recursive(n):
    return np.zeros(3) if n == 0 else recursive(n - 1)


def generator():
    yield np.zeros(3)


returns().argmax()  # -> numpy.ndarray.argmax method certain
inferred(1).argmax()  # -> numpy.ndarray.argmax method certain
scores, number = pair(1)
scores.argmax()  # -> numpy.ndarray.argmax method certain
number.argmax()  # -> none
recursive(3).argmax()  # -> numpy.ndarray.argmax method certain
for item in generator():
    item.argmax()  # -> numpy.ndarray.argmax method certain
later().argmax()  # -> numpy.ndarray.argmax method certain


def later():
    return np.zeros(3)

# Over an axis and over pairs, element by element: what comes is for the array to say, but where it stays as long.
np.logical_and.reduce([x, y]).argmin(axis=0)  # -> numpy.ndarray.argmin method uncertain
np.maximum.accumulate(x)[::-1].argmax()  # -> numpy.ndarray.argmax method certain
np.subtract.outer(x, y).argmin(1)  # -> numpy.ndarray.argmin method uncertain
import pandas as pd

np.maximum.accumulate(pd.Series(x)).argmax()  # -> pandas.Series.argmax method certain
np.maximum.reduce(pd.DataFrame(x)).argmax()  # -> numpy.ndarray.argmax method uncertain
