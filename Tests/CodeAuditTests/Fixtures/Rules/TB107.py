import jax
import jax.numpy as jnp
import tensorflow as tf
import torch
import torch.nn.functional as F


def position_loss(heatmap, target):
    position = torch.argmax(heatmap, dim=-1)  # TB107
    return F.mse_loss(position.float(), target)


def train(model, x, y, optimizer):
    out = torch.argmax(model(x), dim=1).float()  # TB107
    loss = ((out - y) ** 2).mean()
    loss.backward()
    optimizer.step()


def train_direct(model, x, y):
    F.mse_loss(torch.argmax(model(x), dim=1).float(), y).backward()  # TB107


def objective(w, x, y):
    guess = jnp.argmax(x @ w, axis=-1)  # TB107
    return jnp.mean((guess - y) ** 2)


step = jax.grad(objective)


def custom_loss(y_true, y_pred):
    chosen = tf.argmax(y_pred, axis=-1)  # TB107
    return tf.reduce_mean(tf.cast(chosen, tf.float32) - y_true)


def l1_loss(a, b):
    return (torch.argmax(a, dim=1) - b).abs().mean()  # TB107


def hinge(model, x, y, criterion):
    scores = torch.argmax(model(x), dim=1)  # TB107
    loss = criterion(scores * 1.0, y)
    loss.backward()


def sums(model, x):
    total = 0
    total = total + torch.argmax(model(x), dim=1).sum()  # TB107
    total.backward()


def of_nobody(model, x, y):
    out = model(x).argmax(1)  # TB107
    F.l1_loss(out.float(), y).backward()


def accuracy(model, x, y, criterion):
    out = model(x)
    predicted = torch.argmax(out, dim=1)
    correct = (predicted == y).sum()
    loss = criterion(out, y)
    loss.backward()
    return correct


def pseudo(model, x):
    out = model(x)
    loss = F.cross_entropy(out, torch.argmax(out, dim=1))
    loss.backward()


def chosen_loss(q, target):
    best = torch.argmax(q, dim=1)
    value = q.gather(1, best)
    return F.mse_loss(value, target)


def indexed_loss(q, target):
    best = torch.argmax(q, dim=1)
    return F.mse_loss(q[:, best], target)


def detached_loss(heatmap, target):
    position = torch.argmax(heatmap, dim=-1).detach()
    return F.mse_loss(heatmap, target), position


def no_grad_loss(heatmap, target):
    with torch.no_grad():
        position = torch.argmax(heatmap, dim=-1)
    return F.mse_loss(position.float(), target)


def predict(model, x):
    return torch.argmax(model(x), dim=1)


def metric(logits, y):
    return jnp.mean(jnp.argmax(logits, axis=-1) == y)


def plain_loss(x, y):
    import numpy as np

    return np.argmax(x, axis=1) - y
