"""From one item's changes to its start, end and intervals."""

import pytest

from passerelle.engine.flow import (
    AssigneeChange,
    ItemHistory,
    StatusMap,
    assignee_intervals,
    derive,
    intervals,
)

from .build import day, history

NAMES = StatusMap.default()


def test_started_is_the_first_entry_to_doing():
    item = history((1, "In Progress"), (2, "New"), (3, "In Progress"), (5, "Done"))
    assert derive(item, NAMES).started == day(1)


def test_an_item_born_in_a_doing_status_started_at_its_creation():
    assert derive(history((4, "RESOLVED"), first="ASSIGNED"), NAMES).started == day(0)


def test_done_is_the_last_entry_to_done_with_no_later_exit():
    item = history((1, "RESOLVED"), (2, "REOPENED"), (6, "RESOLVED"), (9, "VERIFIED"))
    assert derive(item, NAMES).done == day(6)


def test_a_reopened_item_is_not_done():
    assert derive(history((1, "RESOLVED"), (2, "REOPENED")), NAMES).done is None


def test_without_history_done_is_the_resolution_date_and_the_start_is_unknown():
    item = history(first="Fermé", resolved=day(8))
    found = derive(item, NAMES)
    assert (found.started, found.done, found.category) == (None, day(8), "done")


def test_without_history_an_open_item_is_not_done_whatever_its_resolution_date():
    assert derive(history(first="Open", resolved=day(8)), NAMES).done is None


def test_a_history_cut_short_of_the_present_status_leaves_the_end_to_the_tracker():
    item = history((1, "In Progress"), status_now="Done", resolved=day(7))
    found = derive(item, NAMES)
    assert (found.started, found.done) == (day(1), day(7))


def test_the_first_status_is_the_first_change_s_before():
    assert derive(history((1, "Done"), first="Triage"), NAMES).first_status == "Triage"


def test_changes_are_read_in_order_of_time():
    straight = history((1, "In Progress"), (4, "Done"))
    facts = {"item": "A-1", "created": day(0), "status_now": "Done"}
    shuffled = ItemHistory(changes=straight.changes[::-1], **facts)
    assert derive(shuffled, NAMES) == derive(straight, NAMES)


@pytest.mark.parametrize(
    "name", ["EN COURS", "en_cours", "En  cours", "en-cours", "Affectée", "QA"]
)
def test_a_status_is_read_without_case_accent_or_spacing(name):
    assert NAMES.category(name) == "doing"


def test_the_tracker_s_category_speaks_where_no_name_is_known():
    item = history((2, "已完成"), first="待办", category_now="done")
    assert derive(item, NAMES).done == day(2)


def test_the_company_s_own_table_wins_over_the_default():
    names = NAMES.with_names({"Résolu": "doing"})
    assert derive(history((2, "RESOLU")), names).started == day(2)


def test_categories_learned_on_some_items_serve_the_history_of_all():
    names = NAMES.learned([("进行中", "indeterminate"), ("NEW", "done")])
    found = derive(history((1, "进行中"), (3, "Done")), names)
    assert found.started == day(1)
    assert names.category("NEW") == "todo"


def test_an_unknown_status_never_invents_a_start():
    assert derive(history((1, "Licorne")), NAMES).started is None
    assert not NAMES.knows("Licorne")


def test_status_intervals_follow_each_other_and_the_last_stays_open():
    spans = intervals(history((1, "In Progress"), (4, "Done")), NAMES)
    assert [(s.status, s.category, s.start, s.end) for s in spans] == [
        ("New", "todo", day(0), day(1)),
        ("In Progress", "doing", day(1), day(4)),
        ("Done", "done", day(4), None),
    ]
    assert intervals(history(), NAMES) == ()


def test_assignee_intervals_begin_at_the_creation():
    item = history(assignee_changes=(AssigneeChange(day(2), None, "lea"),))
    held = [(s.assignee, s.start, s.end) for s in assignee_intervals(item)]
    assert held == [(None, day(0), day(2)), ("lea", day(2), None)]
    alone = assignee_intervals(history(assignee_now="hugo"))
    assert [s.assignee for s in alone] == ["hugo"]
