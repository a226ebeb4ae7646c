//! A value with its location.

use std::ops::Deref;

use crate::content::decode::decoder::{Decode, Node};
use crate::content::decode::source_location::SourceLocation;

/// A value with its location, for checks that compare values of several records.
#[derive(Debug, Clone)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it begins in its file.
    pub location: SourceLocation,
}

impl<T: Decode> Decode for Spanned<T> {
    fn decode(node: Node<'_>) -> Option<Self> {
        Some(Self { value: T::decode(node)?, location: node.location() })
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
