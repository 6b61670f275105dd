if USE:
    from torch import *
else:
    from numpy import *

argmax(x)  # -> unknown.argmax from-import uncertain


def inner(x):
    return argmin(x)  # -> unknown.argmin from-import uncertain
