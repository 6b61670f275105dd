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


# Python tells them apart.
ACCENTS = {"\u00e9": np.argmax, "e\u0301": torch.argmax}
ACCENTS["\u00e9"](x)  # -> numpy.argmax alias certain
written = {}
written["\u00e9"] = np.argmax
written["e\u0301"] = torch.argmax
written["\u00e9"](x)  # -> numpy.argmax alias certain

# What may have changed unseen.
METHOD = {"max": np.argmax, "min": np.argmin}
extend(METHOD.update)
METHOD["max"](x)  # -> numpy.argmax alias uncertain
THREAD = {"max": np.argmax, "min": np.argmin}
Thread(target=THREAD.update)
THREAD["max"](x)  # -> numpy.argmax alias uncertain
INNER = {"np": {"max": np.argmax, "min": np.argmin}, "torch": {"max": torch.argmax, "min": torch.argmin}}
extend(INNER["np"].update)
INNER["np"]["max"](x)  # -> numpy.argmax alias uncertain
KEPT = {"max": np.argmax, "min": np.argmin}
registry["k"] = KEPT
KEPT["max"](x)  # -> numpy.argmax alias uncertain
HELD = {"max": np.argmax, "min": np.argmin}
unknown.table = HELD
HELD["max"](x)  # -> numpy.argmax alias uncertain
SET = {"max": np.argmax, "min": np.argmin}
setattr(unknown, "ops", SET)
SET["max"](x)  # -> numpy.argmax alias uncertain
STARRED = {"max": np.argmax, "min": np.argmin}
extend(*[STARRED])
STARRED["max"](x)  # -> numpy.argmax alias uncertain
LATER = {"max": np.argmax, "min": np.argmin}
YIELDED = {"max": np.argmax, "min": np.argmin}
COPIED = {"max": np.argmax, "min": np.argmin}
extend(**COPIED)
{**COPIED}
COPIED["max"](x)  # -> numpy.argmax alias certain


def later(also=[LATER]):
    yield YIELDED
    YIELDED["max"](x)  # -> numpy.argmax alias uncertain
    LATER["max"](x)  # -> numpy.argmax alias uncertain


class Held:
    def __init__(self):
        self.tab = {"max": np.argmax, "min": np.argmin}
        extend(self)

    def run(self, x):
        return self.tab["max"](x)  # -> numpy.argmax alias uncertain


class Settings:
    def __init__(self):
        self.choice = {"max": np.argmax, "min": np.argmin}


settings = Settings()
extend(settings)
settings.choice["max"](x)  # -> numpy.argmax alias uncertain


class Seen:
    def __init__(self):
        self.seen = {"max": np.argmax, "min": np.argmin}
        print(self, len(self.seen))

    def run(self, x):
        return self.seen["max"](x)  # -> numpy.argmax alias certain


class Base:
    modes = {"max": np.argmax, "min": np.argmin}
    best = np.argmax

    def run(self, x):
        self.modes["max"](x)  # -> unknown.argmax alias uncertain
        return self.best(x)  # -> unknown.best alias uncertain


class Middle(Base):
    pass


class Sub(Middle):
    modes = {"max": torch.argmax, "min": torch.argmin}
    best = torch.argmax

    def go(self, x):
        return self.modes["max"](x)  # -> torch.argmax alias certain
