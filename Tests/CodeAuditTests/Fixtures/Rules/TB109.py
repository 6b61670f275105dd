import numpy as np
import pandas as pd
import torch

probs = np.array([0.1, np.nan, 0.7])
np.argmax(probs)  # TB109
data = np.genfromtxt("sensor.csv", delimiter=",")
peak = np.argmax(data)  # TB109
data.argmin()  # TB109
filled = np.full(3, np.nan)
np.argmax(filled)  # TB109
frame = pd.read_csv("a.csv")
np.argmax(frame["x"].values)  # TB109
np.argmax(np.array([1.0, float("nan")]))  # TB109


def logs(x, y):
    return np.argmax(np.log(x - y))  # TB109


def entropy(p):
    return np.argmax(-p * np.log(p), axis=-1)  # TB109


def in_place(x):
    x[0] = np.nan
    return x.argmax() + np.argmax(x)  # TB109


def ratio(hits, n):
    tries = np.zeros(n)
    tries += hits
    return np.argmax(hits / tries)  # TB109


def bandit(self):
    return np.argmax(self.rewards / self.counts)  # TB109


def correlation(a):
    c = np.corrcoef(a)
    return np.argmax(c, axis=1)  # TB109


def good(x, n, eps):
    np.nanargmax(np.log(x - n))
    np.argmax(np.log(x))
    np.argmax(np.log(1 - x))
    np.argmax(np.array([1.0, 2.0])[: int(np.nan)])
    np.argmax({"a": 1}.get("a", [1.0, 2.0]))
    np.argmax(np.array([1.0, 2.0]))
    np.argmax(np.log(x + 1e-9))
    np.argmax(np.log(x + eps))
    np.argmax(np.nan_to_num(np.log(x)))
    np.argmax(x / 2)
    np.argmax(x / x.sum())
    total = x.sum()
    np.argmax(x / total)
    np.argmax(x / n)
    torch.argmax(torch.log(x))
    frame["x"].idxmax()
    clean = frame["x"].dropna().values
    np.argmax(clean)
    np.argmax(np.array([1, 2, 3]))


def compared(wins, visits):
    print(visits > 0)
    return np.argmax(wins / visits)


def started(wins, n):
    visits = np.ones(n)
    return np.argmax(wins / visits)


def smoothed(wins, counts):
    return np.argmax(wins / (counts + 1))


def column(k):
    table = np.array([[1.0, np.nan]])
    return np.argmax(table[:, 0])


def asked(x):
    y = np.log(x - 1 * x)
    if np.isnan(y).any():
        return None
    return np.argmax(y)
