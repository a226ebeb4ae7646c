//! How one gets through to a channel.

use crate::content::decode::decoder::{FromTable, Table};
use crate::content::decode::string_enum::string_enum;
use crate::content::model::channels::mini_program::App;
use crate::content::model::channels::phone_line::PhoneLine;
use crate::content::model::channels::visit::Visit;
use crate::content::model::channels::website::Website;

string_enum! {
    /// What sort of way it is.
    pub enum ChannelKind {
        /// A phone line.
        Phone = "phone",
        /// A counter with a clerk.
        Counter = "counter",
        /// A touch screen.
        Kiosk = "kiosk",
        /// A programme inside an app.
        App = "app",
        /// A website.
        Website = "website",
    }
}

/// How one gets through to a channel.
#[derive(Debug, Clone)]
pub enum Access {
    /// By phone.
    Phone(Box<PhoneLine>),
    /// By walking up to a counter.
    Counter(Visit),
    /// By walking up to a touch screen.
    Kiosk(Visit),
    /// Inside an app.
    App(App),
    /// In a browser.
    Website(Website),
}

impl FromTable for Access {
    fn keys(table: &Table<'_>) -> Vec<&'static str> {
        let kind = table.node("kind").and_then(|node| node.as_str()).and_then(ChannelKind::parse);
        let mut keys = match kind {
            Some(ChannelKind::Phone) => PhoneLine::keys(table),
            Some(ChannelKind::Counter | ChannelKind::Kiosk) => Visit::keys(table),
            Some(ChannelKind::App) => App::keys(table),
            Some(ChannelKind::Website) => Website::keys(table),
            None => [PhoneLine::keys(table), Visit::keys(table), App::keys(table), Website::keys(table)].concat(),
        };
        keys.push("kind");
        keys
    }

    fn from_table(table: &Table<'_>) -> Option<Self> {
        Some(match table.field("kind")? {
            ChannelKind::Phone => Self::Phone(Box::new(PhoneLine::from_table(table)?)),
            ChannelKind::Counter => Self::Counter(Visit::from_table(table)?),
            ChannelKind::Kiosk => Self::Kiosk(Visit::from_table(table)?),
            ChannelKind::App => Self::App(App::from_table(table)?),
            ChannelKind::Website => Self::Website(Website::from_table(table)?),
        })
    }
}
