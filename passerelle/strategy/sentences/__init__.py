"""Titles that conclude: whole sentences chosen by the state of things, each with its plural."""

from passerelle.strategy.sentences.key_results import (
    Words,
    chances,
    course,
    due,
    objective,
    objectives,
    why,
    words,
)
from passerelle.strategy.sentences.register import Reviews, register, review, reviews
from passerelle.strategy.sentences.texts import changed, read_by, touches

__all__ = [
    "Reviews",
    "Words",
    "chances",
    "changed",
    "course",
    "due",
    "objective",
    "objectives",
    "read_by",
    "register",
    "review",
    "reviews",
    "touches",
    "why",
    "words",
]
