"""The sheet of wishes: sixty rows that hang together, the same for everybody."""

from itertools import pairwise

from passerelle.engine.worlds import wishes
from passerelle.engine.worlds.wished import APART, DEADLINES, NEEDS, WISHES


def number(text):
    return float(text.replace(",", ".")) if text else 0.0


def weeks(cell):
    low, likely, high = (number(part) for part in cell.split("/"))
    assert low < likely < high
    return likely


def test_sixty_rows_of_one_width_the_same_each_time():
    header, *rows = wishes.sheet()
    assert len(rows) == 60
    assert {len(row) for row in rows} == {len(header)}
    assert wishes.sheet() == [header, *rows]
    assert len({row[1] for row in rows}) == 60


def test_what_is_named_exists():
    titles = {wish.title for wish in WISHES}
    named = {
        *NEEDS,
        *APART,
        *DEADLINES,
        *(t for ts in [*NEEDS.values(), *APART.values()] for t in ts),
    }
    assert named <= titles
    keys = {row[0] for row in wishes.sheet()[1:]}
    for row in wishes.sheet()[1:]:
        for cell in row[20:22]:
            assert set(filter(None, cell.split(", "))) <= keys


def test_ranges_are_in_order():
    for row in wishes.sheet()[1:]:
        for low, high in pairwise(row[5:8]):
            assert number(low) <= number(high)


def test_about_twice_what_the_teams_can_do_is_wanted():
    wanted = sum(weeks(cell) for row in wishes.sheet()[1:] for cell in row[13:18] if cell)
    there_is = sum(number(cell) for row in wishes.capacity()[1:] for cell in row[2:])
    assert 1.8 < wanted / there_is < 2.2
