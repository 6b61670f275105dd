from collections import defaultdict

import jax
import jax.numpy as jnp
import numpy as np
import pandas as pd

table = defaultdict(lambda: np.zeros(4))
table[state].argmax()  # -> numpy.ndarray.argmax method certain
lists = defaultdict(list)
lists[state].argmax()  # -> none
df = pd.DataFrame(data)
df.apply(lambda row: row.idxmax(), axis=1)  # -> pandas.Series.idxmax method certain
df.apply(lambda row: row["a"].idxmax())  # -> pandas.Series.idxmax method uncertain
df.groupby("k").apply(lambda part: part["x"].idxmax())  # -> pandas.Series.idxmax method certain
df.groupby("k")["x"].agg(lambda values: values.idxmin())  # -> pandas.Series.idxmin method certain
df["x"].rolling(3).apply(lambda window: window.argmax())  # -> unknown.argmax method uncertain
df.apply(lambda x, y: y.idxmax())  # -> unknown.idxmax method uncertain
np.apply_along_axis(lambda row: row.argmax(), 1, x)  # -> numpy.ndarray.argmax method certain
list(map(lambda row: row.argmax(), np.zeros((2, 2))))  # -> numpy.ndarray.argmax method certain
sorted([np.zeros(3)], key=lambda row: row.argmax())  # -> numpy.ndarray.argmax method certain
list(map(lambda row: row.argmax(), x))  # -> unknown.argmax method uncertain
jax.vmap(lambda row: row.argmax())(x)  # -> jax.Array.argmax method certain
f = lambda row: row.argmax()  # -> unknown.argmax method uncertain
g = lambda: np.zeros(3)
g().argmax()  # -> numpy.ndarray.argmax method certain
np.vectorize(g)(x).argmax()  # -> numpy.ndarray.argmax method certain
