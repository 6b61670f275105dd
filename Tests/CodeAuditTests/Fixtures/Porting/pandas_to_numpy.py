"""What a port changes at each call, and what the edit writes."""
import pandas as pd

df = pd.DataFrame({"a": [1, 2]})


def strings(s: pd.Series):
    # The edit of a call is none of a string.
    s.agg("idxmax")  # -> nan silent, labels silent | -
    df.agg("idxmax", axis=1)  # -> nan silent, labels silent, empty loud | -
    df.agg(["idxmax"])  # -> default-axis silent, nan silent, labels silent, empty loud | -
    # Of one column, which has one axis.
    df.agg({"a": "idxmin"})  # -> nan silent, labels silent | -
