# Varnish in front of huizhou-yibao. The server's own Cache-Control decides how long: max-age never reaches past a page's truth.
# Start it with `varnishd -p http_gzip_support=off …`: otherwise Varnish asks the origin for gzip only, and brotli is lost.
vcl 4.1;

backend default {
    .host = "127.0.0.1";
    .port = "8080";
    .connect_timeout = 1s;
    .first_byte_timeout = 6s;
    .max_connections = 200;
}

sub vcl_recv {
    # With --access-log the origin takes over the id and answers with it. A copy must not hand one visitor's id to others.
    set req.http.X-Request-Id = req.xid;
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.url == "/healthz") {
        return (pass);
    }
    # First, nothing past its time: it is fetched anew, once for all who wait. Only if that fails, a second try (see
    # vcl_deliver) takes what is kept for that case.
    if (req.restarts == 0) {
        set req.grace = 0s;
    } else {
        set req.grace = 1d;
    }
    # Nothing here has a cookie. What WeChat adds to an address asks for nothing else.
    unset req.http.Cookie;
    # Every name is the same site.
    set req.http.Host = "guide";
    # Only these pages read their query, and a path that is written in another way may be one of them. For all others the query
    # is left out of the key and of what the origin is asked, so that nobody's query is in everybody's redirect.
    if (req.url !~ "^/(search|find|card/dates|card/offices|card/documents)" && req.url !~ "^[^?]*(%|//|/\.)") {
        set req.url = regsub(req.url, "\?.*$", "");
    }
    # Varnish keeps one copy for each coding that is accepted with a weight above 0: two are enough, the best first.
    if (req.http.Accept-Encoding ~ "(?i)(^|,)\s*br\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[0-9.]+)?\s*(,|$)") {
        set req.http.Accept-Encoding = "br";
    } elsif (req.http.Accept-Encoding ~ "(?i)(^|,)\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[0-9.]+)?\s*(,|$)") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }
    return (hash);
}

sub vcl_backend_response {
    unset beresp.http.X-Request-Id;
    # The codings are the origin's.
    set beresp.do_gzip = false;
    set beresp.do_gunzip = false;
    if (beresp.status >= 500) {
        # A broken origin must not take the place of a good copy.
        if (bereq.is_bgfetch) {
            return (abandon);
        }
        return (error(beresp.status));
    } elsif (beresp.http.Cache-Control ~ "stale-if-error") {
        set beresp.grace = 1d;
    } else {
        set beresp.grace = 0s;
    }
}

sub vcl_deliver {
    if (resp.status >= 500 && req.restarts == 0) {
        return (restart);
    }
    set resp.http.X-Request-Id = req.http.X-Request-Id;
}
