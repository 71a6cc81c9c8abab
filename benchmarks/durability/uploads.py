"""A person who gives files over HTTP, slowly, and remembers those that the server took."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import threading
import time
from collections.abc import Iterator

from benchmarks.durability.installation import Installation
from benchmarks.durability.writers import TOKEN

EDGE = "edge-of-the-parts"
FOUND = "SELECT file_name, digest, path FROM sources_import WHERE file_name LIKE 'upload-%'"


class Uploads:
    """`taken` holds name → digest of the files whose answer arrived."""

    def __init__(self, installation: Installation, *, size: int = 200_000) -> None:
        self.installation = installation
        self.size = size
        self.taken: dict[str, str] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._give)

    @contextlib.contextmanager
    def giving(self) -> Iterator[None]:
        self._thread.start()
        try:
            yield
        finally:
            self._stop.set()
            self._thread.join()

    def lost(self) -> int:
        """Files that were taken and are not there as they were given."""
        there = {name: digest for name, digest, _ in self.installation.rows(FOUND)}
        return sum(there.get(name) != digest for name, digest in self.taken.items())

    def torn(self) -> int:
        """Imports whose file is not whole."""
        return sum(
            not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest
            for _, digest, name in self.installation.rows(FOUND)
            for path in [self.installation.data / name]
        )

    def _give(self) -> None:
        number = 0
        while not self._stop.is_set():
            number += 1
            body = f"Key,Title\nR-{number},{'x' * self.size}\n".encode()
            try:
                if self._send(f"upload-{number}.csv", body) == 302:
                    self.taken[f"upload-{number}.csv"] = hashlib.sha256(body).hexdigest()
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)  # the server was killed under us: nothing was acknowledged

    def _send(self, name: str, content: bytes) -> int:
        body = _parts(name, content)
        link = http.client.HTTPConnection("127.0.0.1", self.installation.port, timeout=30)
        try:
            link.putrequest("POST", "/sources/new/")
            session = self.installation.facts["session"]
            link.putheader("Cookie", f"sessionid={session}; csrftoken={TOKEN}")
            link.putheader("X-CSRFToken", TOKEN)
            link.putheader("Content-Type", f"multipart/form-data; boundary={EDGE}")
            link.putheader("Content-Length", str(len(body)))
            link.endheaders()
            for start in range(0, len(body), 1 + len(body) // 4):
                link.send(body[start : start + 1 + len(body) // 4])
                time.sleep(0.03)  # a kill falls in between
            return link.getresponse().status
        finally:
            link.close()


def _parts(name: str, content: bytes) -> bytes:
    """What a browser sends for a form with a choice and a file."""
    head = (
        f'--{EDGE}\r\nContent-Disposition: form-data; name="kind"\r\n\r\ninitiatives\r\n'
        f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: text/csv\r\n\r\n"
    )
    return head.encode() + content + f"\r\n--{EDGE}--\r\n".encode()
