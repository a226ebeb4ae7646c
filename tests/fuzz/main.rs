//! What nobody would think of: random requests and spoilt content. `PROPTEST_CASES` says how many; the default is for every
//! day, `PROPTEST_CASES=1000000 cargo test --release --test fuzz` for a night.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod content;
mod request;
mod search;
