import numpy as np
import torch

LABELS = ["cat", "dog", "bird"]
COUNTED = ["cat", "dog"]
NAMES_OF = {0: "cat", 1: "dog"}
NUMBER = len(COUNTED)


def direct(scores):
    return LABELS[np.argmax(scores, axis=-1)]  # TB106


def later(scores):
    best = int(np.argmax(scores))  # TB106
    return LABELS[best]


def written(scores):
    return ["no", "yes"][np.argmax(scores)]  # TB106


def mapped(scores):
    return {0: "no", 1: "yes"}[scores.argmax()]  # TB106


def gotten(scores):
    return NAMES_OF.get(np.argmax(scores))  # TB106


def parameter(scores, class_names):
    return class_names[torch.argmax(scores).item()]  # TB106


def each(probs, class_names):
    return [class_names[i] for i in np.argmax(probs, axis=1)]  # TB106


def first_of(probs, class_names):
    best = np.argmax(probs, axis=1)  # TB106
    return class_names[best[0]]


class Model:
    def name(self, x):
        return self.labels[self.net(x).argmax()]  # TB106

    def hub(self, logits):
        predicted = logits.argmax(-1).item()
        return self.config.id2label[predicted]

    def attribute(self, logits):
        predicted = logits.argmax(-1).item()  # TB106
        return self.vocabulary[predicted]

    def fitted(self, x):
        return self.classes_[self.predict_proba(x).argmax()]

    def own(self, x):
        assert self.n == len(self.classes)
        return self.classes[self.net(x).argmax()]


def good(scores, class_names, clf, x, table, rows, config, model):
    assert len(class_names) == scores.shape[-1]
    a = class_names[np.argmax(scores)]
    b = COUNTED[np.argmax(scores)]
    c = clf.classes_[np.argmax(clf.predict_proba(x))]
    d = x[np.argmax(x)]
    e = rows[np.argmax([r.size for r in rows])]
    f = table[np.argmax(scores)]
    g = LABELS[0]
    h = np.argmax(scores) + 1
    names = list(config)
    i = names[np.argmax([config[n] for n in names])]
    j = model.names[model(x).argmax()]
    class_values = scores.copy()
    k = class_values[np.argmax(scores)]
    print(k)
    return a, b, c, d, e, f, g, h, i, j


def good_choice(d):
    keys = list(d)
    values = [d[k] for k in keys]
    return keys[np.argmax(values)]
