//! Bodies, redirects, and the few responses that are one line of text.

use axum::http::header::{ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, RETRY_AFTER, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Version};
use bytes::Bytes;
use http_body_util::{Either, Full};

use crate::site::CachePolicy;

/// Shared bytes for pages, the router's own body for the rest.
pub type Body = Either<Full<Bytes>, axum::body::Body>;

/// A body of shared bytes.
pub fn body(bytes: Bytes) -> Body {
    Either::Left(Full::new(bytes))
}

/// 405: only GET and HEAD are answered.
pub fn method_not_allowed(security: &HeaderMap, method: &Method) -> Response<Body> {
    let mut response = text(security, method, StatusCode::METHOD_NOT_ALLOWED, "这里只能读取（GET、HEAD）。\n");
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    response
}

/// 406: the request refuses every coding there is.
pub fn not_acceptable(security: &HeaderMap, method: &Method) -> Response<Body> {
    let words = "请求的 Accept-Encoding 排除了所有可用的编码（br、gzip、identity）。\n";
    let mut response = text(security, method, StatusCode::NOT_ACCEPTABLE, words);
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    response
}

/// 412: the representation that the request wants is not the one there is.
pub fn precondition_failed(security: &HeaderMap, method: &Method) -> Response<Body> {
    let words = "这一页已经不是 If-Match 里的那一版。\n";
    let mut response = text(security, method, StatusCode::PRECONDITION_FAILED, words);
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    response
}

/// 400: the request doesn't say for which host it is, or its target is no path. Such a request may be meant for somebody else, so
/// nothing more is read from its connection.
pub fn bad_request(security: &HeaderMap, method: &Method, version: Version) -> Response<Body> {
    let words = "请求写得不对：要有一个有效的 Host，网址要以 / 开头。\n";
    let mut response = text(security, method, StatusCode::BAD_REQUEST, words);
    if version <= Version::HTTP_11 {
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// 503: too many responses are kept for clients that don't take them. Without a body, since that would be kept as well.
pub fn too_many_kept() -> Response<Body> {
    let mut response = Response::new(body(Bytes::new()));
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    response.headers_mut().insert(CACHE_CONTROL, CachePolicy::NoStore.header());
    response
}

/// 411: with a body without a length, a request can be smuggled past a proxy. Nothing here reads a body.
pub fn length_required(security: &HeaderMap, method: &Method) -> Response<Body> {
    let mut response = text(security, method, StatusCode::LENGTH_REQUIRED, "这里不收内容。\n");
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

/// 414: a longer target than the limit.
pub fn uri_too_long(security: &HeaderMap, method: &Method) -> Response<Body> {
    text(security, method, StatusCode::URI_TOO_LONG, "网址太长。\n")
}

pub fn redirect(security: &HeaderMap, status: StatusCode, location: HeaderValue, cache: CachePolicy) -> Response<Body> {
    let mut response = Response::new(body(Bytes::new()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.clone_from(security);
    headers.insert(LOCATION, location);
    headers.insert(CACHE_CONTROL, cache.header());
    response
}

fn text(security: &HeaderMap, method: &Method, status: StatusCode, words: &'static str) -> Response<Body> {
    let sent = if method == Method::HEAD { Bytes::new() } else { Bytes::from_static(words.as_bytes()) };
    let mut response = Response::new(body(sent));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.clone_from(security);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(words.len()));
    headers.insert(CACHE_CONTROL, CachePolicy::NoStore.header());
    response
}
