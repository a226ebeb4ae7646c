//! The entries of the search index, one for each page, made from the content.

use std::collections::BTreeSet;

use crate::content::ledger::{self, LedgerEntry};
use crate::content::{
    Access, Channel, Content, Dates, Documents, Fact, Group, Guide, Offices, PhoneNumber, Section, Situation, Spanned,
    Steps, Subsection, Text, Tip, Topic,
};
use crate::pages::page_id::{self, Listing, PageId};
use crate::rules::Office;
use crate::rules::offices::town_match::{seat_name, short_district_name, stem};
use crate::search::{EntryKind, Role, SearchEntry};

/// The entries of all pages that are in the site's search. Pages that match alike stand in the order of their kinds.
pub fn entries(content: &Content) -> Vec<SearchEntry> {
    let mut entries: Vec<SearchEntry> =
        PageId::listed(content, Listing::Search).map(|page| entry(content, page)).collect();
    entries.sort_by_key(|entry| entry.kind);
    entries
}

fn entry(content: &Content, page: PageId<'_>) -> SearchEntry {
    match page {
        PageId::Home => home(content),
        PageId::Guide(id) => whole_guide(&content.guide(id)),
        PageId::Section(guide, id) => {
            let guide = content.guide(guide);
            section(content, &guide, page_id::section(&guide, id))
        }
        PageId::Office(code) => town(content, &page_id::office(content, code)),
        PageId::Checklist(id) => checklist(content, page_id::group(content, id)),
        PageId::Topic(id) => topic(page_id::topic(content, id)),
        PageId::Situation(id) => situation(content, page_id::situation(content, id)),
        PageId::Situations => situations(content),
        PageId::Plan => plan(content),
        PageId::Print => print(content),
        PageId::About => about(content),
        // Any other page is found by its title.
        _ => SearchEntry::new(page.path(), EntryKind::Page, "", &page.title(content), &page.short_title(content)),
    }
}

fn texts(words: &[Spanned<Text>]) -> impl Iterator<Item = &str> {
    words.iter().map(|word| word.value.as_str())
}

fn facts<'a>(entry: SearchEntry, facts: impl IntoIterator<Item = &'a Fact>) -> SearchEntry {
    facts.into_iter().fold(entry, |entry, fact| {
        let entry = entry.with_at(Role::Fact, &fact.text, fact.provenance.id.value.as_str());
        entry.with(Role::Official, officials(&fact.text))
    })
}

fn unbracketed(name: &str) -> &str {
    name.trim_matches(['《', '》'])
}

/// The official names in a sentence: what stands in 「」 or 《》.
fn officials(text: &str) -> Vec<&str> {
    let inside = |open: char, close: char| {
        text.split(open).skip(1).filter_map(move |rest| rest.split_once(close).map(|(name, _)| name))
    };
    inside('「', '」').chain(inside('《', '》')).collect()
}

fn topic(topic: &Topic) -> SearchEntry {
    let entry =
        SearchEntry::new(PageId::of_topic(topic).path(), EntryKind::Topic, "", &topic.question.title(), &topic.answer)
            .with(Role::Name, [&*topic.name])
            .with(Role::Word, texts(&topic.words));
    facts(entry, topic.facts())
}

fn situation(content: &Content, situation: &Situation) -> SearchEntry {
    let path = PageId::of_situation(situation).path();
    let parent = &content.situations.page.nav;
    let entry = SearchEntry::new(path, EntryKind::Situation, parent, &situation.question.title(), &situation.answer)
        .with(Role::Name, [&*situation.name])
        .with(Role::Word, texts(&situation.words))
        .with(Role::Aside, situation.unknown.iter().map(Text::as_str))
        .with(Role::Aside, [&*situation.description]);
    let known = ledger_facts(content, situation);
    facts(entry, situation.facts()).with(Role::Fact, known)
}

/// The statements of the facts from elsewhere that answer a situation.
fn ledger_facts(content: &Content, situation: &Situation) -> Vec<String> {
    let is_known = |entry: &LedgerEntry<'_>| situation.known.iter().any(|id| id.value == entry.provenance.id.value);
    ledger::entries(content).into_iter().filter(is_known).map(|entry| entry.statement).collect()
}

fn situations(content: &Content) -> SearchEntry {
    let page = &content.situations.page;
    SearchEntry::new(PageId::Situations.path(), EntryKind::Page, "", &page.question.title(), &page.answer)
        .with(Role::Name, [&*page.nav])
        .with(Role::Word, texts(&page.words))
}

fn plan(content: &Content) -> SearchEntry {
    let title = "去登记，印一张纸";
    let answer = "答三个问题：去哪里、带什么、哪天去、电话里怎么问，一张A4纸。";
    SearchEntry::new(PageId::Plan.path(), EntryKind::Page, "", title, answer)
        .with(Role::Name, [PageId::Plan.short_title(content)])
        .with(Role::Word, ["打印清单", "登记清单", "办理清单", "去之前要准备什么"])
}

