//! The glyphs that stand beside words.

use crate::content::decode::string_enum::string_enum;

string_enum! {
    /// A glyph: the symbol of the same name in `templates/glyphs.svg`.
    pub enum Glyph {
        /// A household booklet.
        Booklet = "booklet",
        /// A window of a web browser.
        Browser = "browser",
        /// A leaf of a calendar.
        Calendar = "calendar",
        /// A telephone receiver.
        Call = "call",
        /// A card.
        Card = "card",
        /// A sheet with a tick.
        Check = "check",
        /// A clinic.
        Clinic = "clinic",
        /// A clipboard with a list.
        Clipboard = "clipboard",
        /// Somebody behind a counter.
        Counter = "counter",
        /// A form in two copies.
        Form = "form",
        /// An ID card.
        IdCard = "id-card",
        /// A machine with a touch screen.
        Kiosk = "kiosk",
        /// A medal.
        Medal = "medal",
        /// Money.
        Money = "money",
        /// A sheet of paper.
        Paper = "paper",
        /// A mobile phone.
        Phone = "phone",
        /// A printer.
        Printer = "printer",
        /// A magnifying glass.
        Search = "search",
        /// A speech bubble.
        Speech = "speech",
    }
}
