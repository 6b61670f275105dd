import numpy as np
import torch


def decide(probs):
    return np.argmax(probs, axis=-1)  # TB111


def classify(clf, x):
    return np.argmax(clf.predict_proba(x), axis=1)  # TB111


def logits_of(model, x):
    logits = model(x)
    return logits.argmax(dim=-1)  # TB111


def soft(x):
    p = torch.softmax(x, dim=-1)
    return torch.argmax(p, dim=-1)  # TB111


def label(scores, names):
    i = np.argmax(scores)  # TB111
    return names[i]


def predicted(preds):
    return preds.argmax(1)  # TB111


def proba(y_proba):
    return np.argmax(y_proba, axis=1)  # TB111


def class_scores(self, x):
    return np.argmax(self.scores(x))  # TB111


def by_value(probs):
    if probs.max() < 0.5:
        return None
    return np.argmax(probs)


def by_threshold(probs, threshold):
    best = np.argmax(probs)
    return best if probs[best] > threshold else None


def by_margin(scores):
    margin = np.sort(scores)[-1] - np.sort(scores)[-2]
    return np.argmax(scores) if margin > 0.1 else None


def with_value(logits):
    confidence, best = torch.max(logits, dim=1)
    return confidence, best


def by_top_k(probs):
    values, places = torch.topk(probs, 2)
    return torch.argmax(probs), values, places


def lowest(scores):
    return np.argmin(scores)


def image(pixels):
    return np.argmax(pixels)


def first_true(x):
    return np.argmax(x > 3)


def length(xs):
    return np.argmax([len(x) for x in xs])


def signal(wave):
    return wave.argmax()


def places(mask, logits):
    ones = mask.to(logits.device, logits.dtype)
    return ones.argmax(-1)
