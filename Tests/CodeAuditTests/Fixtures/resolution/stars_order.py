from numpy import argmin
from torch import *

argmin(x)  # -> torch.argmin from-import certain
from numpy import *

argmax(x)  # -> numpy.argmax from-import certain
from torch import *


def again():
    return first()


def first():
    return argmax(x)  # -> torch.argmax from-import certain


argmax(again())  # -> torch.argmax from-import certain
