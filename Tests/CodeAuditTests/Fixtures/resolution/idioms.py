import operator
from operator import itemgetter

import numpy as np

xs.index(max(xs))  # -> builtin.max-index builtin-idiom certain
xs.index(min(xs))  # -> builtin.min-index builtin-idiom certain
self.scores.index(max(self.scores))  # -> builtin.max-index builtin-idiom certain
list(xs).index(max(xs))  # -> builtin.max-index builtin-idiom certain
xs.tolist().index(max(xs))  # -> builtin.max-index builtin-idiom certain
xs.index(max(ys))
xs.index(3)
max(range(len(xs)), key=xs.__getitem__)  # -> builtin.max-index builtin-idiom certain
max(range(len(xs)), key=lambda i: xs[i])  # -> builtin.max-index builtin-idiom certain
min(range(len(xs)), key=lambda i: xs[i])  # -> builtin.min-index builtin-idiom certain
max(range(n), key=lambda i: score(i))  # -> builtin.max-index builtin-idiom certain
max(range(len(xs)), key=xs.__getitem__, default=None)  # -> builtin.max-index builtin-idiom certain
max(range(len(xs)))
max(enumerate(xs), key=lambda p: p[1])[0]  # -> builtin.max-index builtin-idiom certain
max(enumerate(xs), key=itemgetter(1))[0]  # -> builtin.max-index builtin-idiom certain
min(enumerate(xs), key=operator.itemgetter(1))[0]  # -> builtin.min-index builtin-idiom certain
i, x = max(enumerate(xs), key=lambda p: p[1])  # -> builtin.max-index builtin-idiom certain
max(enumerate(xs))
max((x, i) for i, x in enumerate(xs))[1]  # -> builtin.max-index builtin-idiom certain
max([(x, i) for i, x in enumerate(xs)])[1]  # -> builtin.max-index builtin-idiom certain
max(zip(xs, range(len(xs))))[1]  # -> builtin.max-index builtin-idiom certain
max(d, key=d.get)  # -> builtin.max-key builtin-idiom certain
min(d, key=d.get)  # -> builtin.min-key builtin-idiom certain
max(d.keys(), key=d.__getitem__)  # -> builtin.max-key builtin-idiom certain
max(d, key=lambda k: d[k])  # -> builtin.max-key builtin-idiom certain
min(pairs, key=lambda p: ranks.get(p, float("inf")))  # -> builtin.min-key builtin-idiom certain
max(words, key=lambda w: lengths.get(len(w), 0))
max(d.items(), key=lambda kv: kv[1])[0]  # -> builtin.max-key builtin-idiom certain
max(d.items(), key=itemgetter(1))[0]  # -> builtin.max-key builtin-idiom certain
k, v = max(d.items(), key=lambda kv: kv[1])  # -> builtin.max-key builtin-idiom certain
max(words, key=len)
max(words, key=lambda w: len(w))
max(1, 2)
max(xs, key=lambda k: ys[0])
best = {k: max(v, key=v.get) for k, v in d.items()}  # -> builtin.max-key builtin-idiom certain
max(range(len(xs)), key=lambda i: np.argmax(xs[i]))  # -> builtin.max-index builtin-idiom certain; numpy.argmax module-function certain


def shadowed(max, enumerate):
    xs.index(max(xs))
    return max(range(len(xs)), key=xs.__getitem__)


def own():
    def min(x, key):
        return x

    return min(d, key=d.get)

# The value, not its index.
best = max(enumerate(xs), key=lambda p: p[1])[1]
best = max(d.items(), key=lambda p: p[1])[1]
_, best = max(enumerate(xs), key=lambda p: p[1])
k, _ = max(d.items(), key=lambda p: p[1])  # -> builtin.max-key builtin-idiom certain
i = max(enumerate(xs), key=lambda p: p[1])[-2]  # -> builtin.max-index builtin-idiom certain
max(nodes, key=lambda n: n.w[n])


class Scores:
    def get(self, key):
        return key

    def best(self, keys):
        return max(keys, key=self.get)  # -> builtin.max-key builtin-idiom uncertain
