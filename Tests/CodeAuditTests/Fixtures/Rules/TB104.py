import numpy as np
import torch

votes = np.array([3, 5, 5])
winners = np.argmax(votes)  # TB104
ties = votes.argmax()  # TB104
all_maxima = int(np.argmax(votes))
tied_places = np.argmax([1, 2, 2])  # TB104


def counted(x):
    return len(np.argmax(x)) > 1  # TB104


def counted_later(x):
    best = np.argmax(x)  # TB104
    if len(best) > 1:
        return None
    return best


def run_through(x):
    for i in np.argmax(x):  # TB104
        print(i)


def run_through_later(x):
    places = x.argmax()  # TB104
    return [p + 1 for p in places]


def python_list(xs):
    winners = xs.index(max(xs))  # TB104
    return winners


def backwards(x):
    return np.argmax(x) == len(x) - 1 - np.argmax(x[::-1])  # TB104


def peaks_of(signal):
    peaks = torch.argmax(signal)  # TB104
    return peaks


def values_with_index(x):
    return x == np.argmax(x)  # TB104


def find_ties(x):
    return np.argmax(x)  # TB104


def good(x, y, rows):
    winner = np.argmax(x)
    winners = np.argmax(rows, axis=1)
    ties = np.flatnonzero(x == x.max())
    for i in np.argmax(rows, axis=-1):
        print(i)
    n = len(np.argmax(rows, axis=1))
    agreed = np.argmax(x) == np.argmax(y)
    first = np.argmax(x[::-1])
    best = [i for i, v in enumerate(x) if v == x[winner]]
    a, b = np.argmax(x), np.argmin(x)
    labels = rows.argmax(1)
    place = len(x) - 1 - np.argmax(x[::-1])
    ranks = {"a": 1}
    pair = min(rows, key=lambda row: ranks.get(row, 9))
    if pair not in ranks or np.argmax(x) in x:
        return None
    return winners, ties, n, agreed, first, best, a, b, labels, place
