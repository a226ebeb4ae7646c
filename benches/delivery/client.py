#!/usr/bin/env python3
"""Sends a number of requests over 64 kept connections, one on each and then the answers: client.py PORT COUNT [HEADER: VALUE ...]

A fixed number instead of a fixed time, so that two runs differ by nothing but that number.
"""
import socket
import sys

CONNECTIONS = 64

port, count, extra = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
BROWSER = [
    "host: 127.0.0.1",
    "user-agent: Mozilla/5.0 (Linux; Android 14; 2311DRK48C) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
    "accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
    "accept-language: zh-CN,zh;q=0.9",
    "accept-encoding: gzip, deflate, br",
    "upgrade-insecure-requests: 1",
]
request = "\r\n".join(["GET /online HTTP/1.1", *BROWSER, *extra, "", ""]).encode()
sockets = [socket.create_connection(("127.0.0.1", port)) for _ in range(CONNECTIONS)]


def read_answer(connection):
    data = b""
    while b"\r\n\r\n" not in data:
        data += more(connection)
    head, body = data.split(b"\r\n\r\n", 1)
    if not head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 304")):
        sys.exit(f"unexpected answer: {head.decode()}")
    length = next((int(line[16:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length: ")), 0)
    if head.startswith(b"HTTP/1.1 304"):
        length = 0
    while len(body) < length:
        body += more(connection)


def more(connection):
    data = connection.recv(1 << 16)
    if not data:
        sys.exit("the connection ended")
    return data


for _ in range(count // CONNECTIONS):
    for connection in sockets:
        connection.sendall(request)
    for connection in sockets:
        read_answer(connection)
