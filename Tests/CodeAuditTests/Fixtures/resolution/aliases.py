import functools
import importlib
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import torch

am = np.argmax
am(x)  # -> numpy.argmax alias certain
lib = np
lib.argmax(x)  # -> numpy.argmax module-function certain
pick = np.argmax if flag else np.argmin
pick(x)  # -> numpy.argmax alias uncertain
which = np.argmax if flag else torch.argmax
which(x)  # -> unknown.which alias uncertain
(np.argmax if flag else np.nanargmax)(x)  # -> numpy.argmax alias uncertain
table = {"max": np.argmax, "min": np.argmin}
table["max"](x)  # -> numpy.argmax alias certain
table[name](x)  # -> numpy.argmax alias uncertain
reducers = [torch.argmax]
reducers[0](x)  # -> torch.argmax alias certain
method = np.zeros(3).argmax
method()  # -> numpy.ndarray.argmax alias certain
partial(np.argmax, axis=1)  # -> numpy.argmax partial certain
rows = functools.partial(torch.argmax, dim=-1)  # -> torch.argmax partial certain
partial(am, axis=0)  # -> numpy.argmax partial certain
partial(other, axis=1)
list(map(partial(np.argmin, axis=0), x))  # -> numpy.argmin partial certain
fast = jax.jit(jnp.argmax)
fast(x)  # -> jax.argmax alias certain
jax.vmap(jnp.argmin)(x)  # -> jax.argmin alias certain
getattr(np, "argmax")(x)  # -> numpy.argmax alias certain
getattr(x, "argmax")()  # -> unknown.argmax alias uncertain
getattr(np, name)(x)
importlib.import_module("torch").argmax(x)  # -> torch.argmax module-function certain
tf = pytest.importorskip("tensorflow")
tf.argmax(x)  # -> tensorflow.math.argmax module-function certain


class Strategy:
    reduce = staticmethod(np.argmax)

    def __init__(self, function=np.argmin):
        self.function = function
        self.best = np.argmax
        self.xp = np

    def run(self, x):
        self.best(x)  # -> numpy.argmax alias certain
        self.xp.argmax(x)  # -> numpy.argmax module-function certain
        return self.function(x)  # -> numpy.argmin alias uncertain


def apply(x, reduce=np.argmax):
    return reduce(x)  # -> numpy.argmax alias uncertain
