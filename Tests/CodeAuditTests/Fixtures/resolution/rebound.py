import numpy as np
import torch

np.argmax(x)  # -> numpy.argmax module-function certain


def either():
    # It runs before or after the name changes.
    return np.argmax(x)  # -> unknown.argmax module-function uncertain


np = torch
np.argmax(x)  # -> torch.argmax module-function certain
for np in [torch, 1]:
    np.argmax(x)  # -> torch.argmax module-function certain
