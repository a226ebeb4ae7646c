//! `/about/components`: every component once, from real content, for developers.

use askama::Template;
use jiff::civil::{DateTime, Time};

use crate::content::{Channel, Doubt, Glyph, Group, GuideId, Overview, PageIntro, Steps};
use crate::pages::context::Context;
use crate::pages::files::calendar_ics::CalendarOffer;
use crate::pages::files::contacts_vcf::ContactsOffer;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::fallback_contact::FallbackContact;
use crate::pages::parts::links::Links;
use crate::pages::parts::markup::filters;
use crate::pages::parts::phone_line_status::PhoneLineStatusView;
use crate::pages::parts::prev_next_links::PrevNextLinks;
use crate::pages::parts::recommendation_view::RecommendationView;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;
use crate::pages::tools::credentials_query::CredentialsForm;
use crate::pages::tools::dates::{DatesForm, DisagreementView};
use crate::pages::tools::documents::DocumentsForm;
use crate::pages::tools::offices::OfficesForm;
use crate::rules::time::instant;
use crate::rules::{Calendar, Recommendation, TopicRecommendations};

#[derive(Template)]
#[template(path = "component_gallery.html")]
struct ComponentGallery<'a> {
    layout: Layout,
    intro: &'a PageIntro,
    lines: Vec<(&'a Channel, PhoneLineStatusView)>,
    states: Vec<PhoneLineStatusView>,
    app: &'a Channel,
    website: &'a Channel,
    group: &'a Group,
    doubts: &'a [Doubt],
    dates: DatesForm,
    disagreement: DisagreementView<'a>,
    overview: &'a Overview,
    offices: OfficesForm,
    steps: &'a Steps,
    glyphs: &'static [Glyph],
    documents: DocumentsForm,
    routes: Vec<RecommendationView<'a>>,
    credentials: CredentialsForm,
    fallback_contact: FallbackContact<'a>,
    calendar: CalendarOffer,
    contacts: ContactsOffer<'a>,
    neighbours: PrevNextLinks,
    links: Links<'a>,
}

/// Renders the page; `None` if the content has no channel with a copy button, or none with two titled parts.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>) -> Result<Option<RenderedPage>, RenderError> {
    let content = ctx.content;
    let channels = &content.online.channel;
    let app = channels.iter().find(|channel| channel.step.iter().any(|step| step.copy.is_some()));
    let website = channels.iter().find(|channel| channel.part.len() >= 2);
    let (Some(app), Some(website)) = (app, website) else { return Ok(None) };
    let meta = PageMeta {
        title: "全部组件".to_owned(),
        description: "本站用到的每一种组件，用真实内容各显示一次，给修改样式的人对照。".to_owned(),
        noindex: true,
        ..PageMeta::of(content, PageId::Components)
    };
    let page = ComponentGallery {
        layout: Layout::new(ctx, meta),
        intro: &content.online.page,
        lines: content.lines().map(|(channel, line)| (channel, PhoneLineStatusView::of(ctx, line))).collect(),
        states: states(ctx),
        app,
        website,
        group: content.card.documents.group.first(),
        doubts: &content.doubts.doubt[..content.doubts.doubt.len().min(2)],
        dates: DatesForm::today(ctx),
        disagreement: DisagreementView::new(ctx),
        overview: &content.card.overview,
        offices: OfficesForm::new(content),
        steps: &content.card.steps,
        glyphs: Glyph::ALL,
        documents: DocumentsForm::new(&content.card.documents),
        routes: routes(ctx),
        credentials: CredentialsForm::for_all(content, &PageId::Find.path(), None),
        fallback_contact: FallbackContact::after(
            ctx,
            &[&content.site.hotline.value],
            &content.topics.topic.first().question.to_string(),
        ),
        calendar: CalendarOffer::new(ctx),
        contacts: ContactsOffer::new(ctx),
        neighbours: PrevNextLinks::of_guide(content, GuideId::Online),
        links: Links::new(content),
    };
    let rendered = RenderedPage::page(ctx, &PageId::Components.path(), &page)?;
    let rendered = rendered.holding_until(page.lines.iter().map(|(_, live)| live));
    Ok(Some(RenderedPage { noindex: true, ..rendered }))
}

/// The routes of one topic, as its page shows them.
fn routes<'a>(ctx: &Context<'a>) -> Vec<RecommendationView<'a>> {
    let routes_of =
        |topic| TopicRecommendations::of(ctx.content, topic, None, &Calendar::of(ctx.content), &ctx.now).routes;
    // The lines stand on the page already, and an element's id may not stand on it twice.
    let is_shown_once = |routes: &Vec<Recommendation<'_>>| routes.iter().all(|route| route.channel.line().is_none());
    let mut found = ctx.content.topics.topic.iter().map(routes_of).filter(is_shown_once);
    let routes = found.find(|routes| routes.len() > 1).unwrap_or_default();
    routes.into_iter().map(|route| RecommendationView::new(ctx, route)).collect()
}

/// Every state that a line can be in, each once, at moments of this and other days.
fn states(ctx: &Context<'_>) -> Vec<PhoneLineStatusView> {
    let mut states: Vec<PhoneLineStatusView> = Vec::new();
    for moment in moments(ctx) {
        let then = Context { now: instant(moment), ..ctx.clone() };
        for (_, line) in ctx.content.lines() {
            let live = PhoneLineStatusView::of(&then, line);
            if states.iter().all(|other| other.status != live.status) {
                states.push(live);
            }
        }
    }
    states
}

/// Moments that between them show every state: a working day's morning, lunch and night, a holiday, a make-up day.
fn moments(ctx: &Context<'_>) -> Vec<DateTime> {
    let at = |date: jiff::civil::Date, hour| date.to_datetime(Time::constant(hour, 0, 0, 0));
    let holidays = || ctx.content.holidays.iter().flat_map(|notice| &notice.holiday);
    let off = holidays().map(|holiday| holiday.from);
    let made_up = holidays().flat_map(|holiday| &holiday.workdays).map(|day| day.value);
    let ordinary = holidays().map(|holiday| holiday.to.saturating_add(jiff::Span::new().days(14)));
    let ordinary =
        ordinary.filter(|date| date.weekday() == jiff::civil::Weekday::Wednesday).chain([ctx.today()]).take(1);
    let working = ordinary.flat_map(|date| [10, 13, 20].map(|hour| at(date, hour)));
    working.chain(off.take(1).map(|date| at(date, 10))).chain(made_up.take(1).map(|date| at(date, 10))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn every_state_of_a_line_is_shown() {
        with_context(|ctx| {
            let mut shown: Vec<&str> = states(ctx).iter().map(|live| live.status).collect();
            shown.sort_unstable();
            assert_eq!(shown, ["break", "busy", "closed", "holiday", "open", "unclear"]);
        });
    }

    #[test]
    fn the_page_is_kept_out_of_search_engines() {
        with_context(|ctx| {
            let page = render(ctx).unwrap().unwrap();
            assert!(page.noindex && page.body.contains("<meta name=\"robots\" content=\"noindex\">"));
        });
    }
}
