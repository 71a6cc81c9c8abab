"""Work done apart from the page: a worker with heartbeat, lease, fencing and attempts."""
