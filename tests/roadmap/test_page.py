"""One address, four layouts; the address is the state."""

import datetime as dt

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.text import slugify

from passerelle.kernel.periods import Quarter
from passerelle.people.models import Team
from passerelle.roadmap import state
from passerelle.roadmap.actions import create, set_theme, update
from passerelle.roadmap.models import Initiative, Theme
from passerelle.roadmap.queries import of_quarter
from passerelle.strategy.models import Objective

pytestmark = pytest.mark.django_db
VIEWS = ("timeline", "table", "board", "tree")


def shown(page):
    return [row.number for row in page.context["page"].object_list]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_layout_opens_in_both_languages(alice, initiative, elsewhere, signed_in, view, lang):
    page = signed_in(alice).get(f"/roadmap/?view={view}&lang={lang}")
    assert page.status_code == 200
    assert "Offline mode" in page.content.decode()


def test_an_address_gives_back_its_state():
    query = "?view=table&team=mobile&state=doing&state=planned&q=off&group=theme&sort=-value&page=2"
    assert state.read(QueryDict(query[1:])).query(page=2) == query


@pytest.mark.parametrize(
    "query", ["view=wall", "sort=mood", "group=moon", "from=2026-Q9", "page=x", "theme=x"]
)
def test_an_address_that_asks_for_nothing_known_is_told_so(alice, initiative, signed_in, query):
    assert signed_in(alice).get(f"/roadmap/?{query}").status_code == 422


def test_filters_narrow_and_combine(alice, initiative, elsewhere, signed_in):
    client = signed_in(alice)
    for query, numbers in {
        "team=mobile": [1],
        "team=none": [2],
        "product=parc": [2],
        "state=doing&state=proposed": [1, 2],
        "q=sensor": [2],
        "q=i-01": [1],
        "quarter=2026-Q4": [1],
        "team=mobile&product=parc": [],
        "archived=1": [],
    }.items():
        assert sorted(shown(client.get(f"/roadmap/?view=table&{query}"))) == numbers, query


def test_rows_are_sorted_and_grouped(alice, product, initiative, elsewhere, signed_in):
    create(by=alice, title="Ahead", product=product, bucket="now", start_on=dt.date(2026, 1, 1))
    client = signed_in(alice)
    assert shown(client.get("/roadmap/?view=table&sort=title")) == [3, 1, 2]
    assert shown(client.get("/roadmap/?view=table&sort=-number")) == [3, 2, 1]
    assert shown(client.get("/roadmap/?view=table&sort=start_on")) == [3, 1, 2]
    Initiative.objects.filter(number=1).update(state="delivered")
    assert shown(client.get("/roadmap/?view=table")) == [2, 3, 1], "what is delivered comes last"
    assert shown(client.get("/roadmap/?view=table&sort=number")) == [1, 2, 3]
    page = client.get("/roadmap/?view=table&group=bucket")
    assert [group["name"] for group in page.context["row_groups"]] == ["Now", "Later", "Delivered"]


def test_what_only_reads_has_no_cell_to_edit(bob, initiative, signed_in):
    body = signed_in(bob).get("/roadmap/?view=table").content.decode()
    assert "Offline mode" in body
    assert "data-cell" not in body


def test_what_people_typed_is_escaped(alice, product, signed_in):
    create(by=alice, title="<script>alert(1)</script>", product=product, value_unit='"><hr>')
    for view in VIEWS:
        body = signed_in(alice).get(f"/roadmap/?view={view}").content.decode()
        assert "<script>alert" not in body
        assert '"><hr>' not in body


def _many(alice, product, team, count):
    theme = Theme.objects.first() or set_theme(None, name="Trust", letter="T", kind="run", by=alice)
    last = Initiative.objects.count()
    Initiative.objects.bulk_create(
        Initiative(
            number=last + n + 1, title=f"Initiative {n}", product=product, team=team, theme=theme,
            owner=alice, start_on=dt.date(2026, 10, 1), end_on=dt.date(2026, 12, 1),
        )
        for n in range(count)
    )  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_costs_the_same_queries_whatever_its_length(
    alice, bob, product, team, signed_in, view
):
    client = signed_in(alice)
    client.get(f"/roadmap/?view={view}")
    counts = []
    for more in (10, 140):
        _many(alice, product, team, more)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            page = client.get(f"/roadmap/?view={view}")
        counts.append(len(seen))
    assert len(page.context["page"].object_list) == 100
    assert counts[0] == counts[1] <= 12


def test_the_whole_view_is_exported_with_formulas_neutralised(
    alice, initiative, elsewhere, signed_in
):
    update(elsewhere, by=alice, changes={"title": "=1+1"})
    answer = signed_in(alice).get("/roadmap/export.csv?team=none")
    text = answer.content.decode("utf-8-sig")
    assert "'=1+1" in text
    assert "Offline mode" not in text
    assert answer["Content-Type"].startswith("text/csv")


def test_the_filter_offers_only_what_one_sees(paula, initiative, elsewhere, signed_in):
    body = signed_in(paula).get("/roadmap/filters/?view=board&team=mobile").content.decode()
    assert "Mobile" in body
    assert "Parc" not in body


