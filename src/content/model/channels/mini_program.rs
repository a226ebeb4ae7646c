//! Programmes inside an app.

use crate::content::decode::record::record;
use crate::content::model::values::text::Text;

record! {
    /// A programme inside an app.
    pub struct App {
        /// The app: `微信`.
        app: Text,
        /// The word that finds the programme inside the app.
        search_word: Text,
    }
}
