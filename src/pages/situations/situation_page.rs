//! `/situations/<id>`: one situation: what sources say, what none says, whom to ask and in which words.

use askama::Template;

use crate::content::ledger::FactPlace;
use crate::content::{Channel, Content, PhoneLine, Situation};
use crate::pages::context::Context;
use crate::pages::layout::structured_data;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::call_script_view::CallScriptView;
use crate::pages::parts::fact_view::{FactIndex, FactView};
use crate::pages::parts::links::{Link, Links};
use crate::pages::parts::markup::filters;
use crate::pages::parts::phone_line_status::PhoneLineStatusView;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;

#[derive(Template)]
#[template(path = "situation.html")]
struct SituationPage<'a> {
    layout: Layout,
    view: SituationView<'a>,
    line: &'a PhoneLine,
    line_id: &'a str,
    live: Option<PhoneLineStatusView>,
    source_count: usize,
    /// The list of papers and the sheet, for who may enrol.
    papers: Option<Link>,
    sheet: Option<String>,
    on: Vec<Link>,
    all: Link,
}

/// A situation as its page and the print edition show it.
#[derive(Debug)]
pub struct SituationView<'a> {
    pub situation: &'a Situation,
    /// What answers its question.
    pub known: Vec<FactView>,
    /// What doesn't, but helps.
    pub helps: Vec<FactView>,
    pub script: CallScriptView<'a>,
}

impl<'a> SituationView<'a> {
    pub fn new(situation: &'a Situation, facts: &FactIndex<'a>) -> Self {
        let both = |ids, own| [facts.named(ids), facts.own(own)].into_iter().flatten().collect();
        Self {
            situation,
            known: both(&situation.known, &situation.point),
            helps: both(&situation.helps, &situation.help),
            script: CallScriptView::of(&situation.call),
        }
    }
}

/// Renders `/situations/<id>`; `None` if the content has no such situation.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, id: &str) -> Result<Option<RenderedPage>, RenderError> {
    let content = ctx.content;
    let Some(situation) = content.situations.get(id) else { return Ok(None) };
    let page_id = PageId::of_situation(situation);
    let (channel, line) = line_of(content, situation);
    let path = page_id.path();
    let faq = structured_data::faq([(&situation.question, &situation.answer)]);
    let place = FactPlace::Situation(situation.id.value.as_str());
    let has_facts = situation.facts().next().is_some();
    let citations = has_facts.then(|| structured_data::citations(ctx, &path, |other| other == place));
    let meta = PageMeta {
        title: situation.question.title(),
        description: situation.description.to_string(),
        // The answer often points to the script on the page, which the words to send can't hold.
        answer: Some(format!("{}电话里怎么问，这一页写好了。", situation.question)),
        shows_hotline: true,
        structured_data: [faq].into_iter().chain(citations).collect(),
        ..PageMeta::of(content, page_id)
    };
    let group = situation.applicant.as_ref().and_then(|id| content.card.documents.get(id.value.as_str()));
    let page = SituationPage {
        layout: Layout::new(ctx, meta),
        view: SituationView::new(situation, &FactIndex::of(content)),
        line,
        line_id: channel.heading.id.value.as_str(),
        live: Some(PhoneLineStatusView::of(ctx, line)),
        source_count: content.sources.source.len(),
        papers: group.map(|group| PageId::of_group(group).link(content)),
        sheet: group.map(|group| format!("{}?who={}", PageId::Plan.path(), group.id.value)),
        on: on(content, situation),
        all: PageId::Situations.link(content),
    };
    Ok(Some(RenderedPage::page(ctx, &path, &page)?.holding_until(&page.live)))
}

#[expect(clippy::expect_used, reason = "loading checks that every reference resolves")]
fn line_of<'a>(content: &'a Content, situation: &Situation) -> (&'a Channel, &'a PhoneLine) {
    let id = &situation.call.line.value;
    content.lines().find(|(channel, _)| channel.heading.id.value == *id).expect("the content has this line")
}

/// The situations, topics and sections to read next.
fn on(content: &Content, situation: &Situation) -> Vec<Link> {
    let link = |id: &str| match (content.situations.get(id), content.topics.get(id)) {
        (Some(situation), _) => PageId::of_situation(situation).link(content),
        (None, Some(topic)) => PageId::of_topic(topic).link(content),
        (None, None) => Link::new(Links::new(content).section_href(id), Links::new(content).section_nav(id)),
    };
    situation.on.iter().map(|id| link(id.value.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn every_situation_says_whom_to_ask_and_in_which_words() {
        with_context(|ctx| {
            for situation in &ctx.content.situations.situation {
                let id = situation.id.value.as_str();
                let page = render(ctx, id).unwrap().unwrap().body;
                assert!(page.contains("<a class=\"call"), "{id}");
                assert!(page.contains("<p class=\"say\">"), "{id}");
                for asked in &situation.call.ask {
                    for blank in &asked.blanks {
                        assert!(page.contains(&format!("<span class=\"fill-blank\">{blank}</span>")), "{id}: {blank}");
                    }
                }
            }
        });
    }

    #[test]
    fn a_fact_from_elsewhere_keeps_its_marks_and_leads_to_its_page() {
        with_context(|ctx| {
            let page = render(ctx, "lapsed").unwrap().unwrap().body;
            assert!(page.contains("href=\"/card/dates#dates-missed-subsidy\""), "the last of several from one page");
            assert!(page.contains(">国办2024年</a>"));
            let page = render(ctx, "choose-clinic").unwrap().unwrap().body;
            assert!(page.contains(">原文</a>"), "what only the main source states names it");
        });
    }

    #[test]
    fn what_no_source_says_is_listed_and_a_situation_that_is_known_whole_has_no_such_list() {
        with_context(|ctx| {
            let lost = render(ctx, "lost-card").unwrap().unwrap().body;
            assert!(lost.contains("补卡收不收钱，几天拿到") && lost.contains("都没写"));
            assert!(!lost.contains("id=\"known\""), "nothing answers the question");
            assert!(!render(ctx, "missed-window").unwrap().unwrap().body.contains("id=\"gap\""));
        });
    }

    #[test]
    fn who_may_enrol_is_led_to_papers_and_sheet() {
        with_context(|ctx| {
            let page = render(ctx, "newborn").unwrap().unwrap().body;
            assert!(page.contains("href=\"/card/documents/minor\"") && page.contains("href=\"/plan?who=minor\""));
            assert!(!render(ctx, "reimbursement").unwrap().unwrap().body.contains("/plan?who="));
            assert_eq!(render(ctx, "weather").unwrap(), None);
        });
    }
}
