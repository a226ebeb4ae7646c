//! The closed list of guides.

use crate::content::decode::string_enum::string_enum;

string_enum! {
    /// The five guides. The string is also the first segment of the guide's path.
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
