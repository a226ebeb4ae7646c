//! The real binary: what only a process, a signal or a connection shows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod admin;
mod clock;
mod command;
mod connections;
mod crowd;
mod export;
mod farewell;
mod log;
mod memory;
mod panics;
mod patience;
mod reload;
mod smuggling;
mod support;
