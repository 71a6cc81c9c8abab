"""A finding as plain data, and back: what `--json` prints and what is kept."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import types
from collections.abc import Mapping
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import numpy as np

from passerelle.engine.explain.answer.shapes import Answer
from passerelle.kernel.finding import Finding, Refusal


def plain(value: Any) -> Any:
    """Dataclasses as objects, arrays as lists, dates as ISO text, what is not a number as null."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(held) for key, held in value.items()}
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, tuple | list):
        return [plain(held) for held in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, np.generic):
        return plain(value.item())
    return None if isinstance(value, float) and not math.isfinite(value) else value


def finding_of(data: Mapping[str, Any]) -> Finding[Answer]:
    """The finding that `plain` made these data of."""
    fields = {f.name: data[f.name] for f in dataclasses.fields(Finding)}
    whole: Finding[Answer] = _object(Finding, {**fields, "estimate": None})
    return dataclasses.replace(whole, estimate=_object(Answer, fields["estimate"]))


def refusal_of(data: Mapping[str, Any]) -> Refusal:
    found: Refusal = _object(Refusal, data)
    return found


def _object(kind: Any, data: Mapping[str, Any]) -> Any:
    hints = get_type_hints(kind)
    return kind(**{name: _back(hints[name], held) for name, held in data.items()})


def _back(hint: Any, held: Any) -> Any:
    """`held` as what the annotation says it was."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _either(inner, held)
    if dataclasses.is_dataclass(hint):
        return _object(hint, held)
    if origin is np.ndarray or hint is np.ndarray:
        return np.array([math.nan if v is None else v for v in held], dtype=np.float64)
    if origin is tuple:
        return _tuple(inner, held)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {_back(inner[0], key): _back(inner[1], value) for key, value in held.items()}
    if hint is float:
        return math.nan if held is None else float(held)
    if hint is dt.date:
        return dt.date.fromisoformat(held)
    return hint(held) if isinstance(hint, type) and issubclass(hint, Enum) else held


def _tuple(inner: tuple[Any, ...], held: Any) -> tuple[Any, ...]:
    if inner[-1] is Ellipsis:
        return tuple(_back(inner[0], one) for one in held)
    return tuple(_back(kind, one) for kind, one in zip(inner, held, strict=True))


def _either(inner: tuple[Any, ...], held: Any) -> Any:
    """One of several: null, a date where the text is one, else the first that is meant."""
    if held is None:
        return None
    if dt.date in inner and isinstance(held, str):
        try:
            return dt.date.fromisoformat(held)
        except ValueError:
            return held
    known = [kind for kind in inner if kind is not types.NoneType]
    return _back(known[0], held) if len(known) == 1 else held
