//! Every route that answers a topic, best first.
//!
//! The order is this site's, not the article's, and the pages explain it to visitors. A route that only doubtfully answers
//! comes last. Before that, a route that works now precedes one that is not known to, and that one precedes one that
//! certainly doesn't. Then come routes whose URL could be verified, then those that need fewer credentials, then
//! those that take fewer steps, then the order of the guides.

use std::collections::BTreeSet;

use jiff::Zoned;

use crate::content::{
    Access, Channel, Content, Credential, GuideId, Lookup, Need, Section, Slug, Spanned, Status, Step, Tip, Topic,
};
use crate::rules::phone_lines::state::PhoneLineState;
use crate::rules::phone_lines::status::PhoneLineStatus;
use crate::rules::work_calendar::Calendar;

/// Whether a route works at the moment, in the order in which routes are preferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Availability {
    /// It works. A machine that answers works also while the agents are busy.
    Now,
    /// It works, but is hard to reach.
    Busy,
    /// The source doesn't state it: counters, whose hours it leaves out, and lines on unclear days.
    Unknown,
    /// It doesn't work now.
    Later,
}

/// One route to the answer.
#[derive(Debug, Clone)]
pub struct Recommendation<'a> {
    /// The guide in which it is described.
    pub guide: GuideId,
    pub channel: &'a Channel,
    /// What of the topic can be found out on it.
    pub finds: Vec<&'a Lookup>,
    /// What one must have at hand for it.
    pub needs: &'a [Need],
    /// What to do, in order; none where the source doesn't state it, or where a call is all.
    pub steps: &'a [Step],
    /// The fewest credentials that must be at hand.
    pub credentials: BTreeSet<&'a Slug>,
    /// How many steps it takes; a call is one.
    pub step_count: usize,
    pub availability: Availability,
    /// The state of a phone line.
    pub live: Option<PhoneLineState<'a>>,
    /// The fewest credentials that the visitor lacks for it; empty if they have them or didn't say what they have.
    pub missing: BTreeSet<&'a Slug>,
}

/// What one would have to get to use more routes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingCredentials<'a> {
    /// The fewest that open any route: one, unless no single one does.
    pub credentials: BTreeSet<&'a Slug>,
    /// How many more routes one could use with them.
    pub opens: usize,
}

/// The routes of one topic for one visitor.
#[derive(Debug, Clone)]
pub struct TopicRecommendations<'a> {
    pub topic: &'a Topic,
    /// The routes for which the visitor lacks nothing, best first.
    pub routes: Vec<Recommendation<'a>>,
    /// The routes for which the visitor lacks something, best first.
    pub closed: Vec<Recommendation<'a>>,
    /// Tips that help with the topic.
    pub tips: Vec<&'a Tip>,
    /// What would open the most of the closed routes; `None` if none is closed.
    pub missing: Option<MissingCredentials<'a>>,
    /// The instant until which the order and the live states hold; `None` if nothing in them is live.
    pub until: Option<Zoned>,
}

/// Topics and channels as a table: what can be found out where.
#[derive(Debug, Clone)]
pub struct LookupMatrix<'a> {
    /// The columns, each with the guide in which the channel is described.
    pub channels: Vec<(GuideId, &'a Channel)>,
    /// The rows, each with one cell per channel; an empty cell means that the channel doesn't answer the topic.
    pub rows: Vec<(&'a Topic, Vec<Vec<&'a Lookup>>)>,
}

impl<'a> TopicRecommendations<'a> {
    /// The routes of a topic at the moment `now`. `have` is what the visitor has at hand; `None` if they didn't say,
    /// and then every route is open.
    pub fn of(
        content: &'a Content,
        topic: &'a Topic,
        have: Option<&[&'a Credential]>,
        calendar: &Calendar<'a>,
        now: &Zoned,
    ) -> Self {
        let have = have.map(with_included);
        let mut routes: Vec<Recommendation<'a>> = channels(content)
            .filter_map(|(guide, channel)| {
                Recommendation::of(guide, channel, &topic.id.value, have.as_ref(), calendar, now)
            })
            .collect();
        routes.sort_by_key(Recommendation::rank);
        let until = routes.iter().filter_map(|route| route.live.as_ref()).map(|live| live.until.clone()).min();
        let (routes, closed): (Vec<_>, Vec<_>) = routes.into_iter().partition(|route| route.missing.is_empty());
        let tips = content.tips.tip.iter().filter(|tip| Section::Tip(tip).answers(&topic.id.value)).collect();
        let missing = have.and_then(|have| missing_credentials(content, &closed, &have));
        Self { topic, routes, closed, tips, missing, until }
    }
}

impl<'a> Recommendation<'a> {
    fn of(
        guide: GuideId,
        channel: &'a Channel,
        topic: &Slug,
        have: Option<&BTreeSet<&'a Slug>>,
        calendar: &Calendar<'a>,
        now: &Zoned,
    ) -> Option<Self> {
        let finds: Vec<&Lookup> = channel.finds.iter().filter(|find| find.topic.value == *topic).collect();
        let first = *finds.first()?;
        let (needs, steps) = (channel.needs_of(first), channel.steps_of(first));
        let live = channel.line().map(|line| PhoneLineState::at(line, calendar, now));
        Some(Self {
            guide,
            channel,
            finds,
            needs,
            steps,
            credentials: missing(needs, &BTreeSet::new()),
            step_count: steps.len().max(1),
            availability: availability(channel, live.as_ref()),
            live,
            missing: have.map(|have| missing(needs, have)).unwrap_or_default(),
        })
    }

