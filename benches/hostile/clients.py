#!/usr/bin/env python3
"""Clients that a server must survive: clients.py PORT KIND COUNT SECONDS

Opens COUNT connections of one KIND, keeps them, opens those that the server closes again, and leaves after SECONDS.
  idle        sends nothing
  half        sends half of a request's headers
  slow        asks for a large page again and again and reads next to nothing
  queries     the same with searches, whose responses are made for each request
  http2       HTTP/2 with a window of 0: 32 requests at once, nothing of which is taken, and a ping now and then
  churn       connects, asks for one page, and leaves without reading
  malformed   sends what no browser sends
"""
import random
import selectors
import socket
import struct
import sys
import time

port, kind, count, seconds = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
END = time.monotonic() + seconds
# So that a server that is at its limit isn't only busy with accepting.
OPENED_PER_ROUND = 64


def frame(type_, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + bytes([type_, flags]) + struct.pack(">I", stream) + payload


def http2_get(stream, path):
    headers = b"\x82\x86\x01\x01x\x04" + bytes([len(path)]) + path
    return frame(1, 5, stream, headers)


PING = frame(6, 0, 0, b"\0" * 8)
HTTP2 = (
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
    + frame(4, 0, 0, struct.pack(">HI", 4, 0))
    + b"".join(http2_get(2 * stream + 1, (b"/print", b"/search?q=12333")[stream % 2]) for stream in range(100))
)
MALFORMED = [
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET online HTTP/1.1\r\nhost: x\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nhost: x\r\n\r\n",
    b"POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /",
    b"GET /" + b"x" * 20000 + b" HTTP/1.1\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0" * 900,
]
FIRST = {
    "idle": b"",
    "half": b"GET / HTTP/1.1\r\nhost: x\r\nx-slow: " + b"x" * 8000,
    "slow": b"GET /print HTTP/1.1\r\nhost: x\r\n\r\n" * 20,
    "queries": b"GET /search?q=12333 HTTP/1.1\r\nhost: x\r\n\r\n" * 40,
    "http2": HTTP2,
    "churn": b"GET /online HTTP/1.1\r\nhost: x\r\naccept-encoding: br\r\n\r\n",
}


def connect():
    client = socket.socket()
    if kind in ("slow", "queries"):
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(1)
    try:
        client.connect(("127.0.0.1", port))
        client.setblocking(False)
        client.send(FIRST[kind] if kind != "malformed" else random.choice(MALFORMED))
    except OSError:
        client.close()
        return None
    return client


clients = set()
opened = closed = 0
with selectors.DefaultSelector() as selector:
    next_ping = 0
    while time.monotonic() < END:
        for _ in range(min(count - len(clients), OPENED_PER_ROUND)):
            if client := connect():
                opened += 1
                clients.add(client)
                selector.register(client, selectors.EVENT_READ)
        if kind in ("churn", "malformed") and len(clients) >= count:
            for client in list(clients):
                selector.unregister(client)
                client.close()
            clients.clear()
        if kind == "http2" and time.monotonic() > next_ping:
            next_ping = time.monotonic() + 5
            for client in clients:
                try:
                    client.send(PING)
                except OSError:
                    pass
        for key, _ in selector.select(0.05):
            client = key.fileobj
            # A slow reader takes its time; everybody else only wants to know whether the connection is there.
            if kind in ("slow", "queries") and random.random() < 0.98:
                continue
            try:
                if client.recv(512 if kind in ("slow", "queries") else 65536):
                    continue
            except BlockingIOError:
                continue
            except OSError:
                pass
            closed += 1
            selector.unregister(client)
            clients.discard(client)
            client.close()
        if kind in ("slow", "queries"):
            time.sleep(0.05)
print(f"{kind}: opened {opened}, closed by the server {closed}, open at the end {len(clients)}")
