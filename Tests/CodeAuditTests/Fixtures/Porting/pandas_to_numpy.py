"""What a port changes at each call, and what the edit writes."""
import pandas as pd

df = pd.DataFrame({"a": [1, 2]})


def strings(s: pd.Series):
    # The edit of a call is none of a string.
    s.agg("idxmax")  # -> labels silent | -
    df.agg("idxmax", axis=1)  # -> labels silent | -
    df.agg({"a": "idxmin"})  # -> labels silent | -
