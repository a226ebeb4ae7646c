//! What a reader's browser, a cache and a stranger get to see: requests through the whole service, without a network.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod addresses;
mod forms;
mod headers;
mod moments;
mod support;
mod time;
mod turnover;
