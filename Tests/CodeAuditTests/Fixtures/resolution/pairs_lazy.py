def late(x):
    import torch

    return x.max(1)[1]  # -> torch.max.indices max-index uncertain
