import numba
import numpy as np
import torch

scores = np.zeros((1000, 10))
tensor = torch.zeros(10, 3)
best = [np.argmax(row) for row in scores]  # TB108
lists = list(row.argmax() for row in scores)  # TB108
named = {i: np.argmax(row) for i, row in enumerate(scores)}  # TB108
for row in scores:
    print(np.argmax(row))  # TB108
for i in range(len(scores)):
    print(np.argmax(scores[i]))  # TB108
for i in range(scores.shape[0]):
    print(scores[i].argmax())  # TB108
for i in range(scores.shape[0]):
    print(np.argmax(scores[i, :]))  # TB108
for t in tensor:
    print(torch.argmax(t, dim=0))  # TB108
for i, row in enumerate(scores):
    print(np.argmax(scores[i]), np.argmin(row))  # TB108 TB108


def typed(matrix: np.ndarray):
    return [np.argmax(row) for row in matrix]  # TB108


def by_name(logits):
    return [np.argmax(row) for row in logits]  # TB108


def by_use(x):
    out = []
    for i in range(x.shape[0]):
        out.append(np.argmax(x[i]))  # TB108
    return out


def good(rows, loader, model, groups):
    np.argmax(scores, axis=1)
    [np.argmax(row) for row in rows]
    for batch in loader:
        model(batch).argmax(1)
    for i in range(10):
        scores[i] = 0
        np.argmax(scores[i])
    for i in range(3):
        np.argmax(scores)
    for a, b in zip(scores, rows):
        np.argmax(b)
    for name in groups:
        np.argmax(groups[name])
    for row in [[1, 2], [3]]:
        np.argmax(row)
    for epoch in range(4):
        x = model(epoch)
        np.argmax(x)
    for v in np.array([1, 2, 3]):
        np.argmax(v)


@numba.njit(cache=True)
def compiled(scores):
    for i in range(scores.shape[0]):
        np.argmax(scores[i])
