#!/usr/bin/env python3
"""An honest client beside the others: honest.py PORT SECONDS

Asks for one page after the other, each on a new connection, and says how long that took and how often it failed.
"""
import http.client
import statistics
import sys
import time

port, end = int(sys.argv[1]), time.monotonic() + float(sys.argv[2])
PATHS = ["/", "/online", "/card", "/search?q=12333", "/card/dates?applied=2026-12-24", "/nothing-here", "/healthz"]
times, failures, asked = [], [], 0
while time.monotonic() < end:
    path = PATHS[asked % len(PATHS)]
    asked += 1
    begun = time.monotonic()
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", path, headers={"accept-encoding": "br"})
        response = connection.getresponse()
        response.read()
        connection.close()
        if response.status != (404 if path == "/nothing-here" else 200):
            failures.append(f"{path}: {response.status}")
    except OSError as error:
        failures.append(f"{path}: {error!r}")
    except http.client.HTTPException as error:
        failures.append(f"{path}: {error!r}")
    times.append(1000 * (time.monotonic() - begun))
    time.sleep(0.02)
times.sort()
at = lambda share: times[min(len(times) - 1, int(share * len(times)))]
print(f"honest: {asked} requests, {len(failures)} failed, ms median {statistics.median(times):.2f}, 99 % {at(0.99):.1f}, longest {times[-1]:.1f}")
for failure in failures[:5]:
    print("  ", failure)
sys.exit(bool(failures))
