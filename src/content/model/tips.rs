//! Tips: short sections.

use jiff::civil::Date;

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::decode::spanned::Spanned;
use crate::content::model::facts::call_script::CallScript;
use crate::content::model::facts::fact::Fact;
use crate::content::model::heading::Heading;
use crate::content::model::page_intro::PageIntro;
use crate::content::model::values::slug::Slug;
use crate::content::model::values::text::Text;

record! {
    /// The file `tips.toml`.
    pub struct TipGuide {
        /// The day on which the whole file was last compared with the source.
        checked: Date,
        /// The introduction of its page.
        page: PageIntro,
        /// The tips, in the order in which they are shown.
        tip: NonEmpty<Tip>,
    }
}

record! {
    /// One tip.
    pub struct Tip {
        /// The heading of its section.
        @flat heading: Heading,
        /// The topics that it helps with.
        topics: Vec<Spanned<Slug>>,
        /// What to do or know, one sentence each.
        point: NonEmpty<Fact>,
        /// What to ask on the phone.
        call: Option<CallScript>,
        /// What to beware of.
        caution: Vec<Fact>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}
