#!/usr/bin/env python3
"""Asks a host for every page of an export, and for some that aren't there: check_exported.py URL DIR

Fails unless each page comes with exactly one policy, that policy allows the style sheet inside the page, and `_headers` is short
enough to be read whole: fewer than 100 rules, and lines of at most 2,000 characters. A page that isn't in the sitemap is one too.
"""
import base64
import hashlib
import pathlib
import re
import sys
import urllib.error
import urllib.request

host, directory = sys.argv[1], pathlib.Path(sys.argv[2])
faults = []


def get(path):
    try:
        with urllib.request.urlopen(host + path) as response:
            return response.status, response.headers, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def style_sources(policy):
    directives = dict((part.split() or [""])[0:1] + [part.split()[1:]] for part in policy.split(";") if part.strip())
    return directives.get("style-src", directives.get("default-src"))


def check(path, expected):
    status, headers, page = get(path)
    if status != expected:
        faults.append(f"{path}: {status} instead of {expected}")
    policies = [policy for policy in (headers.get("content-security-policy") or "").split(",") if policy.strip()]
    policies += re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    styling = [sources for sources in map(style_sources, policies) if sources is not None]
    if len(styling) != 1:
        faults.append(f"{path}: {len(styling)} policies speak of styles")
    for style in re.findall(r"<style>(.*?)</style>", page, re.S):
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        if any(f"'sha256-{digest}'" not in sources for sources in styling):
            faults.append(f"{path}: the browser drops its style sheet")
    if "<style>" not in page:
        faults.append(f"{path}: it has no style sheet")


pages = re.findall(r"<loc>https?://[^/<]*([^<]*)</loc>", (directory / "sitemap.xml").read_text())
files = [file.relative_to(directory).as_posix().removesuffix(".html") for file in directory.rglob("*.html")]
pages += sorted({f"/{file}" for file in files if file not in ("index", "404")} - set(pages))
for page in pages:
    check(page or "/", 200)
for missing in ["/nothing", "/nothing/at/any/depth", "/online/nothing"]:
    check(missing, 404)
lines = (directory / "_headers").read_text().splitlines()
faults += [f"_headers: a line of {len(line)} characters" for line in lines if len(line) > 2000]
rules = sum(line.startswith("/") for line in lines)
if rules >= 100:
    faults.append(f"{rules} rules in _headers")
for fault in faults[:20]:
    print("FAIL:", fault, file=sys.stderr)
print(f"{len(pages)} pages, {rules} rules, {len(faults)} faults")
sys.exit(bool(faults) or not pages)
