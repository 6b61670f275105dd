import argparse
from functools import partial

import jax.numpy as jnp
import numpy as np
import pandas as pd
import tensorflow as tf
import torch
from numpy import argmax
from sklearn.linear_model import LogisticRegression


def by_name(logits):
    return np.argmax(logits)  # TB101


def by_model(model, x):
    return np.argmax(model.predict(x))  # TB101


def of_nobody(self, x):
    probs = self.net(x)
    return probs.argmax()  # TB101


def batch(logits):
    rows, classes = logits.shape
    return np.argmax(logits)  # TB101


def by_columns(m):
    print(m.shape[1])
    return m.argmax()  # TB101


def by_use(table):
    table[0, 3] = 1
    return torch.argmax(table)  # TB101


grid = np.zeros((3, 4))
flat = grid.argmax()  # TB101
flat = argmax(grid)  # TB101
nested = np.argmax([[1, 2], [3, 4]])  # TB101
nested = np.argmax([[a * b for a in range(3)] for b in range(3)])  # TB101
first = tf.argmax(grid)  # TB101
first = tf.math.argmin(tf.zeros((2, 3)))  # TB101
block = jnp.argmax(jnp.ones((2, 2)))  # TB101
tensor = torch.zeros(2, 3).argmax()  # TB101
model = LogisticRegression()
chosen = np.argmax(model.predict_proba(grid))  # TB101
two = np.nanargmin(grid)  # TB101
kept = np.argmax(grid, keepdims=True)  # TB101
span = np.argmax(  # TB101
    grid[:, :2]
) if grid.any() else 0


def good(x, names, options, rows, q, state, i, *more, **keywords):
    np.argmax(x, axis=-1)
    np.argmax(x, 1)
    np.argmax(x, axis=None)
    torch.argmax(x, dim=1)
    np.unravel_index(np.argmax(x), x.shape)
    where = np.argmax(x)
    np.unravel_index(where, x.shape)
    y, z = divmod(np.argmax(x), 28)
    index = x.argmax()
    y, z = index // 28, index % 28
    np.argmax(x.ravel())
    np.argmax(x.reshape(-1))
    np.argmax(x > 3)
    np.argmax([len(name) for name in names])
    np.argmax(q[state])
    np.argmax(grid[i, :])
    np.argmax(x, **keywords)
    np.argmax(*more)
    for row in rows:
        np.argmax(row)
    options.argmax()
    np.argmax(x)
    x.argmax(dim=-1)
    np.argmax(np.abs(x - 3))
    np.argmax(x.probs[0])
    parser = argparse.ArgumentParser()
    return partial(np.argmax, axis=1), parser


def single(model, x, logits, labels, items):
    one = int(np.argmax(model.predict(x)))
    two = labels[np.argmax(logits)]
    three = logits.argmax().item()
    column = np.zeros((3, 1))
    candidates = [i for i in items]
    four = candidates[np.argmax(column)]
    return one, two, three, four


vector = np.array([1, 2, 3])
np.argmax(vector)
np.array([1, 2]).argmax()
np.argmax(np.linspace(0, 1, 5))
torch.tensor([1, 2]).argmax()
series = pd.Series([1, 2])
series.idxmax()
series.argmax()
frame = pd.DataFrame({"a": [1, 2]})
frame.idxmax()
max(range(len(vector)), key=vector.__getitem__)


def peak(signal):
    return signal[np.argmax(signal)]


def peak_place(signal):
    best = np.argmax(signal)
    return best, signal[best]


def reassigned(table, row):
    corner = table[0, 1]
    table = table @ row
    return corner, np.argmax(table)


def deliberate(logits):
    rows = np.argmax(logits, axis=1)
    return rows, np.argmax(logits)


def other_array(logits, probs):
    rows = np.argmax(probs, axis=1)
    return rows, np.argmax(logits)  # TB101
