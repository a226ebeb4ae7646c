//! The options that limit what a reader may use of the server.

use clap::Args;
use huizhou_yibao::server::Limits;

use crate::cli::duration::{Span, more_than_nothing};

/// Limits. Lengths of time are written as 250ms, 20s or 2m.
#[derive(Debug, Args)]
#[command(next_help_heading = "Limits")]
pub struct LimitOptions {
    /// Connections at one time; more wait until others end.
    #[arg(long, value_name = "N", env = "MAX_CONNECTIONS", default_value = "8192")]
    max_connections: usize,
    /// Bytes of a request's address and headers together (8192 or more); a longer one gets 431.
    #[arg(long, value_name = "BYTES", env = "MAX_HEAD_BYTES", default_value = "16384", value_parser = at_least_8192)]
    max_head_bytes: usize,
    /// Bytes of an address with its query; a longer one gets 414.
    #[arg(long, value_name = "BYTES", env = "MAX_ADDRESS_BYTES", default_value = "4096")]
    max_address_bytes: usize,
    /// Bytes of a request's body, which is never read; where the answer is not ready, a larger one gets 413.
    #[arg(long, value_name = "BYTES", env = "MAX_BODY_BYTES", default_value = "1024")]
    max_body_bytes: usize,
    /// Requests at one time on one HTTP/2 connection.
    #[arg(long, value_name = "N", env = "MAX_STREAMS", default_value = "100")]
    max_streams: u32,
    /// HTTP/1: time to send a request's head. Checked at intervals: the connection ends after one to two times as long.
    #[arg(long, value_name = "SPAN", env = "HEAD_TIME", default_value = "10s", value_parser = more_than_nothing)]
    head_time: Span,
    /// Time in which nothing at all is read or written; the connection ends after one to two times as long.
    #[arg(long, value_name = "SPAN", env = "IDLE_TIME", default_value = "15s", value_parser = more_than_nothing)]
    idle_time: Span,
    /// Time for a reader to take an answer.
    #[arg(long, value_name = "SPAN", env = "WRITE_TIME", default_value = "60s", value_parser = more_than_nothing)]
    write_time: Span,
    /// Time to make an answer that is not ready; a later one becomes 503.
    #[arg(long, value_name = "SPAN", env = "ANSWER_TIME", default_value = "5s", value_parser = more_than_nothing)]
    answer_time: Span,
    /// After SIGTERM or SIGINT: time for connected readers to send one more request.
    #[arg(long, value_name = "SPAN", env = "FAREWELL_TIME", default_value = "250ms")]
    farewell_time: Span,
    /// After SIGTERM or SIGINT: time for everything that is in flight, the farewell included.
    #[arg(long, value_name = "SPAN", env = "GRACE_TIME", default_value = "10s")]
    grace_time: Span,
}

/// hyper can't read a head in less.
fn at_least_8192(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(bytes) if bytes >= 8192 => Ok(bytes),
        Ok(_) => Err("it must be 8192 or more".to_owned()),
        Err(why) => Err(format!("{why}")),
    }
}

impl From<&LimitOptions> for Limits {
    fn from(options: &LimitOptions) -> Self {
        Self {
            connections: options.max_connections,
            head_bytes: options.max_head_bytes,
            address_bytes: options.max_address_bytes,
            body_bytes: options.max_body_bytes,
            streams: options.max_streams,
            head_time: options.head_time.0,
            idle_time: options.idle_time.0,
            write_time: options.write_time.0,
            answer_time: options.answer_time.0,
            farewell: options.farewell_time.0,
            grace: options.grace_time.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::{Args as _, Command, FromArgMatches as _};

    use super::*;

    #[test]
    fn without_options_the_limits_are_the_defaults() {
        let matches = LimitOptions::augment_args(Command::new("serve")).get_matches_from(["serve"]);
        let options = LimitOptions::from_arg_matches(&matches).unwrap();
        assert_eq!(Limits::from(&options), Limits::default());
    }
}
