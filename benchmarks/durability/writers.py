"""Clients that write over HTTP and remember what the server acknowledged."""

from __future__ import annotations

import contextlib
import http.client
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlencode

from benchmarks.durability.installation import Installation

TOKEN = "a" * 32


class Writers:
    """`acknowledged` holds the texts whose answer arrived; `longest` the longest answer in seconds."""

    def __init__(self, installation: Installation, clients: int, *, sign: str) -> None:
        self.installation = installation
        self.sign = sign
        self.acknowledged: list[str] = []
        self.refused = 0
        self.longest = 0.0
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._write, args=(number,)) for number in range(clients)
        ]

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        for thread in self._threads:
            thread.start()
        try:
            yield
        finally:
            self._stop.set()
            for thread in self._threads:
                thread.join()

    def wait_for(self, more: int, seconds: float = 600) -> None:
        """Until so many more texts were acknowledged."""
        goal, until = len(self.acknowledged) + more, time.monotonic() + seconds
        while len(self.acknowledged) < goal:
            if time.monotonic() > until:
                raise RuntimeError(f"{self.refused} texts refused, none accepted for {seconds:g} s")
            time.sleep(0.02)

    def found(self) -> list[str]:
        """The texts of these writers that the database holds."""
        asked = f"SELECT body FROM desk_comment WHERE body LIKE '{self.sign}: %'"
        return [row[0] for row in self.installation.rows(asked)]

    def _write(self, client: int) -> None:
        number = 0
        while not self._stop.is_set():
            number += 1
            text = f"{self.sign}: client {client} text {number}"
            try:
                self._send(text)
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)  # the server was killed under us: this text was not acknowledged

    def _send(self, text: str) -> None:
        facts = self.installation.facts
        link = http.client.HTTPConnection("127.0.0.1", self.installation.port, timeout=30)
        headers = {
            "Cookie": f"sessionid={facts['session']}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        start = time.monotonic()
        try:
            url = f"/comments/strategy.objective/{facts['objective']}/"
            link.request("POST", url, urlencode({"body": text}), headers)
            status = link.getresponse().status
        finally:
            link.close()
        self.longest = max(self.longest, time.monotonic() - start)
        if status == 302:
            self.acknowledged.append(text)
        else:
            self.refused += 1
