"""Every form of import. np.argmax(x) in a docstring is no call."""
import numpy
import numpy as np
import numpy.ma as ma
import numpy.core.fromnumeric as fromnumeric
import jax.numpy as jnp
import jax
import torch, tensorflow as tf
import tensorflow.experimental.numpy as tnp
import torch.nn.functional as F
import functools
import functools as ft
from numpy import argmax
from numpy import argmin as am, nanargmax as nam
from jax import numpy as jnp2
from jax.numpy import argmin as jmin
from tensorflow import math as tfm
from tensorflow.keras import backend as K
from keras import ops
from keras.ops import argmax as kam
import dask.array as da
import cupy as cp
from . import helpers
from .helpers import argmax as own
from ..package import argmin
from elsewhere import argmax as other
import elsewhere

numpy.argmax(x)  # -> numpy.argmax module-function certain
np.argmax(x, axis=1)  # -> numpy.argmax module-function certain
np.nanargmin(x)  # -> numpy.nanargmin module-function certain
ma.argmax(x)  # -> numpy.ma.argmax module-function certain
np.ma.argmin(x)  # -> numpy.ma.argmin module-function certain
fromnumeric.argmax(x)  # -> numpy.argmax module-function certain
numpy.core.fromnumeric.argmax(x)  # -> numpy.argmax module-function certain
jnp.argmax(x)  # -> jax.argmax module-function certain
jax.numpy.nanargmax(x)  # -> jax.nanargmax module-function certain
jax.lax.argmax(x, 0, "int32")  # -> jax.lax.argmax module-function certain
torch.argmax(x, dim=1)  # -> torch.argmax module-function certain
tf.argmax(x)  # -> tensorflow.math.argmax module-function certain
tf.math.argmin(x, 1)  # -> tensorflow.math.argmin module-function certain
tf.compat.v1.argmax(x)  # -> tensorflow.math.argmax module-function certain
tf.arg_max(x, 1)  # -> tensorflow.math.argmax module-function certain
tnp.argmax(x)  # -> tensorflow.experimental.numpy.argmax module-function certain
tf.experimental.numpy.argmin(x)  # -> tensorflow.experimental.numpy.argmin module-function certain
argmax(x)  # -> numpy.argmax from-import certain
am(x)  # -> numpy.argmin from-import certain
nam(x)  # -> numpy.nanargmax from-import certain
jnp2.argmax(x)  # -> jax.argmax module-function certain
jmin(x)  # -> jax.argmin from-import certain
tfm.argmax(x)  # -> tensorflow.math.argmax module-function certain
K.argmax(x)  # -> keras.backend.argmax module-function certain
tf.keras.backend.argmin(x)  # -> keras.backend.argmin module-function certain
ops.argmax(x, axis=-1)  # -> keras.ops.argmax module-function certain
kam(x)  # -> keras.ops.argmax from-import certain
da.argmax(x)  # -> dask.argmax module-function certain
cp.argmax(x)  # -> cupy.argmax module-function certain
helpers.argmax(x)  # -> unknown.argmax module-function uncertain
own(x)  # -> unknown.own from-import uncertain
argmin(x)  # -> unknown.argmin from-import uncertain
other(x)  # -> unknown.other from-import uncertain
elsewhere.argmax(x)  # -> unknown.argmax module-function uncertain
np.max(x)
F.softmax(x, 1)
"np.argmax(x)"  # np.argmax(x)
# np.argmax(x)
print("np.argmax(x)", f"{np.argmax(x)}")  # -> numpy.argmax module-function certain
np.argmax
np.unravel_index(np.argmax(x), x.shape)  # -> numpy.argmax module-function certain
np.argmax(np.argmin(x, 0))  # -> numpy.argmax module-function certain; numpy.argmin module-function certain
torch.Tensor.argmax(x, 1)  # -> torch.Tensor.argmax module-function certain
np.ndarray.argmin(x)  # -> numpy.ndarray.argmin module-function certain


def local():
    from torch import argmax

    return argmax(x)  # -> torch.argmax from-import certain


def inner():
    import torch as np

    return np.argmax(x)  # -> torch.argmax module-function certain


async def coroutine():
    return await np.argmax(x)  # -> numpy.argmax module-function certain
