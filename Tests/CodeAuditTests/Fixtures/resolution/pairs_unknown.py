import numpy as np


def box(points):
    low, high = points.min(axis=0)
    return low, points.max(axis=1)[1]


def told(x):
    return x.max(dim=1)[1]  # -> torch.max.indices max-index uncertain
