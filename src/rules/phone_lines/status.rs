//! Whether a phone line can be called, and what happens to it at a moment.

/// How many days ahead a change is looked for.
pub const HORIZON_DAYS: i64 = 30;

/// Whether a line can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhoneLineStatus {
    /// It is answered.
    Open,
    /// It is answered, but agents are hard to reach.
    Busy,
    /// It pauses between two stretches of its hours.
    Break,
    /// It is outside its hours.
    Closed,
    /// It is a statutory holiday.
    Holiday,
    /// The source doesn't say: a make-up working day, or a year whose notice is not loaded.
    Unclear,
}

/// What happens to a line at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneLineEvent {
    Opens,
    Pauses,
    /// It is not answered any more that day.
    Closes,
    /// Its agents become hard to reach.
    PeakStarts,
    /// Its agents become easier to reach.
    PeakEnds,
}

impl PhoneLineStatus {
    /// Its value in `data-status`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Busy => "busy",
            Self::Break => "break",
            Self::Closed => "closed",
            Self::Holiday => "holiday",
            Self::Unclear => "unclear",
        }
    }

    /// Whether agents or a machine certainly answer.
    pub fn is_answered(self) -> bool {
        matches!(self, Self::Open | Self::Busy)
    }
}
