import functools
from functools import partial

import jax
import numpy as np
import torch
from torch import max as largest

x = torch.zeros(2, 3)
f = partial(torch.max, dim=0)
f(x)[1]  # -> torch.max.indices max-index certain
f(x)[0]
_, i = f(x)  # -> torch.max.indices max-index certain
values, _ = f(x)
f(x).indices  # -> torch.max.indices max-index certain
f(x).values
f(other)[1]  # -> torch.max.indices max-index certain
functools.partial(torch.min, x)(1)[1]  # -> torch.min.indices max-index certain
functools.partial(torch.min, x, 1)()[1]  # -> torch.min.indices max-index certain
partial(torch.min, input=x)(dim=1)[1]  # -> torch.min.indices max-index certain
partial(x.max, 1)()[1]  # -> torch.max.indices max-index certain
partial(torch.Tensor.max, dim=1)(x)[1]  # -> torch.max.indices max-index certain
partial(largest, dim=1)(x).indices  # -> torch.max.indices max-index certain
partial(x.max)(dim=1)[1]  # -> torch.max.indices max-index certain
# Without an axis it gives values alone.
partial(torch.max)(x)[1]
partial(torch.max, x)()[1]
# Both arguments are arrays.
partial(torch.max, x)(x)[1]

kept = partial(f, keepdim=True)
kept(x)[1]  # -> torch.max.indices max-index certain
partial(partial(torch.max, x), 1)()[1]  # -> torch.max.indices max-index certain
either = partial(torch.max, dim=1) if x else partial(torch.min, dim=1)
either(x)[1]  # -> torch.min.indices max-index uncertain
partial(torch.max if x else torch.min, dim=1)(x)[1]  # -> torch.min.indices max-index uncertain
once = torch.max if x else torch.min
once(x, 1)[1]  # -> torch.min.indices max-index uncertain
for _ in x:
    f = partial(f)
    f(x)[1]  # -> torch.max.indices max-index uncertain

order = partial(np.argsort, axis=-1)
order(x)[..., -1]  # -> numpy.argsort[-1] argsort-top1 certain
order(x)[0]
order(other)[0]  # -> numpy.argsort[0] argsort-top1 certain
partial(np.argsort, axis=1)(x)[:, -1]  # -> numpy.argsort[-1] argsort-top1 certain
partial(np.argsort, axis=1)(x)[0]
partial(torch.argsort, descending=True)(x)[..., 0]  # -> torch.argsort[-1] argsort-top1 certain
partial(torch.argsort, descending=True)(x, descending=False)[..., 0]  # -> torch.argsort[0] argsort-top1 certain
partial(np.argsort, np.zeros((2, 3)))()[-1]
partial(np.sort, axis=1)(x)[:, -1]
maybe = partial(np.argsort, axis=0) if x else partial(np.sort, axis=0)
maybe(x)[-1]  # -> numpy.argsort[-1] argsort-top1 uncertain

# An arg-reduction is found where its arguments are put in place, and not at each call again.
best = partial(np.argmax, axis=1)  # -> numpy.argmax partial certain
best(x)
best(x)[0]
partial(best, keepdims=True)(x)
partial(np.argmax, axis=1)(x)  # -> numpy.argmax partial certain
jax.jit(partial(torch.max, dim=0))(x)[1]  # -> torch.max.indices max-index certain


class Model:
    top = staticmethod(partial(torch.max, dim=1))

    def __init__(self):
        self.pick = partial(torch.max, dim=1)
        self.plain = torch.max

    def run(self, x):
        self.pick(x)[1]  # -> torch.max.indices max-index certain
        self.plain(x, 1)[1]  # -> torch.max.indices max-index certain
        return self.top(x)[1]  # -> torch.max.indices max-index certain


def apply(x, pick=partial(torch.max, dim=1)):
    return pick(x)[1]  # -> torch.max.indices max-index uncertain


def wrap(f):
    for _ in range(3):
        f = partial(f, 1)
    return f(x)[1]
