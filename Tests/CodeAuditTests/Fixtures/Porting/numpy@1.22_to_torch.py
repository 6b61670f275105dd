"""What came with later versions."""
import numpy as np


def orders(x):
    np.argsort(x, kind="stable")[-1]  # -> ties silent, nan silent | -
    np.argsort(x, stable=True)[-1]  # -> keyword loud | -
