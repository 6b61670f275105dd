import numpy as np
from numpy.ma import masked_array

masked = np.ma.masked_invalid(x)
masked.argmax()  # -> numpy.ma.MaskedArray.argmax method certain
(masked * 2).argmin()  # -> numpy.ma.MaskedArray.argmin method certain
masked.filled(0).argmax()  # -> numpy.ndarray.argmax method certain
masked_array(x, mask=x > 3).argmax()  # -> numpy.ma.MaskedArray.argmax method certain
np.ma.sqrt(x).argmax()  # -> numpy.ma.MaskedArray.argmax method uncertain