def test_an_objective_gathers_its_initiatives(alice, product, initiative, signed_in):
    from passerelle.strategy.models import Objective

    day = {"start": "2026-01-01", "end": "2027-12-31"}
    top = Objective.objects.create(title="Lead the field", **day)
    below = Objective.objects.create(title="Work anywhere", parent=top, **day)
    update(initiative, by=alice, changes={"objective": below})
    page = signed_in(alice).get("/roadmap/?view=tree")
    tree = page.context["branches"]
    assert "<span data-user>Lead the field</span> <small>1</small>" in tree
    inner = tree[tree.index("Work anywhere") :]
    assert "tree__level-1" in tree and "tree__level-2" in tree
    assert f'href="{initiative.get_absolute_url()}" data-peek data-user>' in inner


def test_the_tree_keeps_the_order_of_objectives_and_escapes_what_was_typed(
    alice, product, signed_in
):
    from passerelle.strategy.models import Objective

    day = {"start": "2026-01-01", "end": "2027-12-31"}
    for place, title in enumerate(["<b>First</b>", "Second", "Empty"]):
        one = Objective.objects.create(title=title, position=place, **day)
        for n in range(0 if title == "Empty" else 2):
            create(by=alice, title=f"<i>{title} {n}", product=product, objective=one)
    body = signed_in(alice).get("/roadmap/?view=tree").content.decode()
    assert body.index("&lt;b&gt;First") < body.index("<span data-user>Second")
    assert "<b>First" not in body and "<i>" not in body.split('class="tree"')[1].split("</main>")[0]
    assert "Empty" not in body and body.count("<small>2</small>") == 2


def test_no_filter_and_no_order_tells_of_a_team_that_one_may_not_see(
    alice, paula, product, other_product, signed_in
):
    """Nor by their alphabet: what leads out of sight stands with what leads nowhere."""
    for name, owned in (("Amont", other_product), ("Zèbre", other_product), ("Mobile", product)):
        team = Team.objects.create(name=name, slug=slugify(name), product=owned)
        create(by=alice, title=f"With {name}", product=product, team=team)
    create(by=alice, title="Alone", product=product)
    client = signed_in(paula)
    assert shown(client.get("/roadmap/?view=table&team=amont")) == []
    assert shown(client.get("/roadmap/?view=table&team=none")) == [1, 2, 4]
    assert shown(client.get("/roadmap/?view=table&team=none&team=mobile")) == [1, 2, 3, 4]
    for sort in ("team", "-team"):
        assert shown(client.get(f"/roadmap/?view=table&sort={sort}")) == [3, 1, 2, 4]
    grouped = client.get("/roadmap/?view=table&group=team").context["row_groups"]
    assert [group["name"] for group in grouped] == ["Mobile", "No team yet"]
    assert shown(signed_in(alice).get("/roadmap/?view=table&sort=team")) == [1, 3, 2, 4]


def test_nor_of_an_objective_that_one_may_not_see(alice, paula, product, other_product, signed_in):
    """Asked for by its number, or put in its place among the objectives."""
    dates = {"start": dt.date(2026, 1, 1), "end": dt.date(2026, 12, 31)}
    for position, owned in ((1, other_product), (2, product)):
        aim = Objective.objects.create(title="Aim", product=owned, position=position, **dates)
        create(by=alice, title="Serves it", product=product, objective=aim)
    behind = Objective.objects.get(position=1)
    client = signed_in(paula)
    assert shown(client.get(f"/roadmap/?view=table&objective={behind.pk}")) == []
    assert shown(client.get("/roadmap/?view=table&objective=none")) == [1]
    assert shown(client.get("/roadmap/?view=table&sort=objective")) == [2, 1]
    assert shown(signed_in(alice).get("/roadmap/?view=table&sort=objective")) == [1, 2]


def test_the_quarter_is_not_in_the_order_of_hidden_teams(alice, paula, product, other_product):
    day = dt.date(2026, 10, 5)
    for name in ("Zèbre", "Amont"):
        team = Team.objects.create(name=name, slug=slugify(name), product=other_product)
        create(by=alice, title=name, product=product, team=team, start_on=day, end_on=day)
    rows = of_quarter(paula, Quarter(2026, 4))
    assert [(row.number, row.team) for row in rows] == [(1, ""), (2, "")]
    assert [row.number for row in of_quarter(alice, Quarter(2026, 4))] == [2, 1]


def test_what_is_delivered_is_no_longer_now(alice, product, signed_in):
    """Nor next, nor later: it stands with what was delivered, and is drawn as done."""
    create(by=alice, title="To come", product=product, bucket="now", state="planned")
    done = {"state": "delivered", "delivered_on": timezone.localdate(), "confidence": 98}
    create(by=alice, title="Done", product=product, bucket="now", **done)
    create(by=alice, title="Given up", product=product, bucket="later", state="dropped")
    client = signed_in(alice)
    page = client.get("/roadmap/?view=table&group=bucket")
    assert [group["name"] for group in page.context["row_groups"]] == [
        "Now",
        "Delivered",
        "Dropped",
    ]
    assert shown(client.get("/roadmap/?view=table&bucket=now")) == [1]
    assert shown(client.get("/roadmap/?view=table&sort=-bucket")) == [3, 2, 1]
    cells = page.content.decode()
    assert 'id="c-1-bucket"' in cells and "<span>Now</span>" in cells
    assert cells.count("<span>Now</span>") == 1 and "<span>Later</span>" not in cells
    lanes = client.get("/roadmap/?view=timeline").content.decode()
    assert "98" not in lanes and lanes.count("Delivered</span>") == 1
    assert "Now" not in client.get("/roadmap/2/").content.decode().split("</dl>")[0].split("<dl")[1]
