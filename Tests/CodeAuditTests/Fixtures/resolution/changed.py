import contextlib
import functools
from functools import partial

import numpy as np
import pandas as pd
import torch

# A container gives back what it makes of what was stored.
df = pd.DataFrame({"a": [1.0, 3.0]})
df["s"] = np.sqrt(df["a"].values)
df["s"].argmax()  # -> pandas.Series.argmax method certain
df["n"] = 0
df["n"].idxmax()  # -> pandas.Series.idxmax method certain
df["p"] = classifier.predict_proba(x)[:, 1]
df["p"].idxmin()  # -> pandas.Series.idxmin method certain


def unknown_container(ds, thing):
    ds["v"] = np.zeros(3)
    ds["v"].argmax()  # -> numpy.ndarray.argmax method uncertain
    thing.data = np.zeros(3)
    thing.data.argmin()  # -> numpy.ndarray.argmin method uncertain
    own = {}
    own["v"] = np.zeros(3)
    own["v"].argmax()  # -> numpy.ndarray.argmax method certain


# Mappings that are merged.
first = {"x": torch.zeros(3)}
second = {**first, **first}
second["x"].argmax()  # -> torch.Tensor.argmax method certain
third = {**first, "y": np.zeros(3)}
third["x"].argmax()  # -> unknown.argmax method uncertain
fourth = first | first
fourth["x"].argmin()  # -> torch.Tensor.argmin method certain
fifth = {"x": torch.zeros(3)}
fifth.update(z=np.zeros(3))
fifth["z"].argmax()  # -> unknown.argmax method uncertain


# What a call may have changed.
class Changing:
    def change(self):
        self.x = np.zeros(3)
        self.convert()
        return self.x.argmax()  # -> unknown.argmax method uncertain

    def convert(self):
        self.x = torch.from_numpy(self.x)

    def keep(self):
        self.y = np.zeros(3)
        self.look()
        return self.y.argmax()  # -> numpy.ndarray.argmax method certain

    def look(self):
        return self.x

    def narrow(self):
        if isinstance(self.x, np.ndarray):
            self.convert()
            self.x.argmin()  # -> unknown.argmin method uncertain

    @property
    def p(self):
        return torch.zeros(3)

    @p.setter
    def p(self, value):
        self._p = value

    def set(self):
        self.p = np.zeros(3)
        self.p.argmax()  # -> unknown.argmax method uncertain


v = np.zeros(3)


def rebinds():
    global v
    v = torch.zeros(3)


rebinds()
v.argmax()  # -> unknown.argmax method uncertain
w = np.zeros(3)


def binds_its_own():
    w = torch.zeros(3)
    return w


binds_its_own()
w.argmax()  # -> numpy.ndarray.argmax method certain


def outer():
    inner_value = np.zeros(3)

    def inner():
        nonlocal inner_value
        inner_value = torch.zeros(3)

    inner()
    return inner_value.argmax()  # -> unknown.argmax method uncertain


def fill(d):
    d["x"] = torch.zeros(3)


filled = {}
filled["x"] = np.zeros(3)
fill(filled)
filled["x"].argmax()  # -> numpy.ndarray.argmax method uncertain


# Never anything but None in this file.
class Late:
    def __init__(self):
        self.logits = None

    def best(self):
        return self.logits.max(dim=1)[1]  # -> torch.max.indices max-index uncertain

    def order(self):
        return self.logits.argsort()[-1]  # -> unknown.argsort[-1] argsort-top1 uncertain


# Long ways from round to round.
def rounds(n):
    a = b = c = d = e = np.zeros(3)
    for _ in range(n):
        a = b
        b = c
        c = d
        d = e
        e = torch.zeros(3)
    return a.argmax()  # -> unknown.argmax method uncertain


def k0(n):
    return np.zeros(3) if n else k1(n)


def k1(n):
    return np.zeros(3) if n else k2(n)


def k2(n):
    return np.zeros(3) if n else k3(n)


def k3(n):
    return np.zeros(3) if n else k4(n)


def k4(n):
    return np.zeros(3) if n else k5(n)


def k5(n):
    return np.zeros(3) if n else k6(n)


def k6(n):
    return np.zeros(3) if n else k7(n)


def k7(n):
    return torch.zeros(3)


k0(1).argmax()  # -> unknown.argmax method uncertain


def matched(k):
    y = torch.zeros(3)
    match k:
        case 1:
            y = np.zeros(3)
        case _:
            y = np.zeros(4)
    return y.argmax()  # -> numpy.ndarray.argmax method certain


noted = helper("a # type: torch.Tensor #")
noted.argmax()  # -> unknown.argmax method uncertain
