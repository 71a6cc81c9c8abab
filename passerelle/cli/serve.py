"""`passerelle serve` and `passerelle worker`: the two processes of an installation."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import click

from passerelle.cli.check import refuse_when_broken


@click.command("serve")
def serve_command() -> None:
    """Serve the pages, after the start-up checks."""
    refuse_when_broken()
    from django.db import connections

    from passerelle.conf.environment import setting

    connections.close_all()
    address = f"{setting('PASSERELLE_BIND')}:{setting('PASSERELLE_PORT')}"
    click.echo(f"Passerelle listens on http://{address}", err=True)
    _server(address).run()


def _server(address: str) -> Any:
    """gunicorn with threads: measured two to four times cheaper than the asynchronous way."""
    from gunicorn.app.base import BaseApplication

    from passerelle.conf.environment import setting

    memory = Path("/dev/shm")  # noqa: S108  a heartbeat file there never waits for a disk
    options = {
        "bind": address,
        "worker_class": "gthread",
        "workers": int(setting("PASSERELLE_WORKERS")),
        "threads": int(setting("PASSERELLE_THREADS")),
        "timeout": 60,
        "graceful_timeout": 20,
        "keepalive": 5,
        "worker_tmp_dir": str(memory) if memory.is_dir() else None,
        "loglevel": "warning",
        "proc_name": "passerelle",
    }

    class Server(BaseApplication):
        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from passerelle.conf.wsgi import application

            return application

    return Server()


@click.command("worker")
@click.option("--drain", is_flag=True, help="Do what waits, then leave.")
def worker_command(drain: bool) -> None:
    """Do the work that pages ask for. Stop it with SIGTERM: the job at hand is finished first."""
    refuse_when_broken()
    from passerelle.conf.environment import setting
    from passerelle.jobs.worker import Stopped, Worker

    logging.getLogger("passerelle").setLevel(logging.INFO)
    from passerelle.analysis.rounds import ask_in_the_morning
    from passerelle.commitment import rounds as reviews
    from passerelle.sources.actions.feeds import ask_due

    silence = float(setting("PASSERELLE_JOB_SILENCE"))
    hourly = (ask_due, ask_in_the_morning, reviews.ask_in_the_morning)
    worker = Worker(stale_after=silence, daily=_chores(), hourly=hourly)

    def told_to_stop(number: int, frame: FrameType | None) -> None:
        worker.stop()

    signal.signal(signal.SIGTERM, told_to_stop)
    signal.signal(signal.SIGINT, told_to_stop)
    try:
        click.echo(f"Worker {worker.name} is ready.", err=True)
        if drain:
            click.echo(f"{worker.drain()} jobs done.")
        else:
            worker.run()
    except (Stopped, KeyboardInterrupt):
        click.echo("The job at hand was given back.", err=True)


def _chores() -> tuple[Callable[[], object], ...]:
    """What the worker puts away once a day, beginning with its start."""
    from django.conf import settings
    from django.core.management import call_command

    from passerelle.cli.archive.files import forget_killed
    from passerelle.jobs.actions import forget_ended
    from passerelle.kpis.actions import forget_strays
    from passerelle.sources.actions.sweep import sweep
    from passerelle.sources.places.secret import forget_strays as forget_secrets
    from passerelle.trail.actions import forget_old_deletions

    return (
        forget_ended,
        forget_old_deletions,
        sweep,
        forget_strays,
        forget_secrets,
        lambda: forget_killed(Path(settings.DATA)),
        lambda: call_command("clearsessions"),
    )
