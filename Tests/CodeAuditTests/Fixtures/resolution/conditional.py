from __future__ import annotations

from typing import TYPE_CHECKING

try:
    import cupy as xp
except ImportError:
    import numpy as xp

try:
    import numpy as np
except ImportError:
    np = None

try:
    from numpy import argmax
except ImportError:
    from numpy.core.fromnumeric import argmax

try:
    import torch as lib
except ImportError:
    import jax.numpy as lib

try:
    import pandas as pd
except ImportError:
    HAS_PANDAS = False
else:
    HAS_PANDAS = True

if TYPE_CHECKING:
    import torch
    from numpy import ndarray

if flag:
    import numpy as mod
else:
    import cupy as mod

xp.argmax(x)  # -> numpy.argmax module-function uncertain
np.argmax(x)  # -> numpy.argmax module-function certain
argmax(x)  # -> numpy.argmax from-import certain
lib.argmax(x)  # -> unknown.argmax module-function uncertain
mod.argmin(x)  # -> numpy.argmin module-function uncertain


def annotated(x: torch.Tensor, y: ndarray, z: "pd.Series"):
    x.argmax(-1)  # -> torch.Tensor.argmax method certain
    y.argmax()  # -> numpy.ndarray.argmax method certain
    z.idxmax()  # -> pandas.Series.idxmax method certain
    return xp.argmin(y)  # -> numpy.argmin module-function uncertain


def either(flag, x):
    if flag:
        import torch as m
    else:
        import tensorflow as m
    return m.argmax(x)  # -> unknown.argmax module-function uncertain


def with_default(x, np=np, m=None):
    if m is None:
        m = np
    np.argmax(x)  # -> numpy.argmax module-function uncertain
    return m.argmax(x)  # -> numpy.argmax module-function uncertain


def early(flag):
    if flag:
        import jax.numpy as z
    else:
        return None
    return z.argmax(x)  # -> jax.argmax module-function certain


def namespace(x, get_namespace):
    xp = get_namespace(x)
    xp.argmax(x, axis=1)  # -> unknown.argmax module-function uncertain
    xp.argmax(1)  # -> unknown.argmax method uncertain
    return xp.argmax(np.zeros(3))  # -> unknown.argmax module-function uncertain


def suppressed(x):
    import contextlib
    import numpy as n
    m = n
    with contextlib.suppress(ImportError), open(x):
        import torch as m
        m.argmax(x)  # -> torch.argmax module-function certain
    m.argmax(x)  # -> unknown.argmax module-function uncertain
    with contextlib.suppress(ValueError):
        return m
    with open(x):
        m = n
    return m.argmax(x)  # -> numpy.argmax module-function certain


def matched(x):
    import torch
    match torch.max(x, 1):  # -> torch.max.indices max-index certain
        case (_, i):
            pass
    match torch.max(x, 0):  # -> torch.max.indices max-index certain
        case [v, i]:
            pass
    match torch.max(x, 0):
        case [v, _]:
            v.argmax()  # -> torch.Tensor.argmax method certain
