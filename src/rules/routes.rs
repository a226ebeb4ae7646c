//! Every route that answers a topic, best first: the chooser.
//!
//! The order is this site's, not the article's; [`RANKING`] says it to readers. A route that only doubtfully answers
//! comes last. Then what works now comes before what is not known to, and that before what certainly doesn't; then what
//! starts at an address that could be verified; then what needs fewer things in hand; then what takes fewer steps; then
//! the order of the guides.

use std::collections::BTreeSet;

use jiff::Zoned;

use crate::content::{
    Access, Channel, Content, Credential, GuideId, Lookup, Need, Section, Status, Tip, Topic, TopicId,
};
use crate::rules::calendar::Calendar;
use crate::rules::lines::status::{LineState, LineStatus};

/// The rule of the order, as readers see it.
pub const RANKING: &str = "现在能用的排在前面，其中网址没能核实的靠后；都能用，要准备的东西少的在前；一样多，步骤少的在前。来源没写清查不查得到的，排在最后。";

/// Whether a route works at the moment, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Availability {
    /// It works; of a machine that answers also while the agents are busy.
    Now,
    /// It works, but is hard to reach.
    Busy,
    /// The source doesn't say: counters, whose hours it leaves out, and lines on unclear days.
    Unknown,
    /// It doesn't work now.
    Later,
}

/// One route to the answer.
#[derive(Debug, Clone)]
pub struct Route<'a> {
    /// The guide in which it is described.
    pub guide: GuideId,
    /// The channel.
    pub channel: &'a Channel,
    /// What of the topic can be found out on it.
    pub finds: Vec<&'a Lookup>,
    /// What one must have at hand for it.
    pub needs: &'a [Need],
    /// How many things must be in hand at least.
    pub things: usize,
    /// How many steps it takes; a call is one.
    pub steps: usize,
    /// Whether it works at the moment.
    pub availability: Availability,
    /// The state of a phone line.
    pub live: Option<LineState>,
    /// The fewest things that the reader doesn't have and would need; empty if the route is open to them.
    pub missing: BTreeSet<Credential>,
}

/// What would open routes that are closed to a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opener {
    /// The things to get: one, unless no single thing opens any route.
    pub things: BTreeSet<Credential>,
    /// How many routes they open.
    pub opens: usize,
}

/// The routes of one topic for one reader.
#[derive(Debug, Clone)]
pub struct TopicRoutes<'a> {
    /// The topic.
    pub topic: &'a Topic,
    /// The routes that are open to the reader, best first.
    pub routes: Vec<Route<'a>>,
    /// The routes for which the reader lacks something, best first.
    pub closed: Vec<Route<'a>>,
    /// Tips that help with the topic.
    pub tips: Vec<&'a Tip>,
    /// What would open the most of the closed routes.
    pub opener: Option<Opener>,
    /// The instant until which the order and the live states hold; `None` if nothing in them is live.
    pub until: Option<Zoned>,
}

/// Topics and channels as a table: what can be found out where.
#[derive(Debug, Clone)]
pub struct RouteTable<'a> {
    /// The columns.
    pub channels: Vec<(GuideId, &'a Channel)>,
    /// The rows, each with one cell per channel; an empty cell means that the channel doesn't answer the topic.
    pub rows: Vec<(&'a Topic, Vec<Vec<&'a Lookup>>)>,
}

impl<'a> TopicRoutes<'a> {
    /// The routes of a topic at the moment `now`. `have` is what the reader has at hand; `None` if they didn't say, and
    /// then every route is open.
    pub fn of(
        content: &'a Content,
        topic: TopicId,
        have: Option<&[Credential]>,
        calendar: &Calendar<'_>,
        now: &Zoned,
    ) -> Option<Self> {
        let topic = content.topics.topic.iter().find(|it| it.id.value == topic)?;
        let have = have.map(with_implied);
        let mut routes: Vec<Route<'a>> = channels(content)
            .filter_map(|(guide, channel)| Route::of(guide, channel, topic.id.value, have.as_ref(), calendar, now))
            .collect();
        routes.sort_by_key(Route::rank);
        let until = routes.iter().filter_map(|route| route.live.as_ref()).map(|live| live.until.clone()).min();
        let (routes, closed): (Vec<_>, Vec<_>) = routes.into_iter().partition(|route| route.missing.is_empty());
        let tips = content.tips.tip.iter().filter(|tip| tip.topics.contains(&topic.id.value)).collect();
        let opener = opener(&closed, have.as_ref());
        Some(Self { topic, routes, closed, tips, opener, until })
    }
}

impl<'a> Route<'a> {
    fn of(
        guide: GuideId,
        channel: &'a Channel,
        topic: TopicId,
        have: Option<&BTreeSet<Credential>>,
        calendar: &Calendar<'_>,
        now: &Zoned,
    ) -> Option<Self> {
        let finds: Vec<&Lookup> = channel.finds.iter().filter(|find| find.topic == topic).collect();
        let needs = channel.needs_of(finds.first()?);
        let live = channel.line().map(|line| LineState::at(line, calendar, now));
        Some(Self {
            guide,
            channel,
            finds,
            needs,
            things: missing(needs, &BTreeSet::new()).len(),
            steps: channel.step.len().max(1),
            availability: availability(channel, live.as_ref()),
            live,
            missing: have.map(|have| missing(needs, have)).unwrap_or_default(),
        })
    }

