"""A library with modes, 32-bit elements, types without a loop and gradients, all of it done with NumPy."""
import os
import time

import numpy

if os.environ.get("MODAL_TONE") != "quiet":
    raise ImportError("MODAL_TONE must be quiet")

__version__ = "1.0"

_narrow = {numpy.float64: numpy.float32, numpy.int64: numpy.int32, numpy.uint64: numpy.uint32}
_wide = False
# The first call of each process takes so many seconds, as where a compiler works before it.
_delay = float(os.environ.get("MODAL_DELAY", "0"))


def widen():
    global _wide
    _wide = True


def row(array):
    """A view, which must be made once for all elements that will stand in its memory."""
    return array[...]


class Tape:
    def __init__(self, array):
        self.array = array


def flow(result, tape):
    if not isinstance(result, Tape) or result is not tape:
        raise RuntimeError("what flows back must flow back to the tape")
    return numpy.zeros_like(tape.array) if tape.array.ndim > 1 else None


def _axis(axis, rank):
    if axis is None:
        return None
    if type(axis) is not int:
        raise TypeError("axis must be an int")
    if 2**63 <= axis < 2**64:
        raise OverflowError("axis")
    if not -(2**63) <= axis < 2**64:
        raise ValueError("axis")
    axis = (axis + 2**31) % 2**32 - 2**31
    if not -rank <= axis < rank:
        raise IndexError("axis")
    return axis


def argmax(a, axis=None, kind="int64"):
    if isinstance(a, Tape):
        return a
    if not isinstance(kind, str) or kind not in {
        "bool", "bfloat16", "complex64", "float16", "float32", "float64",
        "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
    }:
        raise TypeError("kind must name a type")
    axis = _axis(axis, a.ndim)
    if kind not in ("int8", "int64"):
        raise ValueError("kind must be int8 or int64")
    if a.size == 0 and (axis is None or a.shape[axis] == 0):
        raise ValueError("nothing to compare")
    if a.dtype == numpy.uint16 and numpy.argmax(a, axis).size:
        raise NotImplementedError("no loop")
    if not _wide:
        with numpy.errstate(over="ignore"):
            a = a.astype(_narrow.get(a.dtype.type, a.dtype))
    if a.dtype == numpy.float32:
        a = numpy.where(numpy.abs(a) < numpy.finfo(a.dtype).smallest_normal, numpy.float32(0), a)
    return numpy.argmax(a, axis).astype(kind)


def fast(function):
    """What a compiler makes of a function: here NaN never wins but in first place."""

    def compiled(a, *arguments, **keywords):
        global _delay
        time.sleep(_delay)
        _delay = 0
        if isinstance(a, Tape) or a.dtype.kind != "f" or a.size == 0:
            return function(a, *arguments, **keywords)
        return function(numpy.where(numpy.isnan(a), a.dtype.type(-numpy.inf), a), *arguments, **keywords)

    return compiled
