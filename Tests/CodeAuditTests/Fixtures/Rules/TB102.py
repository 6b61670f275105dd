from functools import partial

import jax.numpy as jnp
import numpy as np
import pandas as pd
import tensorflow as tf
import torch

matrix = np.zeros((3, 4))
cube = np.zeros((3, 4, 5))


def bad(x):
    np.argmax(x, axis=1)  # TB102
    np.argmax(x, 1)  # TB102
    np.argmin(x, axis=2)  # TB102
    torch.argmax(x, dim=1)  # TB102
    torch.argmax(x, 1, keepdim=True)  # TB102
    tf.argmax(x, axis=1)  # TB102
    jnp.argmax(x, axis=1)  # TB102
    np.nanargmax(x, axis=1)  # TB102
    matrix.argmax(axis=1)  # TB102
    cube.argmax(2)  # TB102
    top = partial(torch.max, dim=1)
    top(x)[1]  # TB102


def good(x, dim):
    np.argmax(x, axis=-1)
    np.argmax(x, -1)
    np.argmax(x, axis=0)
    np.argmax(x)
    np.argmax(x, axis=None)
    np.argmax(x, axis=dim)
    torch.argmax(x, dim=-2)
    cube.argmax(axis=1)
    pd.Series([1, 2]).idxmax()
    np.max(x, axis=1)
