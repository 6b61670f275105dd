"""Ways around a plain call."""
import functools
import importlib
import operator
from functools import partial, reduce

import jax
import jax.numpy as jnp
import numba
import numpy
import numpy as np
import numpy.ma as ma
import pandas
import pandas as pd
import scipy.sparse as sp
import tensorflow as tf
import torch
import torch as th
import torch.nn.functional as F
from numba import njit
from numpy import argmax as am, ma as masked
from tensorflow import keras
from tensorflow.keras import backend as K
from torch import argmax, max as tmax

mod = importlib.import_module("numpy")
mod.argmax(x)  # -> numpy.argmax module-function certain
np2 = __import__("numpy")
np2.argmax(x)  # -> numpy.argmax module-function certain
getattr(numpy, "arg" + "max")(x)
getattr(np, "argmin")(x)  # -> numpy.argmin alias certain
operator.methodcaller("argmax")(x)
am(x)  # -> numpy.argmax from-import certain
argmax(x)  # -> torch.argmax from-import certain
ma.argmax(x)  # -> numpy.ma.argmax module-function certain
masked.argmin(x)  # -> numpy.ma.argmin module-function certain
K.argmax(x)  # -> keras.backend.argmax module-function certain
keras.backend.argmax(x)  # -> keras.backend.argmax module-function certain
keras.ops.argmax(x)  # -> keras.ops.argmax module-function certain
tf.compat.v1.argmax(x)  # -> tensorflow.math.argmax module-function certain
tf.argmax(x, 1)  # -> tensorflow.math.argmax module-function certain
tf.math.argmax(x, 1)  # -> tensorflow.math.argmax module-function certain
tf.experimental.numpy.argmax(x)  # -> tensorflow.experimental.numpy.argmax module-function certain
np.unravel_index(np.argmax(x), x.shape)  # -> numpy.argmax module-function certain
np.unravel_index(xs.argmax(), xs.shape)[0]  # -> unknown.argmax method uncertain
np.ndarray.argmax(x)  # -> numpy.ndarray.argmax module-function certain
torch.Tensor.argmax(x, 1)  # -> torch.Tensor.argmax module-function certain
torch.Tensor.max(x, 1)[1]  # -> torch.max.indices max-index certain
torch.Tensor.max(x, 1)[0]
torch.Tensor.max(x)
torch.Tensor.float(x).argmax()  # -> torch.Tensor.argmax method certain
pd.Series.idxmax(s)  # -> pandas.Series.idxmax module-function certain
np.char.array(x)
np.core.fromnumeric.argmax(x)  # -> numpy.argmax module-function certain

torch.max(x, 1)[1]  # -> torch.max.indices max-index certain
torch.max(x, dim=1)[0]
_, i = torch.max(x, 1)  # -> torch.max.indices max-index certain
v, _ = torch.max(x, 1)
torch.max(x, 1).indices  # -> torch.max.indices max-index certain
torch.max(x, 1).values
x.max(dim=1).indices  # -> torch.max.indices max-index uncertain
x.max(1)[1]  # -> torch.max.indices max-index uncertain
x.topk(1)[1]
th.max(x, -1)[1]  # -> torch.max.indices max-index certain
tmax(x, 1)[1]  # -> torch.max.indices max-index certain
torch.min(F.softmax(x), dim=-1)[1]  # -> torch.min.indices max-index certain
logits = F.softmax(x, -1)
logits.max(1)[1]  # -> torch.max.indices max-index certain
logits.max(-1, keepdim=True)[1]  # -> torch.max.indices max-index certain
pred = logits.data.max(1, keepdim=True)[1]  # -> torch.max.indices max-index certain
value, pred = logits.max(1)  # -> torch.max.indices max-index certain
best = logits.max(1)  # -> torch.max.indices max-index certain
best.indices
best2 = logits.max(1)
best2.values
torch.max(x)
torch.max(x, y)
logits.max()
a, (b, pred) = 1, logits.max(1)  # -> torch.max.indices max-index certain
return_value = [r.max(0)[1] for r in logits]  # -> torch.max.indices max-index certain
x.argsort()[-1]  # -> unknown.argsort[-1] argsort-top1 uncertain
np.argsort(x)[::-1][0]  # -> numpy.argsort[-1] argsort-top1 certain
np.argsort(x)[:1]
np.argsort(x)[-3:]
order = np.argsort(x)
order[-1]

