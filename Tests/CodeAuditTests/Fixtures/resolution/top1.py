import jax.numpy as jnp
import numpy as np
import pandas as pd
import tensorflow as tf
import torch

np.argsort(x)[-1]  # -> numpy.argsort[-1] argsort-top1 certain
np.argsort(x)[0]  # -> numpy.argsort[0] argsort-top1 certain
np.argsort(x)[::-1][0]  # -> numpy.argsort[-1] argsort-top1 certain
np.argsort(-x)[0]  # -> numpy.argsort[0] argsort-top1 certain
np.argsort(x, axis=1)[:, -1]  # -> numpy.argsort[-1] argsort-top1 certain
np.argsort(x)[..., -1]  # -> numpy.argsort[-1] argsort-top1 certain
np.argsort(x, axis=1)[:, ::-1][:, 0]  # -> numpy.argsort[-1] argsort-top1 certain
np.argsort(x, kind="stable")[-1]  # -> numpy.argsort[-1] argsort-top1 certain
np.zeros(3).argsort()[-1]  # -> numpy.argsort[-1] argsort-top1 certain
x.argsort()[-1]  # -> unknown.argsort[-1] argsort-top1 uncertain
torch.argsort(x, descending=True)[0]  # -> torch.argsort[-1] argsort-top1 certain
torch.ones(3).argsort(-1)[..., -1]  # -> torch.argsort[-1] argsort-top1 certain
jnp.argsort(x)[-1]  # -> jax.argsort[-1] argsort-top1 certain
tf.argsort(x, direction="DESCENDING")[..., 0]  # -> tensorflow.argsort[-1] argsort-top1 certain
pd.Series(x).argsort().iloc[-1]  # -> pandas.Series.argsort[-1] argsort-top1 certain
np.argsort(x)
np.argsort(x)[-5:]
np.argsort(x)[1]
np.argsort(x)[n]
np.argsort(x)[::-1]
np.argsort(x)[:3][0]
np.sort(x)[-1]
# A row of the orders.
np.argsort(np.zeros((2, 3)))[-1]
np.zeros((2, 3)).argsort()[0]
np.argsort(np.zeros((2, 3)), axis=0)[-1]  # -> numpy.argsort[-1] argsort-top1 certain
np.argsort(np.zeros((2, 3)), None)[-1]  # -> numpy.argsort[-1] argsort-top1 certain
np.argsort(np.zeros(3))[-1]  # -> numpy.argsort[-1] argsort-top1 certain

# A row's whole order.
X = np.zeros((2, 3))
X.argsort(axis=1)[0]
X.argsort(1)[0]
X.argsort()[0, :]
X.argsort(axis=0)[:, -1]
X.argsort(axis=0)[-1]  # -> numpy.argsort[-1] argsort-top1 certain
X.argsort(axis=1)[:, -1]  # -> numpy.argsort[-1] argsort-top1 certain
unknown.argsort(axis=1)[0]
unknown.argsort(axis=1)[:, 0]  # -> unknown.argsort[0] argsort-top1 uncertain
