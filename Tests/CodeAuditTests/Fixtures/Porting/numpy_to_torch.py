"""What a port changes at each call, and what the edit writes."""
import contextlib

import numpy as np
import pandas as pd
import pytest
import tensorflow as tf
import torch
from numpy import nanargmax


def plain(x: np.ndarray):
    return np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)


def truths(x, m: np.ndarray):
    np.argmax(x > 0)  # -> input-dtype loud | torch.argmax((x > 0).to(torch.uint8))
    np.argmax((x > 0), axis=1)  # -> input-dtype loud | torch.argmax(((x > 0).to(torch.uint8)), axis=1)
    (m > 0).argmax()  # -> input-dtype loud | ((m > 0).to(torch.uint8)).argmax()
    t = np.array([True, False])
    np.argmax(t)  # -> input-dtype loud | torch.argmax(t.to(torch.uint8))
    np.argmax(np.array([[True], [False]]))  # -> input-dtype loud | torch.argmax(np.array([[True], [False]]).to(torch.uint8))
    ok = ~np.isnan(x)
    np.argmax(ok)  # -> input-dtype loud | torch.argmax(ok.to(torch.uint8))
    np.argmax(np.logical_and(x, m), 0)  # -> input-dtype loud | torch.argmax(np.logical_and(x, m).to(torch.uint8), 0)
    # There is an expression for bool, and something else in the way.
    np.argmax(x > 0, **m)  # -> input-dtype loud | -
    (m > 0).argmax(out=x)  # -> input-dtype loud, keyword loud | -
    np.argmax(np.isnan(x, out=m))  # -> rewrite cosmetic | torch.argmax(np.isnan(x, out=m))
    np.argmax(np.array([True, 2]))  # -> rewrite cosmetic | torch.argmax(np.array([True, 2]))
    a, b = 3, 1
    np.argmax(np.array([a > b, a < b]))  # -> input-dtype loud | torch.argmax(np.array([a > b, a < b]).to(torch.uint8))
    np.argmax(np.array([(a > b) & (a < b), not a]))  # -> input-dtype loud | torch.argmax(np.array([(a > b) & (a < b), not a]).to(torch.uint8))
    near = (x > 1) & ~np.isnan(x)
    near.argmax(axis=-1)  # -> input-dtype loud | near.to(torch.uint8).argmax(axis=-1)
    np.argmax(np.isnan(x) ^ np.isinf(x))  # -> input-dtype loud | torch.argmax((np.isnan(x) ^ np.isinf(x)).to(torch.uint8))
    np.argmax((x > 1) & x)  # -> rewrite cosmetic | torch.argmax((x > 1) & x)
    # Numbers all of them.
    np.argmax(np.array([(a > b) * 300, (a > 0) * 200]))  # -> rewrite cosmetic | torch.argmax(np.array([(a > b) * 300, (a > 0) * 200]))
    np.argmax(np.array([-(a > b), -(a < b)]))  # -> rewrite cosmetic | torch.argmax(np.array([-(a > b), -(a < b)]))
    np.argmax(np.array([(a < b) / 2, (a > b) + (a < b)]))  # -> rewrite cosmetic | torch.argmax(np.array([(a < b) / 2, (a > b) + (a < b)]))


def types():
    np.argmax(np.zeros(3, dtype=np.uint16))  # -> input-dtype loud | torch.argmax(np.zeros(3, dtype=np.uint16).to(torch.int32))
    np.argmax(np.zeros(3, dtype=np.uint32))  # -> input-dtype loud | torch.argmax(np.zeros(3, dtype=np.uint32).to(torch.int64))
    # No expression of the specs keeps these.
    np.argmax(np.zeros(3, dtype=np.uint64))  # -> input-dtype loud | -
    np.argmax(np.zeros(3, dtype=complex))  # -> input-dtype loud | -
    np.argmax(np.zeros(3, dtype=np.uint8))  # -> rewrite cosmetic | torch.argmax(np.zeros(3, dtype=np.uint8))


