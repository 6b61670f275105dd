from somewhere import *
import numpy as np

argmax(x)  # -> unknown.argmax from-import uncertain
np.argmax(x)  # -> numpy.argmax module-function certain
max(d, key=d.get)  # -> builtin.max-key builtin-idiom certain
