//! Numbers that rules calculate dates with.

use crate::content::decode::decoder::{Decode, Node};

/// A day of any month: 1 to 28, so that every month has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayOfMonth(pub i8);

/// A month: 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month(pub i8);

/// A year: 2000 to 2100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(pub i16);

/// A number of working days: 1 to 28.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkingDays(pub i8);

impl Decode for DayOfMonth {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.integer(1..=28).map(Self)
    }
}

impl Decode for Month {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.integer(1..=12).map(Self)
    }
}

impl Decode for Year {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.integer(2000..=2100).map(Self)
    }
}

impl Decode for WorkingDays {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.integer(1..=28).map(Self)
    }
}
