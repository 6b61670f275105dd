from __future__ import annotations

import typing as t
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Dict, List, Optional, Tuple, Union, overload

import jax
import numpy as np
import numpy.typing as npt
import pandas as pd
import torch
from jax import Array
from numpy.typing import ArrayLike, NDArray


def plain(
    a: np.ndarray,
    b: "np.ndarray",
    c: Optional[np.ndarray],
    d: np.ndarray | None,
    e: Union[np.ndarray, None],
    f: Union[np.ndarray, torch.Tensor],
    g: np.ndarray | list,
    h: NDArray[np.float64],
    i: npt.NDArray,
    j: ArrayLike,
    k: Any,
    l: "Optional[torch.Tensor]",
    m: Annotated[np.ndarray, "x"],
    n: t.Optional["np.ndarray"] = None,
    *o: torch.Tensor,
    p: Array = None,
    **q: np.ndarray,
):
    a.argmax()  # -> numpy.ndarray.argmax method certain
    b.argmax()  # -> numpy.ndarray.argmax method certain
    c.argmax()  # -> numpy.ndarray.argmax method certain
    d.argmax()  # -> numpy.ndarray.argmax method certain
    e.argmax()  # -> numpy.ndarray.argmax method certain
    f.argmax()  # -> unknown.argmax method uncertain
    g.argmax()  # -> numpy.ndarray.argmax method certain
    h.argmax()  # -> numpy.ndarray.argmax method certain
    i.argmax()  # -> numpy.ndarray.argmax method certain
    j.argmax()  # -> unknown.argmax method uncertain
    k.argmax()  # -> unknown.argmax method uncertain
    l.argmax()  # -> torch.Tensor.argmax method certain
    m.argmax()  # -> numpy.ndarray.argmax method certain
    n.argmax()  # -> numpy.ndarray.argmax method certain
    o[0].argmax()  # -> torch.Tensor.argmax method certain
    p.argmax()  # -> jax.Array.argmax method certain
    q["x"].argmax()  # -> numpy.ndarray.argmax method certain


def nested(
    a: List[np.ndarray],
    b: Dict[str, torch.Tensor],
    c: Tuple[np.ndarray, torch.Tensor],
    d: tuple[np.ndarray, ...],
    e: Sequence[np.ndarray],
    f: Iterable[pd.Series],
    g: Mapping[str, list[np.ndarray]],
    h: Iterator[tuple[int, np.ndarray]],
    i: Callable[[int], np.ndarray],
    j: "List[np.ndarray]",
    k: Optional[List[np.ndarray]] = None,
    l: dict[str, tuple[torch.Tensor, int]] = {},
):
    a[0].argmax()  # -> numpy.ndarray.argmax method certain
    b["x"].argmax()  # -> torch.Tensor.argmax method certain
    c[0].argmax()  # -> numpy.ndarray.argmax method certain
    c[1].argmax()  # -> torch.Tensor.argmax method certain
    d[i].argmax()  # -> numpy.ndarray.argmax method certain
    e[0].argmax()  # -> numpy.ndarray.argmax method certain
    [s.idxmax() for s in f]  # -> pandas.Series.idxmax method certain
    g["x"][0].argmax()  # -> numpy.ndarray.argmax method certain
    for n, row in h:
        row.argmax()  # -> numpy.ndarray.argmax method certain
    i(3).argmax()  # -> unknown.argmax method uncertain
    j[0].argmax()  # -> numpy.ndarray.argmax method certain
    for row in k or []:
        row.argmax()  # -> numpy.ndarray.argmax method certain
    for tensor, count in l.values():
        tensor.argmax()  # -> torch.Tensor.argmax method certain


def returns() -> "np.ndarray":
    return compute()


def maybe() -> Optional[torch.Tensor]:
    return compute()


def pair() -> Tuple[np.ndarray, torch.Tensor]:
    return compute()


def many() -> List[np.ndarray]:
    return compute()


def stream() -> Iterator[torch.Tensor]:
    for x in compute():
        yield x


def maker() -> Callable[..., torch.Tensor]:
    return compute()


returns().argmax()  # -> numpy.ndarray.argmax method certain
maybe().argmax()  # -> torch.Tensor.argmax method certain
first, second = pair()
first.argmax()  # -> numpy.ndarray.argmax method certain
second.argmax()  # -> torch.Tensor.argmax method certain
many()[0].argmax()  # -> numpy.ndarray.argmax method certain
for tensor in stream():
    tensor.argmax()  # -> torch.Tensor.argmax method certain
