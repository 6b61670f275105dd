import jax
import jax.numpy as jnp
import tensorflow as tf
import keras
import pandas as pd
import polars as pl
import xarray as xr
import dask.array as da
import scipy.sparse as sp
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression
from pandas import DataFrame

# JAX
jnp.array([1]).argmax()  # -> jax.Array.argmax method certain
jax.nn.softmax(x).argmax(-1)  # -> jax.Array.argmax method certain
jnp.zeros(3).at[0].set(1).argmin()  # -> jax.Array.argmin method certain
jax.random.normal(key, (3,)).argmax()  # -> jax.Array.argmax method certain


@jax.jit
def predict(x: jax.Array):
    y = jnp.exp(x)
    return y / y.sum()


predict(x).argmax()  # -> jax.Array.argmax method certain
jax.device_get(predict(x)).argmax()  # -> numpy.ndarray.argmax method certain

# TensorFlow and Keras
tf.constant([1]).numpy().argmax()  # -> numpy.ndarray.argmax method certain
tf.nn.softmax(x).numpy().argmax(-1)  # -> numpy.ndarray.argmax method certain
model = keras.Sequential()
model.predict(x).argmax(axis=-1)  # -> numpy.ndarray.argmax method certain
net = tf.keras.models.load_model("m")
net.predict(x).argmax(1)  # -> numpy.ndarray.argmax method certain
tf.argmax(net(x), -1)  # -> tensorflow.math.argmax module-function certain

# pandas
df = pd.read_csv("f.csv")
df.idxmax()  # -> pandas.DataFrame.idxmax method certain
df.idxmin(axis=1)  # -> pandas.DataFrame.idxmin method certain
df["a"].idxmax()  # -> pandas.Series.idxmax method certain
df[["a", "b"]].idxmax()  # -> pandas.DataFrame.idxmax method certain
df[df.a > 1]["b"].idxmin()  # -> pandas.Series.idxmin method certain
df.a.idxmax()  # -> pandas.Series.idxmax method certain
df.values.argmax()  # -> numpy.ndarray.argmax method certain
df["a"].values.argmax()  # -> numpy.ndarray.argmax method certain
df["a"].to_numpy().argmax()  # -> numpy.ndarray.argmax method certain
df["a"].argmax()  # -> pandas.Series.argmax method certain
df.groupby("k").x.idxmax()  # -> pandas.SeriesGroupBy.idxmax method certain
df.groupby("k")["x"].idxmax()  # -> pandas.SeriesGroupBy.idxmax method certain
df.groupby("k").idxmin()  # -> pandas.DataFrameGroupBy.idxmin method certain
df.groupby("k")["x"].mean().idxmax()  # -> pandas.Series.idxmax method certain
df.index.argmax()  # -> pandas.Index.argmax method certain
df["a"].value_counts().idxmax()  # -> pandas.Series.idxmax method certain
df.loc[df["a"].idxmax()]  # -> pandas.Series.idxmax method certain
df.loc[:, "a"].idxmax()  # -> pandas.Series.idxmax method certain
df.set_index("k").sort_index()["x"].abs().idxmax()  # -> pandas.Series.idxmax method certain
df.mean().idxmax()  # -> pandas.Series.idxmax method certain
pd.Series([1, 2]).idxmin()  # -> pandas.Series.idxmin method certain
DataFrame(x).T.idxmax()  # -> pandas.DataFrame.idxmax method certain
for name, column in df.items():
    column.idxmax()  # -> pandas.Series.idxmax method certain
for key, part in df.groupby("k"):
    part["x"].idxmax()  # -> pandas.Series.idxmax method certain
    part.loc[part["x"].idxmin()]  # -> pandas.Series.idxmin method certain
df["a"].rolling(3).mean().idxmax()  # -> pandas.Series.idxmax method certain
df.name.str.len().idxmax()  # -> pandas.Series.idxmax method certain
df.query("a > 1").pivot_table(index="a").stack().idxmax()  # -> pandas.Series.idxmax method certain

# Polars
pl.Series([1]).arg_max()  # -> polars.Series.arg_max method certain
pf = pl.read_csv("f.csv")
pf["a"].arg_min()  # -> polars.Series.arg_min method certain
pf.select(pl.col("a").arg_max())  # -> polars.Expr.arg_max method certain
pf["a"].to_numpy().argmax()  # -> numpy.ndarray.argmax method certain
pf.to_pandas()["a"].idxmax()  # -> pandas.Series.idxmax method certain

# xarray and dask
arr = xr.DataArray(x)
arr.argmax("t")  # -> xarray.DataArray.argmax method certain
arr.idxmax(dim="t")  # -> xarray.DataArray.idxmax method certain
xr.open_dataset("f")["t"].argmin()  # -> xarray.DataArray.argmin method certain
arr.values.argmax()  # -> numpy.ndarray.argmax method certain
da.zeros(3).argmax()  # -> dask.Array.argmax method certain
da.from_array(x).compute().argmax()  # -> numpy.ndarray.argmax method certain

