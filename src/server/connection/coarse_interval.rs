//! An interval that is checked only when a connection has nothing to do.

use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::task::unconstrained;
use tokio::time::{Instant, Sleep, sleep};

/// Ticks once in each period. Unlike a deadline that is reset by every request, it costs a busy connection no timer and
/// no look at the clock.
#[derive(Debug)]
pub struct CoarseInterval {
    period: Duration,
    timer: Pin<Box<Sleep>>,
    /// Whether the timer has the waker of the task. A connection lives in one task, so registering it once is enough.
    is_registered: bool,
}

impl CoarseInterval {
    pub fn new(period: Duration) -> Self {
        Self { period, timer: Box::pin(sleep(period)), is_registered: false }
    }

    /// Whether it has ticked since the last call. If not, the task is woken when it does.
    pub fn has_ticked(&mut self, context: &mut Context<'_>) -> bool {
        if self.is_registered && !self.timer.is_elapsed() {
            return false;
        }
        let has_ticked = self.poll(context).is_ready();
        if has_ticked {
            self.timer.as_mut().reset(Instant::now() + self.period);
        }
        self.is_registered = !has_ticked || self.poll(context).is_pending();
        has_ticked
    }

    /// Unconstrained, because a task that has used up its budget would get `Pending` without being registered.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        pin!(unconstrained(self.timer.as_mut())).poll(context)
    }
}
