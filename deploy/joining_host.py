#!/usr/bin/env python3
"""Serves an export as static hosts do that read `_headers` and `_redirects` (Cloudflare Pages, Netlify): joining_host.py DIR PORT

Their rules, as far as they matter to a page: at most 100 rules are read; the headers of all rules that match a path are sent, and
values of the same name are joined by a comma; `/x` is x.html or x/index.html; an unknown path gets 404.html.
"""
import http.server
import mimetypes
import pathlib
import re
import sys

MAX_RULES = 100
root, port = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])


def read_rules():
    """Each rule: a pattern of paths, and its headers in order."""
    rules = []
    for line in (root / "_headers").read_text().splitlines():
        if line.startswith("/"):
            pattern = "".join(".*" if part == "*" else re.escape(part) for part in re.split(r"(\*)", line.strip()))
            rules.append((re.compile(pattern), []))
        elif ":" in line and not line.lstrip().startswith("#"):
            name, value = line.strip().split(":", 1)
            rules[-1][1].append((name, value.strip()))
    return rules


rules = read_rules()
if len(rules) > MAX_RULES:
    print(f"{len(rules)} rules, of which {MAX_RULES} are read", file=sys.stderr)
redirects = [line.split() for line in (root / "_redirects").read_text().splitlines() if line.startswith("/")]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = self.path.split("?", 1)[0]
        for written, target, status in redirects:
            if path == written:
                return self.reply(int(status), path, b"", [("location", target)])
        place = (root / path.lstrip("/")).resolve()
        candidates = [place, place.with_name(place.name + ".html"), place / "index.html"]
        found = next((file for file in candidates if file.is_file() and file.is_relative_to(root)), None)
        file, status = (found, 200) if found else (root / "404.html", 404)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.reply(status, path, file.read_bytes(), [("content-type", kind)])

    def reply(self, status, path, body, headers):
        joined = {}
        for pattern, of_rule in rules[:MAX_RULES]:
            if pattern.fullmatch(path):
                for name, value in of_rule:
                    joined.setdefault(name.lower(), []).append(value)
        sent = dict(headers) | {name: ", ".join(values) for name, values in joined.items()}
        self.send_response(status)
        for name, value in sent.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
