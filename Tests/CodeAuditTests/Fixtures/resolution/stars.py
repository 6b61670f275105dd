from numpy import *

argmax(x)  # -> numpy.argmax from-import certain
zeros(3).argmin()  # -> numpy.ndarray.argmin method certain
max(range(len(xs)), key=xs.__getitem__)
unknown_name(x)