    /// Whether it is uncertain that the topic is answered on it.
    pub fn is_doubtful(&self) -> bool {
        self.finds.iter().all(|find| find.fact.provenance.status == Status::Doubtful)
    }

    /// Whether the URL where it starts may be unsafe or not exist.
    fn is_unverified(&self) -> bool {
        match &self.channel.access {
            Access::Website(website) => {
                website.address.as_ref().is_some_and(|address| address.provenance.status == Status::Doubtful)
            }
            Access::App(_) | Access::Counter(_) | Access::Kiosk(_) | Access::Phone(_) => false,
        }
    }

    fn rank(&self) -> (bool, Availability, bool, usize, usize) {
        (self.is_doubtful(), self.availability, self.is_unverified(), self.credentials.len(), self.step_count)
    }
}

impl<'a> LookupMatrix<'a> {
    /// The table of all topics and channels, in the order of the content.
    pub fn of(content: &'a Content) -> Self {
        let channels: Vec<_> = channels(content).collect();
        let cell = |channel: &'a Channel, topic: &Slug| {
            channel.finds.iter().filter(|find| find.topic.value == *topic).collect()
        };
        let row = |topic: &'a Topic| {
            (topic, channels.iter().map(|(_, channel)| cell(channel, &topic.id.value)).collect::<Vec<_>>())
        };
        // A topic that no channel answers has ways of its own, on its page.
        let rows = content
            .topics
            .topic
            .iter()
            .map(row)
            .filter(|(_, cells): &(_, Vec<Vec<&Lookup>>)| cells.iter().any(|cell| !cell.is_empty()));
        let rows = rows.collect();
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

fn availability(channel: &Channel, live: Option<&PhoneLineState<'_>>) -> Availability {
    let machine = channel.line().is_some_and(|line| line.self_service.is_some());
    match (&channel.access, live.map(|live| live.status)) {
        (_, Some(PhoneLineStatus::Busy)) if !machine => Availability::Busy,
        (_, Some(_)) if machine => Availability::Now,
        (_, Some(PhoneLineStatus::Open)) | (Access::App(_) | Access::Website(_), _) => Availability::Now,
        (_, Some(PhoneLineStatus::Unclear)) | (Access::Counter(_) | Access::Kiosk(_) | Access::Phone(_), None) => {
            Availability::Unknown
        }
        (_, Some(_)) => Availability::Later,
    }
}

/// The credentials with those that they include: an ID card shows number and name.
fn with_included<'a>(have: &[&'a Credential]) -> BTreeSet<&'a Slug> {
    have.iter()
        .flat_map(|credential| std::iter::once(&credential.id).chain(&credential.includes))
        .map(|id| &id.value)
        .collect()
}

/// The fewest credentials beyond `have` that meet every need.
#[expect(clippy::expect_used, reason = "decoding refuses an empty list")]
fn missing<'a>(needs: &'a [Need], have: &BTreeSet<&'a Slug>) -> BTreeSet<&'a Slug> {
    let mut missing = BTreeSet::new();
    for need in needs {
        let lacks = |way: &'a [Spanned<Slug>]| -> BTreeSet<&'a Slug> {
            let ids = way.iter().map(|id| &id.value);
            ids.filter(|id| !have.contains(id) && !missing.contains(id)).collect()
        };
        let best = need.ways.iter().map(|way| lacks(way)).min_by_key(BTreeSet::len);
        missing.extend(best.expect("a need has at least one way to meet it"));
    }
    missing
}

/// Of what the closed routes lack, the fewest credentials that open the most routes.
fn missing_credentials<'a>(
    content: &'a Content,
    closed: &[Recommendation<'a>],
    have: &BTreeSet<&'a Slug>,
) -> Option<MissingCredentials<'a>> {
    let lacking: BTreeSet<&BTreeSet<&'a Slug>> = closed.iter().map(|route| &route.missing).collect();
    let candidates = lacking.into_iter().map(|credentials| {
        let held = have.union(credentials).map(|id| content.credentials.by_id(id));
        let held = with_included(&held.collect::<Vec<_>>());
        let opens = closed.iter().filter(|route| missing(route.needs, &held).is_empty()).count();
        MissingCredentials { credentials: credentials.clone(), opens }
    });
    candidates.min_by_key(|missing| (missing.credentials.len(), std::cmp::Reverse(missing.opens)))
}

#[cfg(test)]
mod tests;
