import numpy as np
import torch


def act(q_values, action_mask):
    return np.argmax(q_values, axis=-1)  # TB105


def act_info(self, obs, info):
    valid_actions = info["valid_actions"]
    logits = self.net(obs)
    return torch.argmax(logits, dim=-1)  # TB105


def moves(policy, legal_moves):
    return policy.argmax()  # TB105


class Agent:
    def choose(self, obs, avail_actions):
        q = self.q_net(obs)
        action = q.argmax(dim=1)  # TB105
        return action

    def greedy(self, state, available_actions):
        return int(np.argmax(self.q_values[state]))  # TB105

    def explore(self, state, legal_actions):
        if np.random.rand() < 0.1:
            return np.random.choice(legal_actions)
        return np.argmax(self.Q[state])  # TB105

    def two(self, obs, action_mask):
        probs = self.actor(obs)
        return torch.argmax(probs, dim=1)  # TB105

    def shadow(self, q_values, invalid_actions):
        print(invalid_actions)
        return q_values.argmax(-1)  # TB105


def select_action(q_values, mask):
    return q_values.argmax(-1)  # TB105


def segment(logits, mask):
    return logits.argmax(-1), mask


def good_where(q_values, action_mask):
    return np.argmax(np.where(action_mask, q_values, -np.inf))


def good_in_place(q_values, action_mask):
    q_values[~action_mask] = -np.inf
    return np.argmax(q_values)


def good_method(logits, action_mask):
    logits.masked_fill_(~action_mask, float("-inf"))
    return logits.argmax(dim=-1)


def good_step(logits, action_mask):
    masked = logits + (1 - action_mask) * -1e9
    best = masked
    return torch.argmax(best, dim=-1)


def good_way(q_values, action_mask=None):
    if action_mask is None:
        return np.argmax(q_values)
    return np.argmax(np.where(action_mask, q_values, -np.inf))


def good_choice(q_values, valid_actions):
    return valid_actions[np.argmax(q_values[valid_actions])]


def good_check(q_values, legal_actions):
    best = np.argmax(q_values)
    if best in legal_actions:
        return best
    return legal_actions[0]


def good_no_mask(q_values):
    return np.argmax(q_values)


def good_other(image, action_mask):
    return np.argmax(image), action_mask


def good_named(masked_q_values, action_mask):
    return np.argmax(masked_q_values), action_mask


def good_padding(logits, attention_mask):
    return logits.argmax(-1) * attention_mask
