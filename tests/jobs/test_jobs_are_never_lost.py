"""A job that was accepted is done once, or given up with a reason; whatever dies in between."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from passerelle.jobs import leases
from passerelle.jobs.actions import BACKGROUND, enqueue, forget_ended
from passerelle.jobs.models import Lease
from passerelle.jobs.queries import progress
from passerelle.jobs.running import Job, StaleJobError, publishing, report, working_on
from passerelle.jobs.worker import Stopped, Worker, run_waiting
from tests.jobs import work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_log():
    work.LOG.clear()


def killed(job_id):
    """A worker took the job and was killed long ago."""
    _, job = leases.claim("dead")
    Lease.objects.filter(task_id=job_id).update(heartbeat_at=timezone.now() - timedelta(minutes=5))
    return job


def test_a_job_runs_and_says_how_it_went():
    job = enqueue(work.say, "hello")
    assert progress(job).state == "waiting"
    assert run_waiting() == 1
    seen = progress(job)
    assert (seen.state, seen.done, seen.total, seen.attempts) == ("done", 1, 2, 1)
    assert seen.is_over and seen.percent == 100


def test_a_killed_job_goes_back_to_the_queue():
    job = enqueue(work.say, "again")
    killed(job)
    assert leases.sweep() == 1
    assert progress(job).state == "waiting"
    run_waiting()
    assert progress(job).state == "done"
    assert work.LOG == ["again"]


def test_a_job_that_killed_its_worker_lets_the_others_pass():
    first = enqueue(work.say, "killer")
    killed(first)
    enqueue(work.say, "other")
    leases.sweep()
    run_waiting()
    assert work.LOG == ["other", "killer"]


def test_what_nobody_waits_for_begins_last_unless_somebody_asks_for_it():
    for word in ("round", "marks"):
        enqueue(work.say.using(priority=BACKGROUND), word, key=word)
    enqueue(work.say, "import")
    enqueue(work.say, "marks", key="marks")
    run_waiting()
    assert work.LOG == ["marks", "import", "round"]


def test_what_waited_an_hour_in_the_background_takes_its_turn():
    for word in ("long ago", "lately"):
        enqueue(work.say.using(priority=BACKGROUND), word, key=word)
    hours = timezone.now() - timedelta(hours=2)
    DBTaskResult.objects.filter(args_kwargs__args=["long ago"]).update(enqueued_at=hours)
    leases.sweep()
    enqueue(work.say, "import")
    run_waiting()
    assert work.LOG == ["long ago", "import", "lately"]


def test_a_long_round_lets_go_first_what_somebody_waits_for_and_goes_on():
    job = enqueue(work.go_round)
    run_waiting()
    assert work.LOG == ["first", "asked meanwhile", "second", "third"]
    assert (progress(job).state, progress(job).attempts) == ("done", 1)


def test_a_living_job_is_left_alone():
    enqueue(work.say, "busy")
    leases.claim("alive")
    assert leases.sweep() == 0


def test_a_job_killed_three_times_is_given_up_with_a_reason():
    job = enqueue(work.say, "never")
    for _ in range(3):
        killed(job)
        leases.sweep()
    seen = progress(job)
    assert seen.state == "failed"
    assert "interrupted" in seen.reason
    assert run_waiting() == 0


def test_a_stale_worker_may_not_publish():
    job = enqueue(work.say, "stale")
    stale = killed(job)
    leases.sweep()
    leases.claim("successor")
    with working_on(stale), pytest.raises(StaleJobError), publishing():
        pytest.fail("the fence let a stale worker in")
    assert not leases.renew(stale)
    with working_on(stale), pytest.raises(StaleJobError):
        report(1, 2)


def test_a_stale_worker_may_not_end_the_job():
    job = enqueue(work.say, "stale")
    task, stale = leases.claim("slow")
    Lease.objects.update(heartbeat_at=timezone.now() - timedelta(minutes=5))
    leases.sweep()
    assert leases.finish(stale, task, "result") is False
    assert progress(job).state == "waiting"


def test_a_job_that_loses_its_lease_publishes_once():
    job = enqueue(work.publish_late)
    run_waiting()
    assert work.LOG == ["began", "began", "published"]
    assert progress(job).state == "done"


def test_a_refusal_is_kept_as_a_sentence():
    job = enqueue(work.refuse)
    run_waiting()
    assert progress(job).reason == "The file is empty. Choose another one."


def test_an_error_is_not_tried_again_and_does_not_stop_the_worker():
    broken, fine = enqueue(work.break_down), enqueue(work.say, "next")
    assert run_waiting() == 2
    assert progress(broken).state == "failed"
    assert "log of the worker" in progress(broken).reason
    assert progress(fine).state == "done"


def test_a_passing_error_is_tried_three_times(monkeypatch):
    monkeypatch.setattr("passerelle.jobs.worker.connection.close", lambda: None)
    job = enqueue(work.meet_a_locked_database)
    run_waiting()
    assert work.LOG == ["locked"] * 3
    assert progress(job).state == "failed"


def test_the_same_key_is_the_same_job_until_it_ends():
    first = enqueue(work.say, "one", key="load-1")
    assert enqueue(work.say, "one", key="load-1") == first
    run_waiting()
    assert work.LOG == ["one"]
    assert enqueue(work.say, "two", key="load-1") != first


def test_a_running_job_wanted_again_runs_once_more():
    job = enqueue(work.say, "roll up", key="roll-up")
    task, held = leases.claim("worker")
    assert enqueue(work.say, "roll up", key="roll-up", again=True) == job
    leases.finish(held, task, None)
    assert progress(job).state == "waiting"
    assert run_waiting() == 1
    assert progress(job).state == "done"


def test_a_worker_told_twice_to_stop_gives_its_job_back(monkeypatch):
    job = enqueue(work.say, "interrupted")
    worker = Worker()
    worker.stop()

    def told_again(word):
        worker.stop()

    monkeypatch.setattr("passerelle.jobs.worker._call", told_again)
    with pytest.raises(Stopped):
        worker.step()
    seen = progress(job)
    assert (seen.state, seen.attempts) == ("waiting", 0)


def test_a_job_speaks_the_language_of_who_asked():
    with translation.override("fr"):
        enqueue(work.say, "bonjour")
    assert Lease.objects.get().language == "fr"


def test_ended_jobs_are_forgotten_after_a_month():
    job = enqueue(work.say, "old")
    run_waiting()
    Lease.objects.update(ended_at=timezone.now() - timedelta(days=31))
    assert forget_ended() == 1
    assert progress(job) is None


def test_outside_a_worker_publishing_and_reporting_just_work():
    with publishing():
        report(1, 2)


@pytest.mark.django_db(transaction=True)
def test_the_heart_beats_while_a_job_runs(monkeypatch):
    job = enqueue(work.say, "long")
    beats, twice, renew = [], threading.Event(), leases.renew

    def beaten(held):
        beats.append(renew(held))
        if len(beats) == 2:
            twice.set()
        return beats[-1]

    monkeypatch.setattr(leases, "renew", beaten)
    monkeypatch.setattr("passerelle.jobs.worker._call", lambda task: twice.wait(600))
    worker = Worker()
    worker.beat = 0.01
    worker.step()
    assert len(beats) >= 2 and all(beats)
    assert progress(job).state == "done"


def test_a_job_is_named_by_its_id_and_fence():
    enqueue(work.say, "x")
    _, job = leases.claim("w")
    assert isinstance(job, Job)
    assert str(Lease.objects.get()) == f"{job.task_id} #1"


@pytest.mark.django_db(transaction=True)
def test_a_worker_told_to_stop_finishes_its_job_and_leaves(monkeypatch):
    first, second = enqueue(work.say, "first"), enqueue(work.say, "second")
    worker = Worker(pause=0.01)
    chores: list[str] = []
    worker.daily = [lambda: chores.append("done")]
    monkeypatch.setattr("passerelle.jobs.worker._call", lambda task: worker.stop())
    worker.run()
    assert (progress(first).state, progress(second).state) == ("done", "waiting")
    assert chores == ["done"]
