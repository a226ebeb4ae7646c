//! The few answers that are one line of text, made before or outside of any page.

use axum::http::header::{ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, VARY};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use bytes::Bytes;

use crate::server::body::{Body, of_bytes};
use crate::server::cache_control;
use crate::site::CachePolicy;

/// 405: only GET and HEAD are answered.
pub fn method_not_allowed(common: &HeaderMap, method: &Method) -> Response<Body> {
    let mut response = line(common, method, StatusCode::METHOD_NOT_ALLOWED, "这里只能读取（GET、HEAD）。\n");
    response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    response
}

/// 406: the reader refuses every form there is.
pub fn not_acceptable(common: &HeaderMap, method: &Method) -> Response<Body> {
    let text = "请求的 Accept-Encoding 排除了所有可用的编码（br、gzip、identity）。\n";
    let mut response = line(common, method, StatusCode::NOT_ACCEPTABLE, text);
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    response
}

/// 411: a body without a length is where requests are smuggled past a proxy. Nothing here takes a body.
pub fn length_required(common: &HeaderMap, method: &Method) -> Response<Body> {
    let mut response = line(common, method, StatusCode::LENGTH_REQUIRED, "这里不收内容。\n");
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

/// 414: the address is longer than any that makes sense.
pub fn address_too_long(common: &HeaderMap, method: &Method) -> Response<Body> {
    line(common, method, StatusCode::URI_TOO_LONG, "网址太长。\n")
}

/// A redirect to `location`, which may be kept as `policy` says.
pub fn redirect(common: &HeaderMap, status: StatusCode, location: HeaderValue, policy: CachePolicy) -> Response<Body> {
    let mut response = Response::new(of_bytes(Bytes::new()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.clone_from(common);
    headers.insert(LOCATION, location);
    headers.insert(CACHE_CONTROL, cache_control::lasting(policy));
    response
}

fn line(common: &HeaderMap, method: &Method, status: StatusCode, text: &'static str) -> Response<Body> {
    let body = if method == Method::HEAD { Bytes::new() } else { Bytes::from_static(text.as_bytes()) };
    let mut response = Response::new(of_bytes(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.clone_from(common);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(text.len()));
    headers.insert(CACHE_CONTROL, cache_control::lasting(CachePolicy::NoStore));
    response
}
