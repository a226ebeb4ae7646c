//! Connections: accepting them, driving them, and ending those that take too long or too much.

mod accept_loop;
mod bare_refusals;
mod coarse_interval;
mod connection_service;
mod kept_body;
mod listener;
mod open_connection;
mod open_connections;
mod timeout_stream;

pub use accept_loop::{Shutdown, serve};
pub use listener::Listener;
