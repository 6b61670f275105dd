import numpy as np
import torch
from numpy import argsort

scores = np.array([0.1, 0.7, 0.2])
matrix = np.zeros((3, 4))
best = np.argsort(scores)[-1]  # TB110
worst = np.argsort(scores)[0]  # TB110
best = scores.argsort()[-1]  # TB110
best = scores.argsort()[::-1][0]  # TB110
best = argsort(scores)[-1]  # TB110
best = np.argsort(-scores)[0]  # TB110
best = np.argsort(matrix, axis=1)[:, -1]  # TB110
best = np.argsort(matrix, axis=0)[-1]  # TB110
best = torch.argsort(torch.zeros(3))[-1]  # TB110
best = torch.argsort(torch.zeros(3), descending=True)[0]  # TB110


def of(x):
    return np.argsort(x)[-1]  # TB110


def good(x, k):
    np.argmax(x)
    np.argsort(x)
    np.argsort(x)[-3:]
    np.argsort(x)[-k:]
    np.argsort(x)[::-1]
    np.argsort(x)[-2]
    np.argsort(x)[k]
    np.argsort(x)[0][:-1]
    order = np.argsort(x)
    np.argsort(matrix)[-1]
    sorted(x)[-1]
    return order[-1], order[:3]
