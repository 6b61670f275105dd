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

# What one of several functions holds is not said of another.
turned = partial(torch.argsort, descending=True) if x else torch.argsort
turned(x)[..., 0]  # -> torch.argsort[-1] argsort-top1 uncertain
turned(x, descending=False)[..., 0]  # -> torch.argsort[0] argsort-top1 certain
turns = {"a": torch.argsort, "b": partial(torch.argsort, descending=True)}
turns[key](x)[..., 0]  # -> torch.argsort[0] argsort-top1 uncertain
turns["b"](x)[..., 0]  # -> torch.argsort[-1] argsort-top1 certain
along = partial(np.argsort, axis=0) if x else partial(np.argsort, axis=1)
along(x)[-1]  # -> numpy.argsort[-1] argsort-top1 uncertain
along(x)[:, -1]  # -> numpy.argsort[-1] argsort-top1 uncertain
along(x, axis=0)[-1]  # -> numpy.argsort[-1] argsort-top1 certain
along(x, axis=1)[-1]
same = partial(np.argsort, axis=0) if x else partial(np.argsort, axis=0)
same(x)[-1]  # -> numpy.argsort[-1] argsort-top1 certain

# Nobody follows functions that are made of one another without end.
nested = partial(partial(partial(partial(torch.max), dim=1)))
nested(x)[1]  # -> torch.max.indices max-index certain
nested = partial(partial(partial(partial(nested))))
nested(x)[1]
g = torch.max
g = partial(g, dim=0) if a == 0 else partial(g, keepdim=True)
g = partial(g, dim=0) if a == 1 else partial(g, keepdim=True)
g = partial(g, dim=0) if a == 2 else partial(g, keepdim=True)
g(x)[1]  # -> torch.max.indices max-index uncertain
g = partial(g, dim=0) if a == 3 else partial(g, keepdim=True)
g = partial(g, dim=0) if a == 4 else partial(g, keepdim=True)
g = partial(g, dim=0) if a == 5 else partial(g, keepdim=True)
g = partial(g, dim=0) if a == 6 else partial(g, keepdim=True)
g(x)[1]
h = partial(torch.max, dim=1)
h = partial(h, **a) if a else partial(h, **b)
h = partial(h, **c) if a else partial(h, **d)
h(x)[1]  # -> torch.max.indices max-index uncertain
h = partial(h, **e) if a else partial(h, **f)
h = partial(h, **i) if a else partial(h, **j)
h = partial(h, **k)
h(x)[1]

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


class Choice:
    kind = torch.max
    if x:
        kind = torch.min
    late = None

    def __init__(self, n):
        self.one = torch.max if n else torch.min
        self.pick = partial(torch.max, dim=1) if n else partial(np.max, axis=1)
        self.order = partial(torch.argsort, descending=True) if n else torch.argsort
        self.late = torch.max

    def run(self, x):
        self.one(x, 1)[1]  # -> torch.min.indices max-index uncertain
        self.pick(x)[1]  # -> torch.max.indices max-index uncertain
        self.order(x)[..., 0]  # -> torch.argsort[-1] argsort-top1 uncertain
        # A call of `None` raises.
        self.late(x, 1)[1]  # -> torch.max.indices max-index certain
        return Choice.kind(x, 1)[1]  # -> torch.min.indices max-index uncertain


class Least:
    def __init__(self):
        self.pick = partial(torch.min, dim=1)


model = Model() if x else Least()
model.pick(x)[1]  # -> torch.min.indices max-index uncertain
library = torch if x else np
library.max(x, 1)[1]  # -> torch.max.indices max-index uncertain


def apply(x, pick=partial(torch.max, dim=1)):
    return pick(x)[1]  # -> torch.max.indices max-index uncertain


def wrap(f):
    for _ in range(3):
        f = partial(f, 1)
    return f(x)[1]
