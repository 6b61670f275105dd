"""What functions of the same file are called with."""
import numpy as np
import pandas as pd
import torch


def _all_tensors(x, dim):
    return x.argmax(dim)  # -> torch.Tensor.argmax method uncertain


_all_tensors(torch.zeros(3), 0)
_all_tensors(dim=1, x=torch.ones(3).softmax(-1))


def _mixed(x):
    return x.argmax()  # -> unknown.argmax method uncertain


_mixed(torch.zeros(3))
_mixed(np.zeros(3))


def _some_unknown(x):
    return x.argmax()  # -> numpy.ndarray.argmax method uncertain


_some_unknown(np.zeros(3))
_some_unknown(data)


def _never(x):
    return x.argmax()  # -> unknown.argmax method uncertain


def _annotated(x: np.ndarray):
    return x.argmax()  # -> numpy.ndarray.argmax method certain


_annotated(torch.zeros(3))


def _starred(x, y):
    return y.argmax()  # -> unknown.argmax method uncertain


_starred(*pair)


def _through(x):
    return _inner(x * 2)


def _inner(y):
    return y.argmax()  # -> numpy.ndarray.argmax method uncertain


_through(np.zeros(3))


def _default(x=None):
    return x.argmax()  # -> numpy.ndarray.argmax method uncertain


_default(np.zeros(3))
_default()


def _keywords(*, scores):
    return scores.idxmax()  # -> pandas.Series.idxmax method uncertain


_keywords(scores=pd.Series([1.0]))


class Model:
    def __init__(self, weights, bias=0.0):
        self.weights = weights
        self.bias = bias

    def best(self):
        return self.weights.argmax()  # -> numpy.ndarray.argmax method uncertain

    def _of(self, x):
        return x.argmax()  # -> torch.Tensor.argmax method uncertain

    def run(self):
        return self._of(torch.zeros(3))

    @staticmethod
    def _static(x):
        return x.argmin()  # -> numpy.ndarray.argmin method uncertain

    @classmethod
    def _class(cls, x):
        return x.argmin()  # -> torch.Tensor.argmin method uncertain


Model(np.zeros(3))
Model._static(np.zeros(3))
Model._class(torch.zeros(3))


def _back(x):
    return x


_back(torch.zeros(3)).argmax()  # -> torch.Tensor.argmax method uncertain


def _recursive(x, n):
    if n == 0:
        return x.argmax()  # -> torch.Tensor.argmax method uncertain
    return _recursive(x[1:], n - 1)


_recursive(torch.zeros(3), 2)


def _passed(x):
    return x.argmax()  # -> unknown.argmax method uncertain


list(map(_passed, things))


def _numbers(x):
    return x.argmax()  # -> unknown.argmax method uncertain


_numbers([1, 2, 3])
