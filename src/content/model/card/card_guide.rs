//! The guide to enrolment and the card.

use jiff::civil::Date;

use crate::content::decode::record::record;
use crate::content::model::card::dates::Dates;
use crate::content::model::card::documents::Documents;
use crate::content::model::card::offices::Offices;
use crate::content::model::card::overview::Overview;
use crate::content::model::card::steps::Steps;
use crate::content::model::page_intro::PageIntro;

record! {
    /// The file `card.toml`.
    pub struct CardGuide {
        /// The day on which the whole file was last compared with the source.
        checked: Date,
        /// The introduction of its page.
        page: PageIntro,
        /// What enrolment is and who it is for.
        overview: Overview,
        /// Where to go.
        offices: Offices,
        /// What to do.
        steps: Steps,
        /// When.
        dates: Dates,
        /// What to bring.
        documents: Documents,
    }
}
