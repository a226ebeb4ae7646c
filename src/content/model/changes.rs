//! What changed in the content, for readers who come back.

use jiff::civil::Date;

use crate::content::decode::decoder::Table;
use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::judged_queries::PagePath;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// The file `changes.toml`.
    pub struct Changes {
        /// Every change, the newest first.
        change: NonEmpty<Change>,
    }
    check newest_is_first;
}

record! {
    /// One change.
    pub struct Change {
        /// Its id, for links and for feed readers: it must stay.
        id: Spanned<Slug>,
        /// The day on which it was published.
        date: Date,
        /// What changed, in a few words.
        title: Text,
        /// What changed and what follows from it, in plain words.
        text: Text,
        /// The pages on which it changed: `/card/dates`.
        pages: NonEmpty<Spanned<PagePath>>,
    }
}

fn newest_is_first(changes: &Changes, table: &Table<'_>) {
    if let Some(pair) = changes.change.windows(2).find(|pair| pair[0].date < pair[1].date) {
        table.report(format!("{} comes before {}; the newest change stands first", pair[0].date, pair[1].date));
    }
    for (at, change) in changes.change.iter().enumerate() {
        if changes.change[..at].iter().any(|earlier| earlier.id.value == change.id.value) {
            table.report(format!("two changes have the id {:?}", change.id.value.as_str()));
        }
    }
}
