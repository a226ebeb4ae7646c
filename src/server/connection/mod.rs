//! Connections: accepting them, driving them, and ending those that take too long.

mod accept_loop;
mod coarse_interval;
mod timeout_stream;

pub use accept_loop::{Shutdown, serve};
