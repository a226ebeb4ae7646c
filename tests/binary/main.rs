//! The real binary: what only a process, a signal or a connection shows.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod command;
mod connections;
mod support;
