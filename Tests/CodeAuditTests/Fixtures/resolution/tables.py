import numpy as np
import torch

OPS = {"max": np.argmax, "min": np.argmin}
OPS["max"](x, axis=1)  # -> numpy.argmax alias certain
OPS["min"](x)  # -> numpy.argmin alias certain
OPS[name](x)  # -> numpy.argmax alias uncertain
OPS["other"](x)  # -> numpy.argmax alias uncertain
OPS.get("max")(x)  # -> numpy.argmax alias certain
OPS.get("min", np.argmax)(x)  # -> numpy.argmin alias certain
OPS.get(name)(x)  # -> numpy.argmax alias uncertain
OPS.get(name, torch.argmax)(x)  # -> unknown.argmax alias uncertain
for op in OPS.values():
    op(x)  # -> numpy.argmax alias uncertain
f = OPS["min"]
f(x)  # -> numpy.argmin alias certain
print(len(OPS), sorted(OPS))
{"a": np.argmax, "b": np.argmin}["b"](x)  # -> numpy.argmin alias certain
{0: np.argmax, 1: np.argmin}[1](x)  # -> numpy.argmin alias certain
# `True` is the key 1.
{1: np.argmax, True: np.argmin}[1](x)  # -> numpy.argmax alias uncertain
{"a": np.argmax, name: np.argmin}["a"](x)  # -> numpy.argmax alias uncertain
{"a": np.argmax, **more, "b": np.argmin}["b"](x)  # -> numpy.argmax alias uncertain
{"a": np.argmax, "a": np.argmin}["a"](x)  # -> numpy.argmin alias certain
WORDS = dict(max=np.argmax, min=np.argmin)
WORDS["min"](x)  # -> numpy.argmin alias certain
dict(WORDS, max=np.argmin)["min"](x)
NESTED = {"np": {"max": np.argmax, "min": np.argmin}, "torch": {"max": torch.argmax, "min": torch.argmin}}
NESTED["torch"]["min"](x)  # -> torch.argmin alias certain
NESTED[name]["min"](x)  # -> unknown.argmax alias uncertain
PAIRS = {"max": torch.max, "min": torch.min}
PAIRS["max"](x, 1)[1]  # -> torch.max.indices max-index certain
PAIRS[name](x, 1)[1]  # -> torch.min.indices max-index uncertain
ORDERS = {"arg": np.argsort, "values": np.sort}
ORDERS["arg"](x)[-1]  # -> numpy.argsort[-1] argsort-top1 certain
ORDERS["values"](x)[-1]
ORDERS[name](x)[-1]  # -> numpy.argsort[-1] argsort-top1 uncertain
DATA = {"a": np.zeros(3), "b": torch.zeros(3)}
DATA["a"].argmax()  # -> numpy.ndarray.argmax method certain


def late(x):
    return OPS["max"](x)  # -> numpy.argmax alias certain


# What may have changed.
STORED = {"max": np.argmax, "min": np.argmin}


def register(name, f):
    STORED[name] = f


def stored(x):
    return STORED["max"](x)  # -> numpy.argmax alias uncertain


HANDED = {"max": np.argmax, "min": np.argmin}
extend(HANDED)
HANDED["max"](x)  # -> numpy.argmax alias uncertain
BURIED = {"max": np.argmax, "min": np.argmin}
extend([(1, BURIED)])
BURIED["max"](x)  # -> numpy.argmax alias uncertain
UPDATED = {"max": np.argmax, "min": np.argmin}
UPDATED.update(max=np.argmin)
UPDATED["max"](x)  # -> numpy.argmax alias uncertain
DELETED = {"max": np.argmax, "min": np.argmin}
del DELETED["max"]
DELETED["max"](x)  # -> numpy.argmax alias uncertain
JOINED = {"max": np.argmax, "min": np.argmin}
JOINED |= {"max": np.argmin}
JOINED["max"](x)  # -> numpy.argmax alias uncertain
SHARED = {"max": np.argmax, "min": np.argmin}
for table in [SHARED, {}]:
    table.clear()
SHARED["max"](x)  # -> numpy.argmax alias uncertain
REBOUND = {"max": np.argmax, "min": np.argmin}
if name:
    REBOUND = {"max": np.argmin, "min": np.argmax}
REBOUND["max"](x)  # -> numpy.argmin alias uncertain


class Reducer:
    ops = {"max": np.argmax, "min": np.argmin}
    other = {"max": np.argmax, "min": np.argmin}

    def run(self, x):
        self.ops["min"](x)  # -> numpy.argmin alias certain
        return self.other["min"](x)  # -> numpy.argmax alias uncertain


def change(reducer):
    reducer.other["min"] = np.argmax
