import numpy as np
import pandas as pd

df = pd.DataFrame({"a": [1, 2], "b": [2, 1]})
s = df["a"]
df.agg("idxmax")  # -> pandas.DataFrame.idxmax alias certain
df.agg("idxmin", axis=1)  # -> pandas.DataFrame.idxmin alias certain
df.aggregate("idxmax", 1)  # -> pandas.DataFrame.idxmax alias certain
df.apply("idxmax")  # -> pandas.DataFrame.idxmax alias certain
df.agg(func="idxmax")  # -> pandas.DataFrame.idxmax alias certain
pd.Series([1]).agg("idxmax")  # -> pandas.Series.idxmax alias certain
pd.Series([1]).agg(i="idxmax", j="max")  # -> pandas.Series.idxmax alias certain
df.agg(["idxmax", "max"])  # -> pandas.DataFrame.idxmax alias certain
df.agg({"a": "idxmax", "b": ["min", "idxmin"]})  # -> pandas.Series.idxmax alias certain; pandas.Series.idxmin alias certain
df.agg(i=("a", "idxmax"))  # -> pandas.Series.idxmax alias certain
df.agg(("idxmax",))  # -> pandas.DataFrame.idxmax alias certain
groups = df.groupby("a")
groups.agg("idxmax")  # -> pandas.DataFrameGroupBy.idxmax alias certain
groups["b"].agg("idxmax")  # -> pandas.SeriesGroupBy.idxmax alias certain
groups["b"].transform("idxmin")  # -> pandas.SeriesGroupBy.idxmin alias certain
groups.agg(i=("b", "idxmax"), j=("b", "min"))  # -> pandas.SeriesGroupBy.idxmax alias certain
groups.agg(i=pd.NamedAgg("b", "idxmax"))  # -> pandas.SeriesGroupBy.idxmax alias certain
groups.agg(i=pd.NamedAgg(column="b", aggfunc="idxmax"))  # -> pandas.SeriesGroupBy.idxmax alias certain
groups["b"].agg(i="idxmax")  # -> pandas.SeriesGroupBy.idxmax alias certain
best = df.agg
best("idxmax")  # -> pandas.DataFrame.idxmax alias certain
getattr(df, "agg")("idxmax")  # -> pandas.DataFrame.idxmax alias certain
df.agg("idxmax").max()  # -> pandas.DataFrame.idxmax alias certain

groups["b"].agg([("best", "idxmax"), "idxmin"])  # -> pandas.SeriesGroupBy.idxmax alias certain; pandas.SeriesGroupBy.idxmin alias certain
groups.agg({"b": [("best", "idxmax")]})  # -> pandas.SeriesGroupBy.idxmax alias certain
groups.agg(("idxmin", "max"))  # -> pandas.DataFrameGroupBy.idxmin alias certain
s.agg(i="idxmax", axis=0)  # -> pandas.Series.idxmax alias certain
s.agg(skipna="idxmax")  # -> pandas.Series.idxmax alias certain
spans = df.resample("D")
spans["b"].agg("idxmax")  # -> pandas.SeriesGroupBy.idxmax alias certain

# Labels, parameters, and what raises.
groups["b"].agg([("idxmin", "max")])
groups.agg({"b": [("idxmin", "max")]})
s.agg(axis="idxmax")
df.agg(axis=("a", "idxmax"))
df.agg(i="idxmax")
df.agg(i=["a", "idxmax"])
df.agg(i=unknown("a", "idxmax"))
df.apply(i=("a", "idxmax"))
df.agg({"a": {"b": "idxmax"}})
s.agg(i=("a", "idxmax"))
groups["b"].agg(engine="idxmax")
spans.agg("idxmax")
s.resample("D").agg("idxmax")
groups.resample("D").agg("idxmax")
# A column's name, and other methods.
df.agg(i=("idxmax", "max"))
df.agg({"idxmax": "max"})
df.groupby("idxmax").agg("max")
df.transform("idxmax")
df.map("idxmax")
df.rename(columns={"a": "idxmax"})
df.agg("max")
df.agg(None, "idxmax")
# Nobody knows whose.
unknown.agg("idxmax")
unknown.groupby("a").agg(["idxmax"])
df.agg(f"{'idxmax'}")
name = "idxmax"
df.agg(name)
# Functions that are handed on.
df.agg(np.argmax)
df.apply(np.argmax)
list(map(np.argmax, [x]))
np.apply_along_axis(np.argmax, 1, x)


class Frame:
    def agg(self, how):
        return how


Frame().agg("idxmax")
frame = df if x else Frame()
frame.agg("idxmax")
