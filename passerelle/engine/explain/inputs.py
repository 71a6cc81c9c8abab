"""What every method of this folder asks of its inputs: that counts can be, and one digest for all of them."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelle.kernel.digest import canonical

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def seal(head: Any, *columns: NDArray[Any]) -> str:
    """SHA-256 of a small head and of arrays, in hexadecimal (64 characters)."""
    sealed = hashlib.sha256(canonical(head).encode())
    for column in columns:
        sealed.update(np.ascontiguousarray(column).tobytes())
    return sealed.hexdigest()


def countable(successes: Floats, trials: Floats) -> bool:
    """Whether these can be counts: finite, and no more successes than trials."""
    finite = np.isfinite(successes).all() and np.isfinite(trials).all()
    return bool(finite and (successes >= 0).all() and (successes <= trials).all())
