import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import Tensor


class Net(nn.Module):
    def __init__(self, weights: Tensor):
        super().__init__()
        self.fc = nn.Linear(3, 2)
        self.layers = nn.Sequential(nn.Linear(3, 3), nn.ReLU())
        self.weights = weights
        self.cache = None
        self.other = make()
        self.lstm = nn.LSTM(2, 2)
        self.register_buffer("mean", torch.zeros(3))

    def forward(self, x):
        x = self.layers(x)
        logits = self.fc(x)
        logits.argmax(dim=1)  # -> torch.Tensor.argmax method certain
        self.cache = logits.detach().cpu().numpy()
        return F.softmax(logits, dim=1)

    def predict(self, x):
        self(x).argmax(1)  # -> torch.Tensor.argmax method certain
        self.forward(x).argmax(1)  # -> torch.Tensor.argmax method certain
        self.weights.argmax()  # -> torch.Tensor.argmax method certain
        self.cache.argmax(1)  # -> numpy.ndarray.argmax method certain
        self.other(x).argmax(1)  # -> unknown.argmax method uncertain
        out, (h, c) = self.lstm(x)
        h.argmax(-1)  # -> torch.Tensor.argmax method certain
        self.mean.argmax()  # -> torch.Tensor.argmax method certain
        self.later = None
        self.later.argmax()  # -> unknown.argmax method uncertain
        self.missing.argmax()  # -> unknown.argmax method uncertain


model = Net(torch.ones(3))
model(x).argmax(-1)  # -> torch.Tensor.argmax method certain
model.to("cuda").eval()
t = torch.tensor([1.0])
t.argmax()  # -> torch.Tensor.argmax method certain
t.softmax(-1).argmax(-1)  # -> torch.Tensor.argmax method certain
torch.softmax(x, dim=1).argmax(-1)  # -> torch.Tensor.argmax method certain
F.softmax(x, dim=1).argmax(dim=-1, keepdim=True)  # -> torch.Tensor.argmax method certain
t.view(-1).float().cuda().argmax()  # -> torch.Tensor.argmax method certain
t.data.argmax()  # -> torch.Tensor.argmax method certain
torch.from_numpy(a).argmax()  # -> torch.Tensor.argmax method certain
torch.from_numpy(a).numpy().argmax()  # -> numpy.ndarray.argmax method certain
t.cpu().numpy().argmax(axis=1)  # -> numpy.ndarray.argmax method certain
t.detach().numpy().T.argmin()  # -> numpy.ndarray.argmin method certain
np.array(t).argmax()  # -> numpy.ndarray.argmax method certain
(t * np.zeros(3)).argmax()  # -> torch.Tensor.argmax method certain
x.detach().cpu().numpy().argmax()  # -> numpy.ndarray.argmax method uncertain
t.size().argmax()  # -> none
t.unbind(0)[0].argmax()  # -> torch.Tensor.argmax method certain
for part in torch.split(t, 2):
    part.argmax()  # -> torch.Tensor.argmax method certain


def check(x, y: torch.FloatTensor):
    if torch.is_tensor(x):
        x.argmax(0)  # -> torch.Tensor.argmax method certain
        x = x.numpy()
    elif isinstance(x, torch.Tensor) and x.argmin() == 0:  # -> torch.Tensor.argmin method certain
        pass
    y.argmax()  # -> torch.Tensor.argmax method certain


def optional(ids: torch.Tensor | None = None):
    ids = ids.view(-1, ids.size()[-1])
    return ids.to(torch.int).argmax(dim=-1)  # -> torch.Tensor.argmax method certain


# Values with indices.
torch.max(x, 1)[1]  # -> torch.max.indices max-index certain
torch.max(x, dim=1)[1]  # -> torch.max.indices max-index certain
torch.max(x, 1).indices  # -> torch.max.indices max-index certain
torch.min(x, dim=0, keepdim=True).indices  # -> torch.min.indices max-index certain
torch.max(x, 1)[0]
torch.max(x, 1).values
torch.max(x)
torch.max(x, y)
torch.max(x, t)[1]
torch.max(x)[1]
_, i = torch.max(x, 1)  # -> torch.max.indices max-index certain
values, indices = t.max(1)  # -> torch.max.indices max-index certain
values, _ = torch.max(x, 1)
t.max(dim=1).indices  # -> torch.max.indices max-index certain
t.max(1)[1]  # -> torch.max.indices max-index certain
t.max(1, keepdim=True)[1].view(-1)  # -> torch.max.indices max-index certain
t.max(dim=-1)[-1]  # -> torch.max.indices max-index certain
t.max()
result = torch.max(x, 1)  # -> torch.max.indices max-index certain
result[0].argmax()  # -> torch.Tensor.argmax method certain
result.indices
both = t.min(0)  # -> torch.min.indices max-index certain
lowest, where = both
x.max(dim=1)[1]  # -> torch.max.indices max-index uncertain
_, predicted = outputs.max(1)  # -> torch.max.indices max-index uncertain
_, predicted = torch.max(outputs.data, 1)  # -> torch.max.indices max-index certain
x.max(1)
np.zeros((2, 2)).max(1)[1]

torch.autograd.grad(x, y)[0].argmax()  # -> torch.Tensor.argmax method certain
