"""A user's own functions and classes."""
import numpy as np
from typing import NamedTuple


def argmax(x):
    return max(x)


class idxmax:
    pass


class Tree:
    def argmax(self):
        return 1

    @property
    def scores(self):
        return np.zeros(3)

    @staticmethod
    def make():
        return np.ones((2, 2))

    @classmethod
    def build(cls):
        return cls()


    best = staticmethod(np.argmax)
    lazy = property(lambda self: np.zeros(3))

    def run(self):
        self.best(x)  # -> numpy.argmax alias certain
        return self.lazy.argmax()  # -> unknown.argmax method uncertain


class Child(Tree):
    pass


class Array(np.ndarray):
    pass


class Plain:
    pass


class Point(NamedTuple):
    values: np.ndarray
    names: list


argmax(x)  # -> none
idxmax(x)  # -> none
Tree().argmax()  # -> none
Child().argmax()  # -> none
Tree.build().argmax()  # -> none
Tree().scores.argmax()  # -> numpy.ndarray.argmax method certain
Tree.make().argmin(0)  # -> numpy.ndarray.argmin method certain
Child().scores.argmin()  # -> numpy.ndarray.argmin method certain
Array(3).argmax()  # -> numpy.ndarray.argmax method certain
Plain().argmax()  # -> none


def point(p: Point, t: Tree, c: "Child", m: "Missing"):
    p.values.argmax()  # -> numpy.ndarray.argmax method certain
    p.names.argmax()  # -> none
    t.argmax()  # -> none
    c.argmax()  # -> none
    m.argmax()  # -> unknown.argmax method uncertain


[1, 2].argmax()  # -> none
"text".argmax()  # -> none
(1, 2).argmin()  # -> none
{"a": 1}.idxmax()  # -> none
