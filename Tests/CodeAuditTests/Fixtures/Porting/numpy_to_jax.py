"""JAX takes `out` as None alone."""
import numpy as np


def written(x, out):
    np.argmax(np.zeros(2, dtype=np.int8), out=out)  # -> keyword loud | -
    np.argmax(np.zeros(2, dtype=np.int8), 0, out)  # -> keyword loud | -
    np.argmax(np.zeros(2, dtype=np.int8), 0, None)  # -> rewrite cosmetic | jax.numpy.argmax(np.zeros(2, dtype=np.int8), 0)
    np.argmax(np.zeros(2, dtype=np.int8), out=None)  # -> rewrite cosmetic | jax.numpy.argmax(np.zeros(2, dtype=np.int8))
    try:
        np.nanargmax(np.zeros(2, dtype=np.int8))  # -> rewrite cosmetic | jax.numpy.nanargmax(np.zeros(2, dtype=np.int8))
    except ValueError:
        pass