fn section(content: &Content, guide: &Guide<'_>, section: Section<'_>) -> SearchEntry {
    let heading = section.heading();
    let path = PageId::of_section(guide.id, section).path();
    let entry =
        SearchEntry::new(path, EntryKind::Section, &guide.intro.nav, &heading.question.title(), &heading.answer)
            .with(Role::Name, [&*heading.nav])
            .with(Role::Official, officials(&heading.nav))
            .with(Role::Word, texts(&heading.words))
            .with(Role::Aside, [&*heading.description]);
    match section {
        Section::Channel(it) => channel(entry, it),
        Section::Offices(it) => offices(entry, content, it),
        Section::Steps(it) => steps(entry, it),
        Section::Dates(it) => dates(entry, it),
        Section::Documents(it) => documents(entry, it),
        Section::Tip(it) => tip(entry, it),
    }
}

fn channel(entry: SearchEntry, channel: &Channel) -> SearchEntry {
    let mut entry = access(entry, &channel.access);
    entry = facts(entry, channel.need.iter().map(|need| &need.fact));
    entry = facts(entry, channel.step.iter().map(|step| &step.fact));
    entry = parts(entry, &channel.part);
    entry = facts(entry, channel.finds.iter().map(|find| &find.fact));
    entry = entry.with(Role::Official, channel.finds.iter().filter_map(|find| find.menu.as_deref()));
    entry = facts(entry, channel.note.iter().chain(&channel.caution));
    entry.with(Role::Aside, channel.advice.iter().map(Text::as_str))
}

fn access(entry: SearchEntry, access: &Access) -> SearchEntry {
    match access {
        Access::Phone(line) => {
            let mut entry = entry.with(Role::Name, [&*line.line]);
            entry = entry.with(Role::Fact, line.hours.iter().map(|hours| format!("接听时间：{hours}。")));
            entry = entry.with(Role::Fact, line.peak.iter().map(|peak| format!("{peak}。")));
            entry = facts(entry, line.self_service.iter().chain(&line.agents));
            entry.numbers = line.number.iter().flat_map(|number| digits(&number.number)).collect();
            entry
        }
        Access::Counter(visit) | Access::Kiosk(visit) => facts(entry, [&visit.place, &visit.opening]),
        Access::App(app) => entry.with(Role::Name, [&*app.app, &*app.search_word]),
        Access::Website(website) => entry
            .with(Role::Name, [&*website.site])
            .with(Role::Name, website.search_word.as_deref())
            .with(Role::Fact, website.address.iter().map(|address| address.url.as_str())),
    }
}

/// A phone number as it may be dialled, digits only: with the area code, without it, with the country code.
fn digits(number: &PhoneNumber) -> [String; 3] {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect();
    let written = number.as_str();
    let local = written.split_once('-').map_or(written, |(_, local)| local);
    [digits(written), digits(local), digits(&number.dialled())]
}

fn parts(entry: SearchEntry, parts: &[Subsection]) -> SearchEntry {
    parts.iter().fold(entry, |entry, part| {
        let place = part.id.value.as_str();
        let entry = entry.with(Role::Official, [&*part.title]);
        part.point.iter().fold(entry, |entry, fact| {
            entry.with_at(Role::Fact, &fact.text, place).with(Role::Official, officials(&fact.text))
        })
    })
}

fn offices(entry: SearchEntry, content: &Content, offices: &Offices) -> SearchEntry {
    let rule = offices.rule.iter();
    let areas: BTreeSet<&str> =
        Office::all(content).flat_map(|office| [office.area(), &office.district.name]).collect();
    let entry = entry
        .with(Role::Fact, rule.clone().map(|rule| format!("{}，去{}。", rule.residents, rule.office)))
        .with(Role::Official, rule.map(|rule| rule.office.as_str()))
        .with(Role::Name, areas.iter().flat_map(|area| [*area, short_district_name(area)]));
    facts(entry, &offices.note).with(Role::Aside, offices.advice.iter().map(Text::as_str))
}

fn steps(entry: SearchEntry, steps: &Steps) -> SearchEntry {
    let entry = parts(entry, &steps.part);
    facts(entry, &steps.caution).with(Role::Aside, steps.advice.iter().map(Text::as_str))
}

fn dates(entry: SearchEntry, dates: &Dates) -> SearchEntry {
    facts(entry, dates.facts()).with(Role::Aside, dates.advice.iter().map(Text::as_str))
}

