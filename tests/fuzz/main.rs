//! Random requests and damaged content. `PROPTEST_CASES` sets how many; the default suits every test run,
//! `PROPTEST_CASES=1000000 cargo test --release --test fuzz` takes a night.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod content;
mod request;
mod search;
