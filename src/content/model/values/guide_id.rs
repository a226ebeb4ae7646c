//! The closed list of guides.

use crate::content::decode::string_enum::string_enum;

string_enum! {
    /// The five guides; the word is the address.
    pub enum GuideId {
        /// Phone lines.
        Hotlines = "hotlines",
        /// In person.
        Offline = "offline",
        /// Online.
        Online = "online",
        /// Enrolment and the card.
        Card = "card",
        /// Tips.
        Tips = "tips",
    }
}