maker()().argmax()  # -> unknown.argmax method uncertain
later: np.ndarray
later.argmax()  # -> numpy.ndarray.argmax method certain
declared: np.ndarray = compute()
declared.argmax()  # -> numpy.ndarray.argmax method certain
kept: Any = np.zeros(3)
kept.argmax()  # -> numpy.ndarray.argmax method certain


def comment(a, b=None):
    # type: (np.ndarray, Optional[torch.Tensor]) -> torch.Tensor
    a.argmax()  # -> numpy.ndarray.argmax method certain
    b.argmax()  # -> torch.Tensor.argmax method certain
    x = compute()  # type: np.ndarray
    x.argmax()  # -> numpy.ndarray.argmax method certain
    y = compute()  # type: ignore
    y.argmax()  # -> unknown.argmax method uncertain
    return compute()


comment(1).argmax()  # -> torch.Tensor.argmax method certain


class Method:
    def run(self, x):
        # type: (np.ndarray) -> int
        return x.argmax()  # -> numpy.ndarray.argmax method certain


@overload
def loaded(x: int) -> np.ndarray: ...
@overload
def loaded(x: str) -> torch.Tensor: ...
def loaded(x):
    return compute(x)


loaded(1).argmax()  # -> unknown.argmax method uncertain


def checked(x, y, z, w: Union[np.ndarray, torch.Tensor], v):
    if isinstance(x, np.ndarray):
        x.argmax()  # -> numpy.ndarray.argmax method certain
    elif isinstance(x, torch.Tensor):
        x.argmax()  # -> torch.Tensor.argmax method certain
    else:
        x.argmax()  # -> unknown.argmax method uncertain
    assert isinstance(y, (pd.Series, pd.DataFrame))
    y.idxmax()  # -> pandas.Series.idxmax method certain
    if not isinstance(z, np.ndarray):
        z = np.asarray(z)
    z.argmax()  # -> numpy.ndarray.argmax method certain
    if isinstance(w, torch.Tensor):
        return w.argmax()  # -> torch.Tensor.argmax method certain
    w.argmax()  # -> numpy.ndarray.argmax method certain
    if torch.is_tensor(v):
        v = v.numpy()
    v.argmax()  # -> numpy.ndarray.argmax method uncertain
    best = v.argmax() if isinstance(v, np.ndarray) else 0  # -> numpy.ndarray.argmax method certain
    return isinstance(k, torch.Tensor) and k.argmax()  # -> torch.Tensor.argmax method certain


def hasattr_checked(x):
    if hasattr(x, "idxmax"):
        return x.idxmax()  # -> unknown.idxmax method uncertain
    if type(x) is np.ndarray:
        return x.argmax()  # -> unknown.argmax method uncertain


# What is cast to a type is of it; a type of which nothing is known says nothing.
t.cast(np.ndarray, x).argmax()  # -> numpy.ndarray.argmax method certain
t.cast("torch.Tensor | None", x).argmax()  # -> torch.Tensor.argmax method certain
(x * t.cast(torch.Tensor, y)).argmax()  # -> torch.Tensor.argmax method certain
t.cast(List[np.ndarray], x)[0].argmax()  # -> numpy.ndarray.argmax method certain
t.cast(Any, np.zeros(3)).argmax()  # -> unknown.argmax method uncertain
t.cast(Elsewhere, np.zeros(3)).argmax()  # -> unknown.argmax method uncertain


# A body that another class has to give says nothing beside the annotation.
class Base:
    def table(self, x) -> pd.DataFrame:
        raise NotImplementedError

    def row(self) -> Optional[np.ndarray]:
        return None

    def rows(self) -> "torch.Tensor":
        """Of a batch."""

    def nothing(self) -> None:
        raise NotImplementedError

    def free(self):
        raise NotImplementedError

    def use(self):
        self.table(1).idxmax(axis="columns")  # -> pandas.DataFrame.idxmax method certain
        self.row().argmax()  # -> numpy.ndarray.argmax method certain
        self.rows().argmax(-1)  # -> torch.Tensor.argmax method certain
        self.nothing().argmax()  # -> unknown.argmax method uncertain
        self.free().argmax()  # -> unknown.argmax method uncertain


# A list has no such method, but the word is said of what is merely indexed like one.
def loose(losses: list, rates: Sequence[float]):
    losses.argmin()  # -> unknown.argmin method uncertain
    (losses[1:] - losses[:-1]).argmin()  # -> unknown.argmin method uncertain
    losses.index(max(losses))  # -> builtin.max-index builtin-idiom certain
    rates.argmax()
