//! The flags that limit what a client may use of the server.

use std::num::{NonZeroU32, NonZeroUsize};
use std::time::Duration;

use clap::Args;
use huizhou_yibao::server::Limits;

use tokio::sync::Semaphore;

use super::duration::{parse_duration, parse_positive_duration};

/// Limits. Durations are written as 250ms, 20s or 2m.
#[derive(Debug, Args)]
#[command(next_help_heading = "Limits")]
pub struct LimitArgs {
    /// Connections at one time; for each more, the one ends that has gone longest without progress.
    #[arg(long, value_name = "N", env = "MAX_CONNECTIONS", default_value = "1024")]
    max_connections: NonZeroUsize,
    /// Responses at one time that are each kept for one client: those to queries, and all by HTTP/2. For each more, the connection ends that has gone longest without progress.
    #[arg(long, value_name = "N", env = "MAX_KEPT_RESPONSES", default_value = "256", value_parser = permits)]
    max_kept_responses: usize,
    /// Bytes of a request's line and headers (8192 or more); a longer one gets 431.
    #[arg(long, alias = "max-head-bytes", value_name = "BYTES", env = "MAX_HEADER_BYTES", default_value = "16384", value_parser = at_least_8192)]
    max_header_bytes: usize,
    /// Bytes of a request's target with its query; a longer one gets 414.
    #[arg(long, alias = "max-address-bytes", value_name = "BYTES", env = "MAX_URI_BYTES", default_value = "4096")]
    max_uri_bytes: NonZeroUsize,
    /// Bytes of a request's body, which is never read; where the router answers, a larger one gets 413.
    #[arg(long, value_name = "BYTES", env = "MAX_BODY_BYTES", default_value = "1024")]
    max_body_bytes: u64,
    /// Requests at one time on one HTTP/2 connection.
    #[arg(long, value_name = "N", env = "MAX_STREAMS", default_value = "32")]
    max_streams: NonZeroU32,
    /// HTTP/1: time to send a request's line and headers. Checked at intervals: the connection ends after one to two times as long.
    #[arg(long, alias = "head-time", value_name = "DURATION", env = "HEADER_READ_TIMEOUT", default_value = "10s", value_parser = parse_positive_duration)]
    header_read_timeout: Duration,
    /// Time in which nothing at all is read or written; the connection ends after one to two times as long.
    #[arg(long, alias = "idle-time", value_name = "DURATION", env = "IDLE_TIMEOUT", default_value = "15s", value_parser = parse_positive_duration)]
    idle_timeout: Duration,
    /// Time for a client to take 16 KiB of a response, or the rest of it.
    #[arg(long, alias = "write-time", value_name = "DURATION", env = "WRITE_TIMEOUT", default_value = "60s", value_parser = parse_positive_duration)]
    write_timeout: Duration,
    /// Time for a response that has to wait for something; a later one becomes 503.
    #[arg(long, alias = "answer-time", value_name = "DURATION", env = "REQUEST_TIMEOUT", default_value = "5s", value_parser = parse_positive_duration)]
    request_timeout: Duration,
    /// After SIGTERM or SIGINT: time for connected clients to send one more request; shorter than the shutdown timeout.
    #[arg(long, alias = "farewell-time", value_name = "DURATION", env = "DRAIN_TIMEOUT", default_value = "250ms", value_parser = parse_duration)]
    drain_timeout: Duration,
    /// After SIGTERM or SIGINT: time for everything that is in flight, the drain included.
    #[arg(long, alias = "grace-time", value_name = "DURATION", env = "SHUTDOWN_TIMEOUT", default_value = "10s", value_parser = parse_duration)]
    shutdown_timeout: Duration,
}

impl LimitArgs {
    /// Finds limits that are right alone but not together.
    pub fn check_combinations(&self) -> Result<(), String> {
        let (drain, shutdown) = (self.drain_timeout, self.shutdown_timeout);
        if drain < shutdown {
            return Ok(());
        }
        // Clients that wait for the end of the drain would be cut off by the end of the shutdown.
        Err(format!("--drain-timeout ({drain:?}) must be shorter than --shutdown-timeout ({shutdown:?})"))
    }
}

/// At least one, and no more than a semaphore has.
fn permits(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) => Err("it must be 1 or more".to_owned()),
        Ok(responses) if responses > Semaphore::MAX_PERMITS => {
            Err(format!("it must be {} or less", Semaphore::MAX_PERMITS))
        }
        Ok(responses) => Ok(responses),
        Err(error) => Err(format!("{error}")),
    }
}

/// hyper can't read a request's headers in less.
fn at_least_8192(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(bytes) if bytes >= 8192 => Ok(bytes),
        Ok(_) => Err("it must be 8192 or more".to_owned()),
        Err(error) => Err(format!("{error}")),
    }
}

impl From<&LimitArgs> for Limits {
    fn from(args: &LimitArgs) -> Self {
        Self {
            connections: args.max_connections.get(),
            kept_responses: args.max_kept_responses,
            header_bytes: args.max_header_bytes,
            uri_bytes: args.max_uri_bytes.get(),
            body_bytes: args.max_body_bytes,
            streams: args.max_streams,
            header_read_timeout: args.header_read_timeout,
            idle_timeout: args.idle_timeout,
            write_timeout: args.write_timeout,
            request_timeout: args.request_timeout,
            drain_timeout: args.drain_timeout,
            shutdown_timeout: args.shutdown_timeout,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::{Args as _, Command, FromArgMatches as _};

    use super::*;

    fn limits(arguments: &[&str]) -> Limits {
        let command = LimitArgs::augment_args(Command::new("serve"));
        let matches = command.get_matches_from([&["serve"], arguments].concat());
        Limits::from(&LimitArgs::from_arg_matches(&matches).unwrap())
    }

    #[test]
    fn without_flags_the_limits_are_the_defaults() {
        assert_eq!(limits(&[]), Limits::default());
    }

    #[test]
    fn a_flag_with_a_better_name_is_known_by_its_old_one() {
        for (old, new) in [
            ("--head-time", "--header-read-timeout"),
            ("--idle-time", "--idle-timeout"),
            ("--write-time", "--write-timeout"),
            ("--answer-time", "--request-timeout"),
            ("--farewell-time", "--drain-timeout"),
            ("--grace-time", "--shutdown-timeout"),
        ] {
            assert_ne!(limits(&[old, "7s"]), Limits::default(), "{old}");
            assert_eq!(limits(&[old, "7s"]), limits(&[new, "7s"]), "{old}");
        }
        assert_eq!(limits(&["--max-head-bytes", "9000"]), limits(&["--max-header-bytes", "9000"]));
        assert_eq!(limits(&["--max-address-bytes", "9"]), limits(&["--max-uri-bytes", "9"]));
    }
}