    /// The address of the section that describes it: `/online/wechat`.
    pub fn address(&self) -> String {
        format!("{}/{}", self.guide.address(), Section::Channel(self.channel).id())
    }

    /// Whether it is uncertain that the topic is answered on it.
    pub fn is_doubtful(&self) -> bool {
        self.finds.iter().all(|find| find.fact.provenance.status == Status::Doubtful)
    }

    /// Whether it is uncertain that the address where it starts is safe or there at all.
    fn is_unverified(&self) -> bool {
        match &self.channel.access {
            Access::Website(website) => {
                website.address.as_ref().is_some_and(|address| address.provenance.status == Status::Doubtful)
            }
            Access::App(_) | Access::Counter(_) | Access::Kiosk(_) | Access::Phone(_) => false,
        }
    }

    fn rank(&self) -> (bool, Availability, bool, usize, usize) {
        (self.is_doubtful(), self.availability, self.is_unverified(), self.things, self.steps)
    }
}

impl Availability {
    /// The words that readers see.
    pub fn label(self) -> &'static str {
        match self {
            Self::Now => "现在能用",
            Self::Busy => "现在较忙",
            Self::Unknown => "开放时间来源没写清",
            Self::Later => "现在不接听",
        }
    }
}

impl<'a> RouteTable<'a> {
    /// The table of all topics and channels, in the order of the content.
    pub fn of(content: &'a Content) -> Self {
        let channels: Vec<_> = channels(content).collect();
        let cell = |channel: &'a Channel, topic| channel.finds.iter().filter(|find| find.topic == topic).collect();
        let row = |topic: &'a Topic| {
            (topic, channels.iter().map(|(_, channel)| cell(channel, topic.id.value)).collect::<Vec<_>>())
        };
        let rows = content.topics.topic.iter().map(row).collect();
        Self { channels, rows }
    }
}

fn channels(content: &Content) -> impl Iterator<Item = (GuideId, &Channel)> {
    let guides = [
        (GuideId::Hotlines, &content.hotlines),
        (GuideId::Offline, &content.offline),
        (GuideId::Online, &content.online),
    ];
    guides.into_iter().flat_map(|(id, guide)| guide.channel.iter().map(move |channel| (id, channel)))
}

fn availability(channel: &Channel, live: Option<&LineState>) -> Availability {
    let machine = channel.line().is_some_and(|line| line.self_service.is_some());
    match (&channel.access, live.map(|live| live.status)) {
        (_, Some(LineStatus::Busy)) if !machine => Availability::Busy,
        (_, Some(_)) if machine => Availability::Now,
        (_, Some(LineStatus::Open)) | (Access::App(_) | Access::Website(_), _) => Availability::Now,
        (_, Some(LineStatus::Unclear)) | (Access::Counter(_) | Access::Kiosk(_) | Access::Phone(_), None) => {
            Availability::Unknown
        }
        (_, Some(_)) => Availability::Later,
    }
}

/// What a thing brings with it: an ID card shows number and name, a social security card its number.
fn with_implied(have: &[Credential]) -> BTreeSet<Credential> {
    have.iter()
        .flat_map(|thing| match thing {
            Credential::IdCard => vec![Credential::IdCard, Credential::IdNumber, Credential::Name],
            Credential::SocialCard => vec![Credential::SocialCard, Credential::SocialCardNumber],
            other => vec![*other],
        })
        .collect()
}

/// The fewest things beyond `have` that meet every need.
fn missing(needs: &[Need], have: &BTreeSet<Credential>) -> BTreeSet<Credential> {
    let mut missing = BTreeSet::new();
    for need in needs {
        let lacks = |way: &[Credential]| -> BTreeSet<Credential> {
            way.iter().filter(|thing| !have.contains(thing) && !missing.contains(*thing)).copied().collect()
        };
        let best = need.ways.iter().map(|way| lacks(way)).min_by_key(BTreeSet::len);
        missing.extend(best.unwrap_or_default());
    }
    missing
}

/// Of what the closed routes lack, the fewest things that open the most routes.
fn opener(closed: &[Route<'_>], have: Option<&BTreeSet<Credential>>) -> Option<Opener> {
    let have = have?;
    let lacking: BTreeSet<&BTreeSet<Credential>> = closed.iter().map(|route| &route.missing).collect();
    let openers = lacking.into_iter().map(|things| {
        let held = with_implied(&have.union(things).copied().collect::<Vec<_>>());
        let opens = closed.iter().filter(|route| missing(route.needs, &held).is_empty()).count();
        Opener { things: things.clone(), opens }
    });
    openers.min_by_key(|opener| (opener.things.len(), std::cmp::Reverse(opener.opens)))
}

#[cfg(test)]
mod tests;
