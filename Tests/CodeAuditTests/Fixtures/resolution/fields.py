"""Attributes of the file's classes."""
from __future__ import annotations

import collections
import typing
from collections import namedtuple
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Optional, TypedDict

import attr
import numpy as np
import torch


class Lazy:
    def setup(self):
        self.scores = np.zeros(3)

    def use(self):
        return self.scores.argmax()  # -> numpy.ndarray.argmax method certain


class Maybe:
    def __init__(self):
        self.scores = None

    def fit(self, x):
        self.scores = np.asarray(x)
        return self

    def use(self):
        if self.scores is None:
            raise ValueError
        return self.scores.argmax()  # -> numpy.ndarray.argmax method certain


Maybe().fit(x).scores.argmax()  # -> numpy.ndarray.argmax method certain


class Two:
    def __init__(self):
        self.a, self.b = np.zeros(3), torch.zeros(3)
        self.c = self.d = np.zeros(3)
        self.rows: list[np.ndarray] = []
        self.table: dict[str, torch.Tensor] = {}
        self.e: Optional[np.ndarray]
        (self.f, self.g), self.h = torch.max(x, 1), 3  # -> torch.max.indices max-index certain

    def use(self):
        self.a.argmax()  # -> numpy.ndarray.argmax method certain
        self.b.argmax()  # -> torch.Tensor.argmax method certain
        self.c.argmax()  # -> numpy.ndarray.argmax method certain
        self.d.argmax()  # -> numpy.ndarray.argmax method certain
        self.rows[0].argmax()  # -> numpy.ndarray.argmax method certain
        self.table["x"].argmax()  # -> torch.Tensor.argmax method certain
        for row in self.rows:
            row.argmax()  # -> numpy.ndarray.argmax method certain
        for key, value in self.table.items():
            value.argmax()  # -> torch.Tensor.argmax method certain
        return self.e.argmax()  # -> numpy.ndarray.argmax method certain


class Base:
    def __init__(self):
        self.q = np.zeros(3)

    @property
    def p(self) -> torch.Tensor:
        return self._p

    @p.setter
    def p(self, value):
        self._p = value


class Sub(Base):
    def use(self):
        self.p.argmax()  # -> torch.Tensor.argmax method certain
        return self.q.argmax()  # -> numpy.ndarray.argmax method certain


@dataclass
class Data:
    x: np.ndarray
    y: "torch.Tensor" = None
    z: np.ndarray | None = None
    count: ClassVar[int] = 0
    names: list[str] = None

    def use(self):
        self.x.argmax()  # -> numpy.ndarray.argmax method certain
        self.y.argmax()  # -> torch.Tensor.argmax method certain
        self.z.argmax()  # -> numpy.ndarray.argmax method certain
        self.names.argmax()  # -> none


@attr.s(auto_attribs=True)
class Attrs:
    x: np.ndarray

    def use(self):
        return self.x.argmin()  # -> numpy.ndarray.argmin method certain


class Pair(NamedTuple):
    values: torch.Tensor
    count: int


def unpacked(pair: Pair):
    values, count = pair
    values.argmax()  # -> torch.Tensor.argmax method certain
    pair[0].argmax()  # -> torch.Tensor.argmax method certain
    count.argmax()  # -> none


Old = namedtuple("Old", "x y")
Old(np.zeros(3), 1).x.argmax()  # -> unknown.argmax method uncertain
Typed = NamedTuple("Typed", [("x", np.ndarray)])
Typed(q).x.argmax()  # -> unknown.argmax method uncertain


class Row(TypedDict):
    x: np.ndarray


def typed(row: Row):
    return row["x"].argmax()  # -> numpy.ndarray.argmax method certain


class Holder:
    data: Data

    def use(self):
        return self.data.x.argmax()  # -> numpy.ndarray.argmax method certain


def chain(holder: Holder, holders: typing.List[Holder]):
    holder.data.y.argmax()  # -> torch.Tensor.argmax method certain
    holders[0].data.y.argmax()  # -> torch.Tensor.argmax method certain
    return max(holders, key=lambda h: h.data.x.argmax())  # -> numpy.ndarray.argmax method certain


class Slots:
    __slots__ = ("x",)

    def __init__(self):
        object.__setattr__(self, "x", np.zeros(3))
        setattr(self, "y", np.zeros(3))

    def use(self):
        self.x.argmax()  # -> unknown.argmax method uncertain
        return self.y.argmax()  # -> unknown.argmax method uncertain


class Later:
    def use(self):
        helper = Helper()
        return helper.make().argmax()  # -> torch.Tensor.argmax method certain


class Helper:
    def make(self):
        return torch.zeros(3)

    async def wait(self):
        return torch.zeros(3)

    async def use(self):
        return (await self.wait()).argmax()  # -> torch.Tensor.argmax method certain


class Derived(base.Net):
    def forward(self, x) -> torch.Tensor:
        return self.layers(x)

    def use(self, x):
        return self(x).argmax(1)  # -> torch.Tensor.argmax method uncertain
