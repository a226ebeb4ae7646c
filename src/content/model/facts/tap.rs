//! What to press on a screen, for the picture beside a list of steps.

use crate::content::decode::record::record;
use crate::content::decode::string_enum::string_enum;
use crate::content::model::values::text::Text;

record! {
    /// One screen of the picture: the one name to press on it.
    pub struct Tap {
        /// The name as it stands on the screen; the sentence of the step has it too.
        press: Text,
        /// What sort of place on the screen it is; an entry of a menu if not given.
        kind: Option<TapKind>,
        /// What else to look at on that screen.
        note: Option<Text>,
    }
}

string_enum! {
    /// What sort of place on a screen is pressed.
    pub enum TapKind {
        /// A search box, in which the name is typed.
        Search = "search",
        /// Something that is asked only the first time, or only some people.
        Once = "once",
        /// A field that is filled in.
        Field = "field",
    }
}

impl Tap {
    /// The class of the picture: `menu`, or the string of its kind.
    pub fn class(&self) -> &'static str {
        self.kind.map_or("menu", TapKind::as_str)
    }
}
