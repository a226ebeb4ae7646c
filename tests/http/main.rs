//! Requests through the whole service, without a network.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../support/aliased_content.rs"]
mod aliased_content;
mod headers;
mod moments;
mod paths;
mod representations;
mod roll_over;
mod share_pictures;
mod support;
mod writings;
