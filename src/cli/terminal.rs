//! The terminal that the process was started in.

use std::fs::{self, File};

/// Whether there was one when the process started.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    ends_the_process: bool,
}

impl Terminal {
    /// As it is now. Must be asked before SIGHUP gets a handler: under `nohup` it is ignored, and such a process stays.
    pub fn at_start() -> Self {
        Self { ends_the_process: is_there() && !is_hangup_ignored() }
    }

    /// Whether SIGHUP means that it was closed, and not that the content is to be loaded again.
    pub fn was_closed(self) -> bool {
        self.ends_the_process && !is_there()
    }
}

/// The system lets a process open this only while it has a terminal.
fn is_there() -> bool {
    File::open("/dev/tty").is_ok()
}

/// SIGHUP is signal 1, the lowest bit of the mask.
fn is_hangup_ignored() -> bool {
    let Ok(status) = fs::read_to_string("/proc/self/status") else { return false };
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask & 1 == 1)
}