fn documents(entry: SearchEntry, documents: &Documents) -> SearchEntry {
    let groups_with = |name: &str| {
        documents.group.iter().filter(|group| group.paper.iter().any(|paper| &*paper.name == name)).count()
    };
    let group = |entry: SearchEntry, group: &Group| {
        let papers: Vec<&str> = group.paper.iter().map(|paper| paper.name.as_str()).collect();
        // A paper that only one group needs is found on that group's own list.
        let shared = papers.iter().filter(|name| groups_with(name) > 1).map(|name| unbracketed(name));
        entry
            .with(Role::Aside, [&*group.name])
            .with(Role::Official, shared)
            .with(Role::Aside, [format!("{}：{}。", group.name, papers.join("、"))])
    };
    let entry = documents.group.iter().fold(entry, group);
    entry.with(Role::Aside, documents.advice.iter().map(Text::as_str))
}

fn tip(entry: SearchEntry, tip: &Tip) -> SearchEntry {
    facts(entry, tip.point.iter().chain(&tip.caution)).with(Role::Aside, tip.advice.iter().map(Text::as_str))
}

fn checklist(content: &Content, group: &Group) -> SearchEntry {
    let parent = &content.card.documents.heading.nav;
    let names = group.paper.iter().map(|paper| unbracketed(&paper.name));
    let entry = SearchEntry::new(
        PageId::of_group(group).path(),
        EntryKind::Checklist,
        parent,
        &group.question.title(),
        &group.answer,
    )
    .with(Role::Name, [&*group.name])
    .with(Role::Word, texts(&group.words))
    .with(Role::Official, names)
    .with(Role::Fact, group.paper.iter().map(|paper| format!("{}。", paper.statement())))
    .with(Role::Aside, [&*group.description]);
    facts(entry, &group.note)
}

fn whole_guide(guide: &Guide<'_>) -> SearchEntry {
    let intro = guide.intro;
    SearchEntry::new(PageId::Guide(guide.id).path(), EntryKind::Guide, "", &intro.question.title(), &intro.answer)
        .with(Role::Name, [&*intro.nav])
        .with(Role::Word, texts(&intro.words))
        .with(Role::Aside, [&*intro.description])
        .with(Role::Aside, guide.sections.iter().map(|section| section.heading().nav.as_str()))
}

fn home(content: &Content) -> SearchEntry {
    let site = &content.site;
    SearchEntry::new(PageId::Home.path(), EntryKind::Page, "", &site.question.title(), &site.answer)
        .with(Role::Name, [&*site.name])
        .with(Role::Word, texts(&site.words))
        .with(Role::Aside, site.keywords.iter().map(Text::as_str))
}

fn print(content: &Content) -> SearchEntry {
    let answer = "全部内容在一页，打印出来给不上网的家人看。";
    let title = PageId::Print.title(content);
    SearchEntry::new(PageId::Print.path(), EntryKind::Page, "", &title, answer)
        .with(Role::Word, texts(&content.site.print_words))
}

fn about(content: &Content) -> SearchEntry {
    let about = &content.about;
    SearchEntry::new(PageId::About.path(), EntryKind::Page, "", &about.question.title(), &about.answer)
        .with(Role::Name, [&*about.nav])
        .with(Role::Word, texts(&about.words))
        .with(Role::Official, about.section.iter().map(|section| section.title.as_str()))
        .with(Role::Fact, about.section.iter().flat_map(|section| section.text.iter().map(Text::as_str)))
        .with(Role::Aside, content.doubts.doubt.iter().map(|doubt| doubt.title.as_str()))
}

fn town(content: &Content, office: &Office<'_>) -> SearchEntry {
    let title = format!("{}，去哪里办医保卡", office.full_name());
    let answer = format!("去{}。", office.name());
    let parent = &content.card.offices.heading.nav;
    let (district, stem) = (&*office.district.name, stem(office));
    let mut entry =
        SearchEntry::without_phrases(PageId::of_office(office).path(), EntryKind::Town, parent, &title, &answer)
            .with(Role::Name, [office.full_name().as_str(), &office.town.name, office.town.short_name(), stem])
            .with(Role::Name, [format!("{}{stem}", short_district_name(district))]);
    entry = entry.with(Role::Word, seat_name(office));
    entry.numbers.push(office.town.code.as_str().to_owned());
    entry
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn every_place_that_a_result_leads_to_is_on_its_page() {
        with_context(|ctx| {
            let mut places = 0;
            for page in PageId::listed(ctx.content, Listing::Search) {
                let body = page.render(ctx).unwrap().unwrap().body;
                for place in entry(ctx.content, page).phrases.into_iter().filter_map(|phrase| phrase.place) {
                    assert!(body.contains(&format!(" id=\"{place}\"")), "{page:?} has no {place}");
                    places += 1;
                }
            }
            assert!(places > 100, "only {places}");
        });
    }
}
