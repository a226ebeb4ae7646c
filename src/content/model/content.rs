//! The whole content.

use crate::content::model::about::About;
use crate::content::model::card::card_guide::CardGuide;
use crate::content::model::changes::Changes;
use crate::content::model::channels::channel::Channel;
use crate::content::model::channels::channel_guide::ChannelGuide;
use crate::content::model::channels::phone_line::PhoneLine;
use crate::content::model::credentials::Credentials;
use crate::content::model::divisions::Divisions;
use crate::content::model::doubts::Doubts;
use crate::content::model::guide::Guide;
use crate::content::model::holidays::HolidayNotice;
use crate::content::model::judged_queries::SampleQueries;
use crate::content::model::recorded_facts::RecordedFacts;
use crate::content::model::section::Section;
use crate::content::model::site_info::SiteInfo;
use crate::content::model::situations::Situations;
use crate::content::model::sources::Sources;
use crate::content::model::tips::TipGuide;
use crate::content::model::topics::Topics;
use crate::content::model::traditional::TraditionalForms;
use crate::content::model::values::guide_id::GuideId;

/// All content files, decoded and checked.
#[derive(Debug, Clone)]
pub struct Content {
    /// The site as a whole.
    pub site: SiteInfo,
    /// Situations of people.
    pub situations: Situations,
    /// What people want to look up.
    pub topics: Topics,
    /// What channels may require.
    pub credentials: Credentials,
    /// Where the facts are from.
    pub sources: Sources,
    /// The guide to phone lines.
    pub hotlines: ChannelGuide,
    /// The guide to ways in person.
    pub offline: ChannelGuide,
    /// The guide to ways online.
    pub online: ChannelGuide,
    /// The guide to enrolment and the card.
    pub card: CardGuide,
    /// The tips.
    pub tips: TipGuide,
    /// Districts and towns.
    pub divisions: Divisions,
    /// What is uncertain.
    pub doubts: Doubts,
    /// The text of the about page.
    pub about: About,
    /// What people type into the search box, and the pages that answer it.
    pub queries: SampleQueries,
    /// What the conversion into traditional characters would get wrong.
    pub traditional: TraditionalForms,
    /// What changed, the newest first.
    pub changes: Changes,
    /// What the facts were when they were last recorded.
    pub recorded: Option<RecordedFacts>,
    /// The holiday notices, by year.
    pub holidays: Vec<HolidayNotice>,
}

impl Content {
    /// The five guides, in the order of the menu.
    pub fn guides(&self) -> Vec<Guide<'_>> {
        GuideId::ALL.iter().map(|id| self.guide(*id)).collect()
    }

    /// One guide.
    pub fn guide(&self, id: GuideId) -> Guide<'_> {
        match id {
            GuideId::Hotlines => channel_guide(id, &self.hotlines),
            GuideId::Offline => channel_guide(id, &self.offline),
            GuideId::Online => channel_guide(id, &self.online),
            GuideId::Card => Guide {
                id,
                checked: self.card.checked,
                intro: &self.card.page,
                sections: vec![
                    Section::Offices(&self.card.offices),
                    Section::Steps(&self.card.steps),
                    Section::Dates(&self.card.dates),
                    Section::Documents(&self.card.documents),
                ],
            },
            GuideId::Tips => Guide {
                id,
                checked: self.tips.checked,
                intro: &self.tips.page,
                sections: self.tips.tip.iter().map(Section::Tip).collect(),
            },
        }
    }

    /// The guide and the section with this id.
    pub fn section(&self, id: &str) -> Option<(GuideId, Section<'_>)> {
        self.guides().into_iter().find_map(|guide| Some((guide.id, guide.section(id)?)))
    }

    /// Every channel of the three guides that list channels.
    pub fn channels(&self) -> impl Iterator<Item = &Channel> {
        [&self.hotlines, &self.offline, &self.online].into_iter().flat_map(|guide| &guide.channel)
    }

    /// Every phone line, with the channel that it is.
    pub fn lines(&self) -> impl Iterator<Item = (&Channel, &PhoneLine)> {
        self.channels().filter_map(|channel| Some((channel, channel.line()?)))
    }

    /// The line that every page offers as the last resort.
    #[expect(clippy::expect_used, reason = "loading checks that the id is that of a phone line")]
    pub fn hotline(&self) -> (&Channel, &PhoneLine) {
        let mut lines = self.lines();
        lines
            .find(|(channel, _)| channel.heading.id.value == self.site.hotline.value)
            .expect("site.toml names a phone line")
    }

    /// The notice for a year, if it is loaded.
    pub fn holidays_of(&self, year: i16) -> Option<&HolidayNotice> {
        self.holidays.iter().find(|notice| notice.year.value.0 == year)
    }
}

fn channel_guide(id: GuideId, guide: &ChannelGuide) -> Guide<'_> {
    Guide {
        id,
        checked: guide.checked,
        intro: &guide.page,
        sections: guide.channel.iter().map(Section::Channel).collect(),
    }
}
