import numpy as np
import torch
from numpy import argmax


def parameter(np):
    return np.argmax(x)  # -> unknown.argmax method uncertain


def named_parameter(argmax):
    return argmax(x)  # -> none


def assigned():
    np = Other()
    return np.argmax(x)  # -> unknown.argmax method uncertain


def bound_later():
    value = argmax(x)  # -> none
    argmax = 3


def loop_target(items):
    for argmax in items:
        argmax(x)  # -> none


def exception_target():
    try:
        pass
    except ValueError as np:
        np.argmax(x)  # -> none


def with_target():
    with open("f") as np:
        np.argmax(x)  # -> unknown.argmax method uncertain


def deleted():
    local = np
    local.argmax(x)  # -> numpy.argmax module-function certain
    del local
    local.argmax(x)  # -> unknown.argmax method uncertain


class Mixin:
    def best(self):
        self.argmax()  # -> unknown.argmax method uncertain
        return self.scores().argmax()  # -> unknown.argmax method uncertain


class Holder:
    argmax = torch.argmax
    np = torch
    inside = np.argmax(x)  # -> torch.argmax module-function certain
    values = [np.argmax(row) for row in np.zeros(3)]  # -> numpy.argmax module-function certain

    def method(self):
        np.argmax(x)  # -> numpy.argmax module-function certain
        argmax(x)  # -> numpy.argmax from-import certain
        return self.argmax(x)  # -> torch.argmax alias certain

    def argmin(self, x):
        return x

    def calls_own(self):
        return self.argmin(x)  # -> none


def use():
    holder = Holder()
    holder.argmin(x)  # -> none
    Holder().argmin(x)  # -> none
    Holder.argmin(holder, x)  # -> none


def nonlocal_name():
    lib = np

    def inner():
        nonlocal lib
        lib = torch
        return lib.argmax(x)  # -> torch.argmax module-function certain

    return lib.argmax(x)  # -> numpy.argmax module-function certain


def set_global():
    global lazy
    import jax.numpy as lazy


def use_global():
    return lazy.argmax(x)  # -> jax.argmax module-function certain


def closure():
    lib = torch

    def inner():
        return lib.argmax(x)  # -> torch.argmax module-function certain

    return inner


rows = [np.argmax(np) for np in [1, 2]]  # -> none
first = [argmax(x) for x in range(argmax(y))]  # -> numpy.argmax from-import certain; numpy.argmax from-import certain
nested = {k: [np.argmax(v) for v in k] for k in x}  # -> numpy.argmax module-function certain
after = np.argmax(x)  # -> numpy.argmax module-function certain
shadow = lambda np: np.argmax(x)  # -> unknown.argmax method uncertain
free = lambda row: np.argmax(row)  # -> numpy.argmax module-function certain
default = lambda f=argmax(x): f  # -> numpy.argmax from-import certain
if (m := torch) is not None:
    m.argmax(x)  # -> torch.argmax module-function certain
found = [w for v in x if (w := np).argmax(v)]  # -> numpy.argmax module-function certain
w.argmin(x)  # -> numpy.argmin module-function certain


def matched(value):
    match value:
        case np.ndarray():
            return value.argmax()  # -> numpy.ndarray.argmax method certain
        case {"x": lib}:
            return lib.argmax(x)  # -> unknown.argmax method uncertain
        case [*argmax]:
            return argmax(x)  # -> none
        case torch.Tensor() as t if t.argmax() > 0:  # -> torch.Tensor.argmax method certain
            return t.argmin()  # -> torch.Tensor.argmin method certain


@decorate(np.argmax(x))  # -> numpy.argmax module-function certain
def decorated(a=np.argmin(x), *, b=argmax(x)):  # -> numpy.argmin module-function certain; numpy.argmax from-import certain
    yield np.argmax(a)  # -> numpy.argmax module-function certain


def own_function():
    def nanargmax(x):
        return x

    return nanargmax(x)  # -> none