def numbers(k, t):
    fill = "nan=float('-inf'), posinf=float('inf'), neginf=float('-inf')"
    rng = np.random.default_rng()
    # Integers have no NaN.
    np.nanargmax(np.arange(4))  # -> rewrite cosmetic | torch.argmax(np.arange(4))
    np.nanargmax(np.arange(1, 9, 2))  # -> rewrite cosmetic | torch.argmax(np.arange(1, 9, 2))
    np.nanargmax(np.array([1, -2]))  # -> rewrite cosmetic | torch.argmax(np.array([1, -2]))
    np.nanargmax(np.asarray([[1, True]]))  # -> rewrite cosmetic | torch.argmax(np.asarray([[1, True]]))
    np.nanargmax(np.random.randint(3, size=4))  # -> rewrite cosmetic | torch.argmax(np.random.randint(3, size=4))
    np.nanargmax(rng.integers(3, size=k))  # -> rewrite cosmetic | torch.argmax(rng.integers(3, size=k))
    np.nanargmax(rng.integers(0, 3, 4, np.int8))  # -> rewrite cosmetic | torch.argmax(rng.integers(0, 3, 4, np.int8))
    np.nanargmax(rng.poisson(3, k))  # -> rewrite cosmetic | torch.argmax(rng.poisson(3, k))
    np.nanargmax(np.arange(4.0))  # -> nan silent | torch.argmax(np.arange(4.0).nan_to_num({fill}))
    np.nanargmax(np.array([1, 2.5]))  # -> nan silent | torch.argmax(np.array([1, 2.5]).nan_to_num({fill}))
    np.nanargmax(rng.normal(size=4))  # -> nan silent | torch.argmax(rng.normal(size=4).nan_to_num({fill}))
    # Nobody knows.
    np.nanargmax(np.arange(k))  # -> nan silent | torch.argmax(np.arange(k).nan_to_num({fill}))
    np.nanargmax(np.arange(4, dtype=t))  # -> nan silent | torch.argmax(np.arange(4, dtype=t).nan_to_num({fill}))
    np.nanargmax(np.array([1, 2], t))  # -> nan silent | torch.argmax(np.array([1, 2], t).nan_to_num({fill}))
    np.nanargmax(np.array([1, k]))  # -> nan silent | torch.argmax(np.array([1, k]).nan_to_num({fill}))
    np.nanargmax(np.array([2 ** -1]))  # -> nan silent | torch.argmax(np.array([2 ** -1]).nan_to_num({fill}))
    np.nanargmax(np.array([1 + 2j, 1]))  # -> nan silent | torch.argmax(np.array([1 + 2j, 1]).nan_to_num({fill}))
    np.nanargmax(np.array([1, 99999999999999999999]))  # -> nan silent | torch.argmax(np.array([1, 99999999999999999999]).nan_to_num({fill}))
    np.nanargmax(np.array([1, *t]))  # -> nan silent | torch.argmax(np.array([1, *t]).nan_to_num({fill}))
    np.nanargmax(rng.integers(3, size=4, dtype=t))  # -> nan silent | torch.argmax(rng.integers(3, size=4, dtype=t).nan_to_num({fill}))
    np.nanargmax(rng.integers(3, **t))  # -> nan silent | torch.argmax(rng.integers(3, **t).nan_to_num({fill}))
    n = 1 if t else 2.5
    np.nanargmax(np.array([n + 1]))  # -> nan silent | torch.argmax(np.array([n + 1]).nan_to_num({fill}))
    m = (-8) ** 0.5
    np.nanargmax(np.array([m]))  # -> nan silent | torch.argmax(np.array([m]).nan_to_num({fill}))
    m = 99999999999999999999
    np.nanargmax(np.array([m]))  # -> nan silent | torch.argmax(np.array([m]).nan_to_num({fill}))
    np.nanargmax(np.array([1 << 63]))  # -> nan silent | torch.argmax(np.array([1 << 63]).nan_to_num({fill}))
    # A set is no list of numbers, and a list may have changed since it was written.
    np.nanargmax(np.array({1, 2}))  # -> nan silent | torch.argmax(np.array({1, 2}).nan_to_num({fill}))
    q = [[0] * 3 for _ in range(3)]
    q[0][1] = t
    np.nanargmax(np.array(q))  # -> nan silent | torch.argmax(np.array(q).nan_to_num({fill}))
    a = [0, 0]
    k(a)
    np.nanargmax(np.array(a))  # -> nan silent | torch.argmax(np.array(a).nan_to_num({fill}))
    b = a = [0, 0]
    b.append(t)
    np.nanargmax(np.array(a))  # -> nan silent | torch.argmax(np.array(a).nan_to_num({fill}))


