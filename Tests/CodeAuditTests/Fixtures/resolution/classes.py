from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Optional, TypeAlias, TypeVar, Union

import numpy as np
import torch

T = TypeVar("T", bound=np.ndarray)
Array = np.ndarray
Maybe = Optional[np.ndarray]
Either: TypeAlias = Union[np.ndarray, None]


@dataclass
class State:
    q: np.ndarray = field(default_factory=lambda: np.zeros(3))
    t: torch.Tensor = None

    def best(self):
        self.t.argmax(-1)  # -> torch.Tensor.argmax method certain
        return self.q.argmax()  # -> numpy.ndarray.argmax method certain


def use(s: State, many: list[State], table: dict[str, State]):
    s.q.argmax()  # -> numpy.ndarray.argmax method certain
    for each in many:
        each.t.argmax()  # -> torch.Tensor.argmax method certain
    for key, value in table.items():
        value.q.argmax()  # -> numpy.ndarray.argmax method certain
    return [each.q.argmax() for each in many]  # -> numpy.ndarray.argmax method certain


@contextmanager
def opened():
    yield np.zeros(3)


with opened() as array:
    array.argmax()  # -> numpy.ndarray.argmax method certain


def generic(x: T) -> T:
    x.argmax()  # -> numpy.ndarray.argmax method certain
    return x


generic(np.zeros(3)).argmax()  # -> numpy.ndarray.argmax method certain


def aliases(a: Array, b: Maybe, c: Either):
    a.argmax()  # -> numpy.ndarray.argmax method certain
    b.argmax()  # -> numpy.ndarray.argmax method certain
    c.argmax()  # -> numpy.ndarray.argmax method certain


class Policy:
    table = np.zeros(3)

    @property
    def scores(self):
        return torch.zeros(3)

    @cached_property
    def cached(self) -> np.ndarray:
        return compute()

    def __getitem__(self, index):
        return self.table

    def __call__(self, x):
        return torch.softmax(x, 0)

    def __enter__(self):
        return self

    def __iter__(self):
        yield np.zeros(3)

    def run(self):
        self.scores.argmax()  # -> torch.Tensor.argmax method certain
        self.cached.argmax()  # -> numpy.ndarray.argmax method certain
        self[0].argmax()  # -> numpy.ndarray.argmax method certain
        self(1).argmax()  # -> torch.Tensor.argmax method certain
        Policy.table.argmax()  # -> numpy.ndarray.argmax method certain
        type(self).table.argmax()  # -> unknown.argmax method uncertain
        for row in self:
            row.argmax()  # -> numpy.ndarray.argmax method certain


class Derived(Policy):
    def run(self):
        super().scores.argmax()  # -> torch.Tensor.argmax method certain
        self.table = torch.ones(3)
        return self.table.argmax()  # -> torch.Tensor.argmax method certain


with Policy() as policy:
    policy.table.argmax()  # -> numpy.ndarray.argmax method certain


def closure(a, b=None):
    a = np.asarray(a)
    b = np.zeros(3) if b is None else np.asarray(b)
    b.argmax()  # -> numpy.ndarray.argmax method certain

    def inner():
        return a.argmax()  # -> numpy.ndarray.argmax method uncertain

    return inner


def attempts():
    try:
        y = np.load("x")
    except OSError:
        y = np.zeros(3)
    return y.argmax()  # -> numpy.ndarray.argmax method certain


def best_of(xs):
    best = None
    for x in xs:
        x = np.array(x)
        if best is None or x.max() > best[best.argmax()]:  # -> numpy.ndarray.argmax method certain
            best = x
    return best.argmax()  # -> numpy.ndarray.argmax method certain
