//! Channels: the ways to look something up.

use jiff::civil::Date;

use crate::content::decode::decoder::{FromTable, NonEmpty, Table};
use crate::content::decode::record::{record, string_enum};
use crate::content::model::credential::Need;
use crate::content::model::fact::{Fact, Provenance};
use crate::content::model::heading::{Heading, PageIntro};
use crate::content::model::hours::{Peak, WeeklyHours};
use crate::content::model::part::{Lookup, Part, Step};
use crate::content::model::phone_number::PhoneNumber;
use crate::content::model::text::Text;
use crate::content::model::web_address::WebAddress;

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

record! {
    /// The file of a guide that lists channels: `hotlines.toml`, `offline.toml`, `online.toml`.
    pub struct ChannelGuide {
        /// The day on which the whole file was last compared with the source.
        checked: Date,
        /// What opens the page.
        page: PageIntro,
        /// The channels, in the order in which they are shown.
        channel: NonEmpty<Channel>,
    }
}

record! {
    /// One way to look something up.
    pub struct Channel {
        /// What opens its section.
        @flat heading: Heading,
        /// How one gets through.
        @flat access: Access,
        /// What one must have at hand.
        need: Vec<Need>,
        /// What to do, in order.
        step: Vec<Step>,
        /// Titled groups of further facts.
        part: Vec<Part>,
        /// What can be found out.
        finds: NonEmpty<Lookup>,
        /// Further statements.
        note: Vec<Fact>,
        /// What to beware of.
        caution: Vec<Fact>,
        /// Advice of this site; shown as such.
        advice: Vec<Text>,
    }
}

/// How one gets through to a channel.
#[derive(Debug, Clone)]
pub enum Access {
    /// By phone.
    Phone(Box<Line>),
    /// By walking up to a counter.
    Counter(Visit),
    /// By walking up to a touch screen.
    Kiosk(Visit),
    /// Inside an app.
    App(App),
    /// In a browser.
    Website(Website),
}

record! {
    /// A phone line.
    pub struct Line {
        /// The official name of the line.
        line: Text,
        /// Its numbers.
        number: NonEmpty<LineNumber>,
        /// Its weekly hours, if the source states them.
        hours: Option<WeeklyHours>,
        /// That a machine answers at all hours, if it does.
        self_service: Option<Fact>,
        /// What is known of its agents.
        agents: Vec<Fact>,
        /// When its agents are hard to reach.
        peak: Option<Peak>,
    }
    check has_hours_or_self_service;
}

record! {
    /// One number of a line.
    pub struct LineNumber {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// The number.
        number: PhoneNumber,
    }
}

record! {
    /// A place to go to.
    pub struct Visit {
        /// Where it is.
        place: Fact,
        /// What is known of its opening hours.
        opening: Fact,
    }
}

record! {
    /// A programme inside an app.
    pub struct App {
        /// The app: `微信`.
        app: Text,
        /// The word that finds the programme inside the app.
        search_word: Text,
    }
}

record! {
    /// A website, reached by its address or, where the source gives none, by a search.
    pub struct Website {
        /// Its official name.
        site: Text,
        /// Its address.
        address: Option<SiteAddress>,
        /// The word that finds it in a search engine.
        search_word: Option<Text>,
    }
    check has_address_or_search_word;
}

record! {
    /// The address of an official website.
    pub struct SiteAddress {
        /// Where the fact is from.
        @flat provenance: Provenance,
        /// The address.
        url: WebAddress,
    }
}

fn has_hours_or_self_service(line: &Line, table: &Table<'_>) {
    if line.hours.is_none() && line.self_service.is_none() {
        table.report("a phone line needs [channel.hours] or [channel.self_service]");
    }
}

fn has_address_or_search_word(website: &Website, table: &Table<'_>) {
    if website.address.is_none() && website.search_word.is_none() {
        table.report("a website needs [channel.address] or search_word");
    }
}

impl FromTable for Access {
    fn keys(table: &Table<'_>) -> Vec<&'static str> {
        let kind = table.node("kind").and_then(|node| node.as_str()).and_then(ChannelKind::parse);
        let mut keys = match kind {
            Some(ChannelKind::Phone) => Line::keys(table),
            Some(ChannelKind::Counter | ChannelKind::Kiosk) => Visit::keys(table),
            Some(ChannelKind::App) => App::keys(table),
            Some(ChannelKind::Website) => Website::keys(table),
            None => [Line::keys(table), Visit::keys(table), App::keys(table), Website::keys(table)].concat(),
        };
        keys.push("kind");
        keys
    }

    fn from_table(table: &Table<'_>) -> Option<Self> {
        Some(match table.field("kind")? {
            ChannelKind::Phone => Self::Phone(Box::new(Line::from_table(table)?)),
            ChannelKind::Counter => Self::Counter(Visit::from_table(table)?),
            ChannelKind::Kiosk => Self::Kiosk(Visit::from_table(table)?),
            ChannelKind::App => Self::App(App::from_table(table)?),
            ChannelKind::Website => Self::Website(Website::from_table(table)?),
        })
    }
}

impl Channel {
    /// What one must have at hand to find this out.
    pub fn needs_of<'a>(&'a self, find: &'a Lookup) -> &'a [Need] {
        if find.need.is_empty() { &self.need } else { &find.need }
    }

    /// The phone line, if the channel is one.
    pub fn line(&self) -> Option<&Line> {
        match &self.access {
            Access::Phone(line) => Some(line),
            _ => None,
        }
    }
}
