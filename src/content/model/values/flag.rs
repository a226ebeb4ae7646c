//! A key that is only written where it is true.

use crate::content::decode::decoder::{Decode, Node, Table};

/// A boolean that may be absent, which means false.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flag(pub bool);

impl Decode for Flag {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.boolean().map(Self)
    }

    fn when_absent(_table: &Table<'_>) -> Option<Self> {
        Some(Self(false))
    }
}
