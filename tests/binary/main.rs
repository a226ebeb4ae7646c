//! Tests of the real binary: processes, signals and connections.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod admin;
#[path = "../support/aliased_content.rs"]
mod aliased_content;
mod cli;
mod clock;
mod connection_limit;
mod connections;
mod export;
mod host;
mod http2;
mod http2_client;
mod log;
mod reload;
mod request_smuggling;
mod shutdown;
mod support;
mod timeouts;
