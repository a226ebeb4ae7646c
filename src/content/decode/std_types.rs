//! How types of other crates are decoded.

use jiff::civil::Date;

use crate::content::decode::decoder::{Decode, Node, Table};

impl Decode for bool {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.boolean()
    }
}

impl Decode for Date {
    fn decode(node: Node<'_>) -> Option<Self> {
        node.date()
    }
}

/// A key that may be absent.
impl<T: Decode> Decode for Option<T> {
    fn decode(node: Node<'_>) -> Option<Self> {
        T::decode(node).map(Some)
    }

    fn when_absent(_table: &Table<'_>) -> Option<Self> {
        Some(None)
    }
}

/// A list that may be absent, but not empty.
impl<T: Decode> Decode for Vec<T> {
    fn decode(node: Node<'_>) -> Option<Self> {
        // Every item is decoded before a failed one ends it, so that each reports its own problems.
        let items: Vec<Option<T>> = node.items()?.into_iter().map(T::decode).collect();
        items.into_iter().collect()
    }

    fn when_absent(_table: &Table<'_>) -> Option<Self> {
        Some(Vec::new())
    }
}
