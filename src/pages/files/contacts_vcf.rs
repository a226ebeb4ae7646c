//! `/contacts.vcf`: the phone lines for an address book, as vCard 3.0, which iOS and Android both read; and the
//! section of a page that offers the file and shows the same contacts as text.

use crate::content::{GuideId, PhoneLine, PhoneLineNumber, Section};
use crate::pages::context::Context;
use crate::pages::files::FileId;
use crate::pages::files::content_line_writer::{ContentLines, escaped};
use crate::pages::page_id::PageId;
use crate::pages::parts::date_words::full_day_name;
use crate::pages::rendered_page::{Media, RenderedPage};

/// What the macro `contacts_offer` shows.
#[derive(Debug)]
pub struct ContactsOffer<'a> {
    /// The URL of the file, to open in a browser.
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
    pub numbers: &'a [PhoneLineNumber],
    /// When it is answered, one sentence each.
    pub hours: Vec<String>,
    /// The URL of its section.
    pub url: Option<String>,
}

/// Renders `/contacts.vcf`.
pub fn render(ctx: &Context<'_>) -> RenderedPage {
    let mut lines = ContentLines::default();
    for contact in ContactsOffer::new(ctx).contacts {
        add_card(&mut lines, ctx, &contact);
    }
    RenderedPage::file(FileId::Contacts.path(), Media::VCard, lines.into_text())
}

fn add_card(lines: &mut ContentLines, ctx: &Context<'_>, contact: &Contact<'_>) {
    lines.value("BEGIN", "VCARD");
    lines.value("VERSION", "3.0");
    lines.value("UID", &format!("{}@huizhou-yibao", contact.id));
    lines.value("N", &format!("{};;;;", escaped(&contact.name)));
    lines.text("FN", &contact.name);
    for (index, number) in contact.numbers.iter().enumerate() {
        let name = if index == 0 { "TEL;TYPE=WORK,VOICE,PREF" } else { "TEL;TYPE=WORK,VOICE" };
        lines.value(name, &number.number.dialled());
    }
    lines.text("NOTE", &contact.note(ctx));
    if let Some(url) = &contact.url {
        lines.value("URL", url);
    }
    lines.value("REV", &ctx.content.site.review.last.to_string());
    lines.value("END", "VCARD");
}

impl<'a> ContactsOffer<'a> {
    /// The offer of this site's phone lines.
    pub fn new(ctx: &Context<'a>) -> Self {
        let lines = ctx.content.lines().map(|(channel, line)| Contact {
            id: &channel.heading.id.value,
            name: format!("惠州{}", line.line),
            numbers: &line.number,
            hours: hours(line),
            url: ctx.known_url(&PageId::of_section(GuideId::Hotlines, Section::Channel(channel)).path()),
        });
        Self { download: ctx.absolute(FileId::Contacts.path()), contacts: lines.collect() }
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

fn hours(line: &PhoneLine) -> Vec<String> {
    let mut hours: Vec<String> = line.hours.iter().map(|hours| format!("接听时间：{hours}。")).collect();
    hours.extend(line.self_service.iter().chain(&line.agents).map(|fact| fact.text.to_string()));
    hours.extend(line.peak.iter().map(|peak| format!("{peak}。")));
    hours
}

#[cfg(test)]
mod tests {
    use calcard::vcard::{VCard, VCardProperty, VCardVersion};
    use calcard::{Entry, Parser};

    use super::*;
    use crate::pages::guides::guide;
    use crate::pages::test_fixtures::with_context;

    fn parse(file: &str) -> Vec<VCard> {
        let mut parser = Parser::new(file).strict();
        let mut cards = Vec::new();
        loop {
            match parser.entry() {
                Entry::VCard(card) => cards.push(card),
                Entry::Eof => return cards,
                other => panic!("{other:?} in\n{file}"),
            }
        }
    }

    fn texts(card: &VCard, name: &VCardProperty) -> Vec<String> {
        let entries = card.entries.iter().filter(|entry| entry.name == *name);
        entries.filter_map(|entry| entry.values.first()?.as_text().map(str::to_owned)).collect()
    }

    #[test]
    fn an_address_book_finds_each_line_with_its_numbers_and_hours() {
        with_context(|ctx| {
            let file = render(ctx);
            assert_eq!((file.path.as_str(), file.media, file.until), ("/contacts.vcf", Media::VCard, None));
            let cards = parse(&file.body);
            assert_eq!(cards.len(), ctx.content.lines().count());
            assert!(cards.iter().all(|card| card.version() == Some(VCardVersion::V3_0)));
            let [hotline, card_line] = cards.as_slice() else { panic!("two lines") };
            assert_eq!(texts(hotline, &VCardProperty::Fn), ["惠州医保统一热线"]);
            assert_eq!(texts(hotline, &VCardProperty::Tel), ["+8675212333"]);
            assert_eq!(texts(card_line, &VCardProperty::Tel), ["+867522890770", "+867522872795"]);
            let note = texts(card_line, &VCardProperty::Note).concat();
            assert!(note.starts_with("接听时间：周一至周五9:00–12:00、14:30–17:30，法定节假日除外。\n"), "{note}");
            assert!(note.contains("本站不是政府网站"), "{note}");
        });
    }

    #[test]
    fn only_the_guide_to_phone_lines_shows_what_the_file_holds() {
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
