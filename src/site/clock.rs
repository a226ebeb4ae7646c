//! The clock that the whole site reads.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::SystemTime;

use jiff::{Timestamp, Zoned};

use crate::rules::time::SHANGHAI;

/// The clock that the whole site reads.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until [`Clock::set`] moves it: microseconds since 1970. Clones share it.
    Frozen(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `moment`, to the microsecond.
    pub fn frozen(moment: Timestamp) -> Self {
        Self::Frozen(Arc::new(AtomicI64::new(moment.as_microsecond())))
    }

    /// Moves a frozen clock, forwards or backwards. The machine's clock stays as it is.
    pub fn set(&self, moment: Timestamp) {
        if let Self::Frozen(microseconds) = self {
            microseconds.store(moment.as_microsecond(), Ordering::Release);
        }
    }

    /// This instant.
    pub fn timestamp(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Frozen(microseconds) =>
            {
                #[expect(clippy::expect_used, reason = "only timestamps are stored")]
                Timestamp::from_microsecond(microseconds.load(Ordering::Acquire)).expect("a timestamp")
            }
        }
    }

    /// Whether it is `instant` or later. For the machine's clock this costs less than [`Clock::timestamp`].
    pub fn has_reached(&self, instant: SystemTime) -> bool {
        let now = match self {
            Self::System => SystemTime::now(),
            Self::Frozen(_) => self.timestamp().into(),
        };
        instant <= now
    }

    /// This moment on a wall clock in Huizhou.
    pub fn now(&self) -> Zoned {
        in_huizhou(self.timestamp())
    }
}

/// `instant` on a wall clock in Huizhou.
pub fn in_huizhou(instant: Timestamp) -> Zoned {
    instant.to_zoned(SHANGHAI.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frozen_clock_reads_huizhou_time_and_its_clones_move_together() {
        let clock = Clock::frozen("2026-10-10T01:30:00Z".parse().unwrap());
        let same = clock.clone();
        assert_eq!(clock.now().to_string(), "2026-10-10T09:30:00+08:00[Asia/Shanghai]");

        same.set("2026-12-31T16:00:00Z".parse().unwrap());
        assert_eq!(clock.now().date().to_string(), "2027-01-01");
    }
}