def orders(x, k):
    # A stable order has the last of equals at its end.
    np.argsort(x, kind="stable")[-1]  # -> ties silent, nan silent | -
    np.argsort(x, stable=True)[-1]  # -> ties silent, nan silent | -
    np.argsort(x, -1, "mergesort")[-1]  # -> ties silent, nan silent | -
    np.argsort(x, kind="stable")[::-1][0]  # -> ties silent, nan silent | -
    np.argsort(x, stable=False)[-1]  # -> keyword loud | -
    np.argsort(x, kind=k)[-1]  # -> keyword loud | -
    np.argsort(x)[-1]  # -> rewrite loud | -
    np.argsort(x)[::-1][0]  # -> rewrite loud | -
    # Along any axis it is the end of each slice.
    np.argsort(x, axis=1, kind="stable")[:, -1]  # -> ties silent, nan silent | -
    np.argsort(x, 1)[:, -1]  # -> rewrite loud | -
    np.argsort(np.zeros((2, 3)), axis=0)[-1]  # -> rewrite loud | -
    np.argsort(np.zeros((2, 3)), axis=-2, kind="stable")[-1]  # -> ties silent, nan silent | -
    np.argsort(np.zeros((2, 3)), kind="stable")[:, -1]  # -> ties silent, nan silent | -


def missing(x, y):
    fill = "nan=float('-inf'), posinf=float('inf'), neginf=float('-inf')"
    np.nanargmax(x)  # -> nan silent | torch.argmax(x.nan_to_num({fill}))
    nanargmax(x - y, 1)  # -> nan silent | torch.argmax((x - y).nan_to_num({fill}), 1)
    np.nanargmin(x)  # -> nan silent | torch.argmin(x.nan_to_num(nan=float('inf'), posinf=float('inf'), neginf=float('-inf')))
    np.nanargmax(np.zeros(3, dtype=int))  # -> rewrite cosmetic | torch.argmax(np.zeros(3, dtype=int))


def written(x, out):
    np.argmax(x, axis=1, out=out)  # -> rewrite cosmetic | torch.argmax(x, axis=1, out=out)
    np.argmax(x, 1, out)  # -> keyword loud | torch.argmax(x, 1, out=out)
    np.argmax(x, 1, None)  # -> keyword loud | torch.argmax(x, 1)
    np.argmax(x, out=None)  # -> rewrite cosmetic | torch.argmax(x)
    # What Python writes with brackets is no array; an item of it can be one.
    np.argmax([1, 2, 3])  # -> rewrite cosmetic | -
    np.argmax((1, 2, 3))  # -> rewrite cosmetic | -
    np.argmax([len(row) for row in x])  # -> rewrite cosmetic | -
    np.argmax([x, out][0])  # -> rewrite cosmetic | torch.argmax([x, out][0])
    np.argmax(([x] + [out])[0])  # -> rewrite cosmetic | torch.argmax(([x] + [out])[0])
    np.argmax(x, axis=(  # -> rewrite cosmetic | -
        # A comment.
        1
    ))


def on_purpose(t: torch.Tensor, u: tf.Tensor, f: pd.DataFrame, v, x: np.ndarray):
    a = t.cpu().numpy()
    np.argmax(a)  # -> rewrite cosmetic | -
    np.argmax(t.numpy(), axis=1)  # -> rewrite cosmetic | -
    np.argmax(a[0] * 2)  # -> rewrite cosmetic | -
    np.argmax(a > 0)  # -> input-dtype loud | -
    np.argmax(u.numpy())  # -> rewrite cosmetic | -
    np.argmax(f.values)  # -> rewrite cosmetic | -
    b = v.cpu().numpy()
    np.argmax(b)  # -> rewrite cosmetic | -
    # What NumPy makes of it is one of NumPy as well.
    b = np.abs(b)
    np.argmax(b)  # -> rewrite cosmetic | -
    np.argmax(a.max(axis=1) - np.min(a, axis=1))  # -> rewrite cosmetic | -
    # A tensor has no such slices.
    np.argmax(x[::-1])  # -> rewrite cosmetic | -
    np.argmax(x[:, 5:0:-2], 0)  # -> rewrite cosmetic | -
    np.argmax(x[::2])  # -> rewrite cosmetic | torch.argmax(x[::2])
    np.argmax(np.stack([a, a]))  # -> rewrite cosmetic | torch.argmax(np.stack([a, a]))


