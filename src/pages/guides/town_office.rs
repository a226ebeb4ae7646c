//! One town's office: which it is, by which rule, and what to check by phone before going.

use askama::Template;

use crate::content::{Fact, GuideId, Overview, PhoneLine, Section, Status};
use crate::pages::context::Context;
use crate::pages::layout::{Layout, PageMeta};
use crate::pages::page_id::PageId;
use crate::pages::parts::call_script_view::CallScriptView;
use crate::pages::parts::links::Link;
use crate::pages::parts::markup::filters;
use crate::pages::parts::phone_line_status::PhoneLineStatusView;
use crate::pages::render_error::RenderError;
use crate::pages::rendered_page::RenderedPage;
use crate::rules::Office;

#[derive(Template)]
#[template(path = "town_office.html")]
struct TownOfficePage<'a> {
    layout: Layout,
    office: &'a Office<'a>,
    overview: &'a Overview,
    bank: &'a Fact,
    /// How else one can pay.
    pay: Link,
    reason: String,
    rule_href: String,
    hotline: &'a PhoneLine,
    hotline_id: String,
    hotline_live: Option<PhoneLineStatusView>,
    next: Vec<Link>,
    script: CallScriptView<'a>,
    sheet_href: String,
    offices_href: String,
}

/// Renders `/card/offices/<code>`.
///
/// # Errors
/// When the template can't be rendered.
pub fn render(ctx: &Context<'_>, office: &Office<'_>) -> Result<RenderedPage, RenderError> {
    let content = ctx.content;
    let (channel, hotline) = ctx.hotline();
    let id = PageId::of_office(office);
    let offices_href = PageId::of_section(GuideId::Card, Section::Offices(&content.card.offices)).path();
    let others = [
        Section::Documents(&content.card.documents),
        Section::Steps(&content.card.steps),
        Section::Dates(&content.card.dates),
    ];
    let name = office.full_name();
    let meta = PageMeta {
        title: format!("{name}参保登记去哪里"),
        shows_hotline: true,
        answer: Some(format!("住在{name}，参保登记去{}。", office.name())),
        description: format!(
            "住在{name}，办惠州居民医保参保登记去{}；依据哪条规则，地址怎么问，钱去哪家银行交。",
            office.name()
        ),
        ..PageMeta::of(content, id)
    };
    let page = TownOfficePage {
        layout: Layout::new(ctx, meta),
        office,
        overview: &content.card.overview,
        bank: &content.card.offices.bank,
        pay: PageId::Topic(content.card.offices.pay_topic.as_str()).link(content),
        reason: office.reason(),
        rule_href: format!("{offices_href}#{}", office.rule.provenance.id.value),
        hotline,
        hotline_id: channel.heading.id.value.to_string(),
        hotline_live: Some(PhoneLineStatusView::of(ctx, hotline)),
        next: others.iter().map(|section| PageId::of_section(GuideId::Card, *section).link(content)).collect(),
        script: CallScriptView::of_place(content, &name),
        sheet_href: format!("{}?town={}", PageId::Plan.path(), office.town.code.value),
        offices_href,
    };
    Ok(RenderedPage::page(ctx, &id.path(), &page)?.holding_until(&page.hotline_live))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::test_fixtures::with_context;

    #[test]
    fn every_town_has_the_hotline_and_marks_a_derived_office() {
        with_context(|ctx| {
            let mut count = 0;
            for office in Office::all(ctx.content) {
                let page = render(ctx, &office).unwrap().body;
                assert!(page.contains("tel:+8675212333"), "{}", office.full_name());
                assert_eq!(
                    page.contains(">推算</a><a class=\"more\""),
                    office.status() == Status::Derived,
                    "{}",
                    office.full_name()
                );
                count += 1;
            }
            assert_eq!(count, 84);
        });
    }
}
