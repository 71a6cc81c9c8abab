"""The scenarios side by side, every figure written once; the title that concludes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.arbitration import comparing, counted
from passerelle.arbitration.counted import Figures
from passerelle.arbitration.sentences.verdict import Standing, title
from passerelle.arbitration.sheet import said
from passerelle.arbitration.sheet.posing import Posing
from passerelle.arbitration.sheet.scenes import Scene
from passerelle.kernel.typography import number
from passerelle.reports.drawing import Axis, Ruler, odds, ruler, spanning
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Column:
    """One scenario; drawings are SVG, the rest is text."""

    letter: str
    name: str
    story: str
    value: str
    low: str
    high: str
    worth: str
    weeks: str
    over: str
    load: str
    cost: str
    cash: str
    on_time: str
    gap: str
    ranking: str
    best: str
    best_odds: str
    count: str
    warnings: tuple[str, ...]
    is_best: bool


def shares(scenes: Sequence[Scene]) -> dict[str, float]:
    """By letter, the share of the common draws in which it is the best; empty for one alone."""
    if len(scenes) < 2:
        return {}
    return comparing.best_shares({one.letter: one.kept.draws for one in scenes})


def standing(scenes: Sequence[Scene]) -> Standing:
    """What the title is chosen from."""
    share = shares(scenes)
    if not share:
        return Standing(len(scenes), len(scenes))
    groups = counted.alikes({one.letter: one.kept.found for one in scenes})
    firsts = {letter: group[0] for group in groups for letter in group}
    order = sorted(share, key=lambda letter: (-share[letter], letter))
    ranked = list(dict.fromkeys(firsts[letter] for letter in order))
    if len(ranked) < 2:
        return Standing(len(scenes), len(scenes), same=True)
    first, second = ranked[:2]
    return Standing(
        len(scenes),
        len(scenes),
        first=first,
        second=second,
        share=share[first],
        other=share[second],
        percent=said.percent(share[first]),
        other_percent=said.percent(share[second]),
    )


def verdict(scenes: Sequence[Scene]) -> str:
    """One sentence; that nothing fits, where nothing does."""
    if not any(one.kept.found["lines"] for one in scenes):
        return said.none_placed()
    return title(standing(scenes))


def columns(posing: Posing, scenes: Sequence[Scene]) -> list[Column]:
    """One a scenario, all on one scale."""
    share = shares(scenes)
    top = max(share.values(), default=0.0)
    leads = [letter for letter, one in share.items() if one == top]
    known = [counted.figures(one.kept.found, one.kept.draws) for one in scenes]
    worths = [end for one in known if one.worth for end in (one.worth.low, one.worth.high)]
    most = max([1.0, *(one.room for one in known), *(one.weeks for one in known)])
    axes = (spanning(worths or [0.0, 1.0]), Axis(0.0, most * 1.08))
    return [
        _column(posing, one, figures, axes=axes, best=share.get(one.letter), leads=leads)
        for one, figures in zip(scenes, known, strict=True)
    ]


def _column(
    posing: Posing,
    scene: Scene,
    it: Figures,
    *,
    axes: tuple[Axis, Axis],
    best: float | None,
    leads: list[str],
) -> Column:
    spread = it.worth
    cash = posing.rules.cash
    return Column(
        letter=scene.letter,
        name=said.name(scene.seeks),
        story=said.story(scene.seeks, posing.rules.foundations),
        value=said.money(spread.mid) if spread else "—",
        low=said.money(spread.low) if spread else "",
        high=said.money(spread.high) if spread else "",
        worth=ruler(Ruler(low=spread.low, mid=spread.mid, high=spread.high), axis=axes[0])
        if spread
        else "",
        weeks=said.weeks(it.weeks),
        over=said.weeks(it.over) if it.over >= 0.5 else "",
        load=ruler(Ruler(start=0, done=it.weeks, target=it.room), axis=axes[1]),
        cost=said.money(it.money),
        cash=said.money(cash) if cash is not None else "",
        on_time=number(10 * it.on_time, lang(), decimals=1) if it.on_time is not None else "—",
        gap=said.percent(max(scene.gap, 0.0), decimals=1),
        ranking=_ranking(scene),
        best=said.percent(best) if best is not None else "—",
        best_odds=odds(best),
        count=said.chosen(len(scene.kept.found["lines"]), len(posing.wishes)),
        warnings=tuple(_warnings(posing, scene)),
        is_best=leads == [scene.letter],
    )


def over_ranking(scene: Scene) -> float | None:
    """How much more it brings than the plan of the RICE ranking: a share; None where that brings nothing."""
    rice = scene.kept.found["greedy"].get("rice", 0.0)
    return scene.kept.value / rice - 1 if rice > 0 else None


def _ranking(scene: Scene) -> str:
    more = over_ranking(scene)
    return said.over_ranking(more) if more is not None and more >= 0.005 else ""


def _warnings(posing: Posing, scene: Scene) -> list[str]:
    found = []
    if numbers := scene.kept.found["missed"]:
        found.append(said.missed([posing.wish(n).title for n in numbers]))
    if short := scene.kept.found["short"]:
        found.append(said.short(list(short)))
    return found
