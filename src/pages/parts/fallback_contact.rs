//! What to do if no route works: call the hotline or go to a counter.

use crate::content::{Access, Channel, PhoneLine, Section};
use crate::pages::context::Context;
use crate::pages::page_id::PageId;
use crate::pages::parts::call_script_view::CallScriptView;
use crate::pages::parts::links::Link;
use crate::pages::parts::phone_line_status::PhoneLineStatusView;

/// What the macro `fallback_contact` shows.
#[derive(Debug)]
pub struct FallbackContact<'a> {
    /// The id of the hotline.
    pub id: &'a str,
    /// The hotline, with its number to tap; its number only in words where the page has it as a route.
    pub line: Option<&'a PhoneLine>,
    /// Its state, where the number is.
    pub live: Option<PhoneLineStatusView>,
    /// What to do.
    pub advice: String,
    /// What to say.
    pub script: CallScriptView<'a>,
    /// The counter, where the page doesn't have it as a route.
    pub counter: Option<Link>,
}

impl<'a> FallbackContact<'a> {
    /// What is left on a page that has these channels as routes and answers `question`.
    pub fn after(ctx: &Context<'a>, channels: &[&str], question: &str) -> Self {
        let (hotline, line) = ctx.hotline();
        let is_listed = |id: &str| channels.contains(&id);
        let listed = is_listed(&hotline.heading.id.value);
        let fallbacks = hotline.heading.fallback.iter().filter(|id| !is_listed(&id.value));
        let counter = fallbacks.filter_map(|id| ctx.content.section(&id.value)).find_map(|(guide, section)| {
            is_counter(section).then(|| PageId::of_section(guide, section).link(ctx.content))
        });
        Self {
            id: &hotline.heading.id.value,
            line: (!listed).then_some(line),
            live: (!listed).then(|| PhoneLineStatusView::of(ctx, line)),
            advice: advice(line, listed),
            script: CallScriptView { say: format!("请转人工。我想问：{question}"), questions: Vec::new() },
            counter,
        }
    }
}

fn is_counter(section: Section<'_>) -> bool {
    matches!(section, Section::Channel(Channel { access: Access::Counter(_), .. }))
}

fn advice(line: &PhoneLine, listed: bool) -> String {
    let called = if listed { line.number.first().number.to_string() } else { line.line.to_string() };
    let peak = line.peak.as_ref().map_or_else(String::new, |peak| format!("{peak}。"));
    format!("打{called}，转人工问。{peak}")
}
