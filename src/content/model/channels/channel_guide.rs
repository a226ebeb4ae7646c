//! A guide that lists channels.

use jiff::civil::Date;

use crate::content::decode::non_empty::NonEmpty;
use crate::content::decode::record::record;
use crate::content::model::channels::channel::Channel;
use crate::content::model::page_intro::PageIntro;

record! {
    /// The file of a guide that lists channels: `hotlines.toml`, `offline.toml`, `online.toml`.
    pub struct ChannelGuide {
        /// The day on which the whole file was last compared with the source.
        checked: Date,
        /// The introduction of its page.
        page: PageIntro,
        /// The channels, in the order in which they are shown.
        channel: NonEmpty<Channel>,
    }
}
