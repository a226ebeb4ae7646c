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
mod healthcheck;
mod host;
mod http2;
mod http2_client;
mod log;
mod process;
mod reload;
mod request_smuggling;
mod service_manager;
mod shutdown;
mod support;
mod timeouts;
