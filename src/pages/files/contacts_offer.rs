//! The offer to put the phone lines into a phone's address book, with the same said as text.

use crate::content::{GuideId, Line, LineNumber, Section};
use crate::pages::context::Context;
use crate::pages::parts::links::section_address;
use crate::rules::day_name::full_day_name;

/// The address of the contacts.
pub const ADDRESS: &str = "/contacts.vcf";

/// What the macro `contacts_offer` shows.
#[derive(Debug)]
pub struct ContactsOffer<'a> {
    /// The contacts' whole address, to open in a browser.
    pub download: String,
    /// What the file holds.
    pub contacts: Vec<Contact<'a>>,
}

/// One line as an entry of an address book.
#[derive(Debug)]
pub struct Contact<'a> {
    /// The id of the line.
    pub id: &'a str,
    /// The name under which one looks for it: `惠州医保统一热线`.
    pub name: String,
    /// Its numbers.
    pub numbers: &'a [LineNumber],
    /// When it is answered, one sentence each.
    pub hours: Vec<String>,
    /// The whole address of its section.
    pub url: String,
}

impl<'a> ContactsOffer<'a> {
    /// The offer of this site's phone lines.
    pub fn new(ctx: &Context<'a>) -> Self {
        let lines = ctx.content.lines().map(|(channel, line)| Contact {
            id: &channel.heading.id.value,
            name: format!("惠州{}", line.line),
            numbers: &line.number,
            hours: hours(line),
            url: ctx.absolute(&section_address(GuideId::Hotlines, Section::Channel(channel))),
        });
        Self { download: ctx.absolute(ADDRESS), contacts: lines.collect() }
    }
}

impl Contact<'_> {
    /// The note of the entry: the hours, when they were checked, what the site is not.
    pub fn note(&self, ctx: &Context<'_>) -> String {
        let site = &ctx.content.site;
        let checked = format!("{}核对于{}。", site.name, full_day_name(site.review.last));
        let lines: Vec<&str> = self.hours.iter().map(String::as_str).chain([&*checked, &*site.disclaimer]).collect();
        lines.join("\n")
    }
}

fn hours(line: &Line) -> Vec<String> {
    let mut hours: Vec<String> = line.hours.iter().map(|hours| format!("接听时间：{hours}。")).collect();
    hours.extend(line.self_service.iter().chain(&line.agents).map(|fact| fact.text.to_string()));
    hours.extend(line.peak.iter().map(|peak| format!("{peak}。")));
    hours
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::guides::guide;
    use crate::pages::test_support::with_context;

    #[test]
    fn the_guide_to_phone_lines_says_what_the_file_holds_and_no_other_guide_does() {
        with_context(|ctx| {
            for id in GuideId::ALL {
                let page = guide::render(ctx, *id).unwrap().body;
                assert_eq!(page.contains("href=\"/contacts.vcf\""), *id == GuideId::Hotlines, "{}", id.as_str());
            }
            let page = guide::render(ctx, GuideId::Hotlines).unwrap().body;
            let (_, offer) = page.split_once("id=\"contacts\"").unwrap();
            for words in ["惠州医保统一热线", "tel:+8675212333", "惠州金融社保卡专项咨询", "tel:+867522872795"]
            {
                assert!(offer.contains(words), "{words}");
            }
        });
    }
}
