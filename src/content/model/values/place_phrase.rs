//! A sentence with places for the names of a town and of its area.

use crate::content::decode::decoder::{Decode, Node};
use crate::content::model::values::text::Text;

/// A text in which `{town}` stands for the name of a town and `{area}` for the name of the area that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacePhrase(Text);

const TOWN: &str = "{town}";
const AREA: &str = "{area}";

impl PlacePhrase {
    /// The text with both names in their places.
    pub fn of(&self, town: &str, area: &str) -> String {
        self.0.replace(TOWN, town).replace(AREA, area)
    }
}

impl Decode for PlacePhrase {
    fn decode(node: Node<'_>) -> Option<Self> {
        let text = Text::decode(node)?;
        if text.replace(TOWN, "").replace(AREA, "").contains(['{', '}']) {
            node.report("only {town} and {area} can stand in braces here");
            return None;
        }
        Some(Self(text))
    }
}
