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


def numbers(frame: pd.DataFrame):
    # No NaN stands among integers.
    pd.Series([1, 2]).idxmax()  # -> labels silent | np.nanargmax(pd.Series([1, 2]))
    pd.Series([1, 2.5]).idxmax()  # -> nan silent, labels silent | np.nanargmax(pd.Series([1, 2.5]))
    frame.groupby("a").size().idxmax()  # -> labels silent | np.nanargmax(frame.groupby("a").size())
