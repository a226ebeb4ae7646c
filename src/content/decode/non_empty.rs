//! A list with at least one item.

use std::ops::Deref;

use crate::content::decode::decoder::{Decode, Node};

/// A list that is required and has at least one item. A `Vec` may be absent instead.
#[derive(Debug, Clone)]
pub struct NonEmpty<T>(Vec<T>);

impl<T: Decode> Decode for NonEmpty<T> {
    fn decode(node: Node<'_>) -> Option<Self> {
        Vec::decode(node).map(Self)
    }
}

impl<T> NonEmpty<T> {
    /// The first item.
    #[expect(clippy::expect_used, reason = "decoding refuses an empty list")]
    pub fn first(&self) -> &T {
        self.0.first().expect("a list with at least one item")
    }
}

impl<T> Deref for NonEmpty<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a NonEmpty<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