# Libraries that give NumPy's arrays
softmax(x, axis=1).argmax(-1)  # -> numpy.ndarray.argmax method certain
LogisticRegression().fit(x, y).predict_proba(x).argmax(axis=1)  # -> numpy.ndarray.argmax method certain
sp.csr_matrix(x).argmax(axis=1)  # -> scipy.sparse.argmax method certain
sp.csr_matrix(x).toarray().argmax(axis=1)  # -> numpy.ndarray.argmax method certain

# What selects rows.
table = pd.read_csv("f.csv")
table.loc[table.index <= 3]["a"].idxmax()  # -> pandas.Series.idxmax method certain
chosen = table.index <= 3
table[chosen]["a"].idxmax()  # -> pandas.Series.idxmax method certain
table[(table.a > 1) & (table.b < 2)]["a"].idxmax()  # -> pandas.Series.idxmax method certain
table[~(table["a"] > 1)].a.idxmin()  # -> pandas.Series.idxmin method certain
table[table["a"].isin([1])]["b"].idxmax()  # -> pandas.Series.idxmax method certain
table[table.columns[1:]]["b"].idxmax()  # -> pandas.Series.idxmax method certain
highest = table["b"].idxmax()  # -> pandas.Series.idxmax method certain
table.loc[highest]["a"].idxmax()  # -> pandas.Series.idxmax method uncertain
table["a"].array.argmax()  # -> unknown.argmax method uncertain

jnp.linalg.norm(x, axis=1).argmin()  # -> jax.Array.argmin method certain
jnp.linalg.eigh(x)[0].argmin()  # -> jax.Array.argmin method certain
jnp.fft.rfft(x).real.argmax()  # -> jax.Array.argmax method certain
jax.ops.segment_sum(x, y).argmax()  # -> jax.Array.argmax method certain
(images, labels), (_, answers) = tf.keras.datasets.mnist.load_data()
labels.argmax()  # -> numpy.ndarray.argmax method certain
answers.argmax()  # -> numpy.ndarray.argmax method certain

# SciPy
from scipy import interpolate, linalg, ndimage, optimize, stats
from scipy.stats import gaussian_kde, norm

norm.pdf(x, 0, 1).argmax()  # -> numpy.ndarray.argmax method certain
stats.norm(0, 1).logpdf(x).argmax()  # -> numpy.ndarray.argmax method certain
gaussian_kde(x)(grid).argmax()  # -> numpy.ndarray.argmax method certain
stats.mode(x).count.argmax()  # -> numpy.ndarray.argmax method certain
interpolate.interp1d(x, y)(grid).argmin()  # -> numpy.ndarray.argmin method certain
interpolate.CubicSpline(x, y).derivative()(grid).argmin()  # -> numpy.ndarray.argmin method certain
optimize.minimize(cost, x).x.argmax()  # -> numpy.ndarray.argmax method certain
rows, columns = optimize.linear_sum_assignment(x)
columns.argmax()  # -> numpy.ndarray.argmax method certain
regions, count = ndimage.label(x)
regions.argmax()  # -> numpy.ndarray.argmax method certain
values, vectors = linalg.eigh(x)
vectors.argmax(0)  # -> numpy.ndarray.argmax method certain
linalg.svd(x)[1].argmax()  # -> numpy.ndarray.argmax method certain

# scikit-learn
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import OneHotEncoder

TfidfVectorizer().fit_transform(x).argmax(1)  # -> scipy.sparse.argmax method certain
TfidfVectorizer().fit(x).transform(x).toarray().argmax(1)  # -> numpy.ndarray.argmax method certain
KMeans(3).fit(x).transform(x).argmin(1)  # -> numpy.ndarray.argmin method uncertain
OneHotEncoder().fit_transform(x).toarray().argmax(1)  # -> numpy.ndarray.argmax method uncertain

# Transformers
from transformers import AutoModelForSequenceClassification, EvalPrediction, Trainer

classifier = AutoModelForSequenceClassification.from_pretrained("m").to("cuda").eval()
outputs = classifier(**inputs)
outputs.logits.argmax(-1)  # -> torch.Tensor.argmax method certain
outputs[0].argmax(-1)  # -> torch.Tensor.argmax method uncertain
outputs.hidden_states[-1].argmax(-1)  # -> torch.Tensor.argmax method certain
_, best = outputs.logits.max(dim=1)  # -> torch.max.indices max-index certain
Trainer(classifier).predict(x).predictions.argmax(1)  # -> numpy.ndarray.argmax method certain


def scores(p: EvalPrediction):
    return p.predictions.argmax(-1)  # -> numpy.ndarray.argmax method certain