df = pd.DataFrame({"a": [1]})
df.agg("idxmax")  # -> pandas.DataFrame.idxmax alias certain
df.apply(np.argmax)
df.groupby("k").x.idxmax()  # -> pandas.SeriesGroupBy.idxmax method certain
df.groupby("k")["x"].idxmax()  # -> pandas.SeriesGroupBy.idxmax method certain
df.groupby("k").idxmax()  # -> pandas.DataFrameGroupBy.idxmax method certain
df.loc[df["a"].idxmax()]  # -> pandas.Series.idxmax method certain
df["a"].values.argmax()  # -> numpy.ndarray.argmax method certain
df.a.idxmax()  # -> pandas.Series.idxmax method certain
df.value_counts().idxmax()  # -> pandas.Series.idxmax method certain
df["a"].value_counts().index[0]
df.T.idxmax()  # -> pandas.DataFrame.idxmax method certain
df[["a"]].idxmax(axis=1)  # -> pandas.DataFrame.idxmax method certain
df.mean().idxmax()  # -> pandas.Series.idxmax method certain
pd.read_csv("x")["a"].idxmax()  # -> pandas.Series.idxmax method certain
pandas.Series([1]).argmax()  # -> pandas.Series.argmax method certain
sp.csr_matrix(x).argmax(axis=1)  # -> scipy.sparse.argmax method certain


@njit
def fast(x):
    y = np.zeros(3)
    return y.argmax()  # -> numpy.ndarray.argmax method certain


@jax.jit
def jitted(x):
    return jnp.zeros(3)


jitted(1).argmax()  # -> jax.Array.argmax method certain


@functools.lru_cache(maxsize=None)
def cached():
    return np.zeros(3)


cached().argmax()  # -> numpy.ndarray.argmax method certain


@numba.jit(nopython=True)
def numbered():
    return np.zeros(3)


numbered().argmax()  # -> numpy.ndarray.argmax method certain


@unknown_decorator
def decorated():
    return np.zeros(3)


decorated().argmax()  # -> numpy.ndarray.argmax method uncertain


@torch.no_grad()
def graded():
    return torch.zeros(3)


graded().argmax()  # -> torch.Tensor.argmax method certain


@partial(jax.jit, static_argnums=0)
def static(n):
    return jnp.zeros(n)


static(1).argmax()  # -> jax.Array.argmax method certain
f = lambda x=np.zeros(3): x.argmax()  # -> numpy.ndarray.argmax method uncertain
ops = {"np": np.argmax, "torch": torch.argmax}
ops[name](x)  # -> unknown.argmax alias uncertain
(np.argmax)(x)  # -> numpy.argmax module-function certain
pick, drop = np.argmax, np.argmin
pick(x)  # -> numpy.argmax alias certain
handlers = (np.argmax, np.argmin)
handlers[1](x)  # -> numpy.argmin alias certain


class argmin:
    def __call__(self, x):
        return 0


argmin()(x)
argmin(x)


class Metric:
    def argmax(self, x):
        return 0

    def idxmax(self):
        return self.argmax(1)


class Env:
    metric = Metric()

    def run(self):
        self.metric.argmax(x)
        Metric().idxmax()
        return Metric.argmax(self.metric, x)


softmax = torch.nn.Softmax(dim=1)
softmax(x).argmax(1)  # -> torch.Tensor.argmax method certain
net = torch.nn.Sequential(torch.nn.Linear(2, 2))
net(x).argmax(1)  # -> torch.Tensor.argmax method certain
torch.nn.Linear(2, 2)(x).max(1)[1]  # -> torch.max.indices max-index certain
loss = F.cross_entropy(x, y)
loss.item().argmax()
x.view(-1).numpy().argmax()  # -> numpy.ndarray.argmax method uncertain
np.where(x > 0)[0].argmax()  # -> numpy.ndarray.argmax method certain
np.where(x > 0, 1, 2).argmax()  # -> numpy.ndarray.argmax method certain
np.unique(x).argmax()  # -> numpy.ndarray.argmax method certain
u, counts = np.unique(x, return_counts=True)
counts.argmax()  # -> numpy.ndarray.argmax method certain
u[counts.argmax()]  # -> numpy.ndarray.argmax method certain
np.abs(x).argmax()  # -> numpy.ndarray.argmax method certain
(x > np.zeros(3)).argmax()  # -> numpy.ndarray.argmax method uncertain
(-np.zeros(3)).argmax()  # -> numpy.ndarray.argmax method certain
(~np.zeros(3, bool)).argmax()  # -> numpy.ndarray.argmax method certain
(x @ np.zeros((3, 3))).argmax()  # -> numpy.ndarray.argmax method uncertain
(2 * x).argmax()  # -> unknown.argmax method uncertain
np.random.default_rng().normal(size=3).argmax()  # -> numpy.ndarray.argmax method certain
np.random.rand(3).argmax()  # -> numpy.ndarray.argmax method certain
np.histogram(x)[0].argmax()  # -> numpy.ndarray.argmax method certain
np.linalg.eigh(x)[0].argmax()  # -> numpy.ndarray.argmax method certain
np.r_[1, 2].argmax()  # -> numpy.ndarray.argmax method certain
np.c_[x, y].argmax()  # -> numpy.ndarray.argmax method certain
np.mean(x, axis=0).argmax()  # -> numpy.ndarray.argmax method certain
np.float64(3).argmax()