def caught(x, e):
    try:
        np.argmax(x)  # -> caught-error loud | torch.argmax(x)
    except ValueError:
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    else:
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    try:
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    except (ValueError, LookupError):
        pass
    try:
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    except:
        pass
    try:
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    except Exception:
        pass
    try:
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    except e:
        pass
    try:
        np.argmax(x)  # -> caught-error silent | torch.argmax(x)
    except ValueError:
        pass
    except IndexError:
        raise SystemExit
    try:
        for row in x:
            np.argmax(row)  # -> caught-error silent | torch.argmax(row)
    except (TypeError, ValueError):
        pass
    except Exception as error:
        raise RuntimeError from error
    try:
        # An axis out of bounds is a ValueError too, but torch.argmax(x, 3) is an IndexError.
        np.argmax(x, 3)  # -> caught-error loud | torch.argmax(x, 3)
    except (ValueError, np.exceptions.AxisError):
        pass
    try:
        # AxisError is an IndexError.
        np.argmax(x, 3)  # -> rewrite cosmetic | torch.argmax(x, 3)
    except IndexError:
        pass
    try:
        def later():
            return np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    except ValueError:
        pass
    try:
        try:
            np.argmax(x)  # -> caught-error silent | torch.argmax(x)
        except ValueError:
            pass
    except LookupError:
        pass
    try:
        np.argmax(x)  # -> caught-error silent | torch.argmax(x)
    except IndexError:
        raise SystemExit
    except ValueError:
        pass
    # What these classes are, nobody knows.
    try:
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    except ValueError:
        pass
    except e:
        pass
    try:
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    except (ValueError, e.Error):
        pass
    try:
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    except ValueError:
        pass
    except e():
        pass
    # What a variable can be, and what was not caught.
    try:
        np.argmax(x, axis=e)  # -> caught-error loud | torch.argmax(x, axis=e)
    except np.exceptions.AxisError:
        pass
    try:
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    except np.exceptions.AxisError:
        pass
    try:
        np.argmax(x)  # -> caught-error silent | torch.argmax(x)
    except IndexError:
        pass
    try:
        np.argmax(x, axis=e)  # -> caught-error loud | torch.argmax(x, axis=e)
    except ValueError:
        pass
    with contextlib.suppress(ValueError):
        np.argmax(x)  # -> caught-error loud | torch.argmax(x)
    with open(e) as f, contextlib.suppress(TypeError, ValueError):
        np.argmax(x)  # -> caught-error loud | torch.argmax(x)
    with contextlib.suppress(ValueError, IndexError):
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    with contextlib.suppress(*e):
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    with contextlib.suppress():
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    with e(ValueError):
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    # What a context is told beside classes is none; without a class it may catch all.
    with pytest.raises(ValueError, match="empty"):
        np.argmax(x)  # -> caught-error loud | torch.argmax(x)
    with pytest.raises(expected_exception=ValueError):
        np.argmax(x)  # -> caught-error loud | torch.argmax(x)
    with pytest.raises(expected_exception=(ValueError, IndexError), match="empty"):
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    with pytest.raises(match="empty"):
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    with pytest.raises(ValueError, **e):
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    with pytest.raises(**e):
        np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)
    # A context guards those behind it, and not those before.
    with contextlib.suppress(ValueError), open(np.argmax(x)):  # -> caught-error loud | torch.argmax(x)
        pass
    with open(np.argmax(x)), contextlib.suppress(ValueError):  # -> rewrite cosmetic | torch.argmax(x)
        pass
    try:
        with contextlib.suppress(ValueError):
            np.argmax(x)  # -> caught-error silent | torch.argmax(x)
    except IndexError:
        pass
    # Behind the clauses that count they are no matter.
    try:
        np.argmax(x)  # -> caught-error silent | torch.argmax(x)
    except ValueError:
        pass
    except (OSError, IndexError):
        pass
    except e:
        pass


def elsewhere(x):
    try:
        # A function's body runs elsewhere; what it is made with does not.
        key = lambda row: np.argmax(row)  # -> rewrite cosmetic | torch.argmax(row)
        best = lambda k=np.argmax(x): k  # -> caught-error loud | torch.argmax(x)

        def default(k=np.argmax(x)):  # -> caught-error loud | torch.argmax(x)
            return key, best, k

        @default(np.argmax(x))  # -> caught-error loud | torch.argmax(x)
        def decorated():
            return np.argmax(x)  # -> rewrite cosmetic | torch.argmax(x)

        class Made:
            best = np.argmax(x)  # -> caught-error loud | torch.argmax(x)
    except ValueError:
        pass
