//! `/contacts.vcf`: the phone lines for an address book, as vCard 3.0, which iOS and Android both read.

use crate::pages::context::Context;
use crate::pages::files::contacts_offer::{ADDRESS, Contact, ContactsOffer};
use crate::pages::files::content_lines::{ContentLines, escaped};
use crate::pages::rendered_page::{Media, RenderedPage};

/// Renders `/contacts.vcf`.
pub fn render(ctx: &Context<'_>) -> RenderedPage {
    let mut lines = ContentLines::default();
    for contact in ContactsOffer::new(ctx).contacts {
        add_card(&mut lines, ctx, &contact);
    }
    RenderedPage::lasting(ADDRESS, Media::VCard, lines.into_text())
}

fn add_card(lines: &mut ContentLines, ctx: &Context<'_>, contact: &Contact<'_>) {
    lines.value("BEGIN", "VCARD");
    lines.value("VERSION", "3.0");
    lines.value("UID", &format!("{}@huizhou-yibao", contact.id));
    lines.value("N", &format!("{};;;;", escaped(&contact.name)));
    lines.text("FN", &contact.name);
    for (index, number) in contact.numbers.iter().enumerate() {
        let name = if index == 0 { "TEL;TYPE=WORK,VOICE,PREF" } else { "TEL;TYPE=WORK,VOICE" };
        lines.value(name, &number.number.international());
    }
    lines.text("NOTE", &contact.note(ctx));
    lines.value("URL", &contact.url);
    lines.value("REV", &ctx.content.site.review.last.to_string());
    lines.value("END", "VCARD");
}

#[cfg(test)]
mod tests {
    use calcard::vcard::{VCard, VCardProperty, VCardVersion};
    use calcard::{Entry, Parser};

    use super::*;
    use crate::pages::test_support::with_context;

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
            assert_eq!((file.address.as_str(), file.media, file.until), ("/contacts.vcf", Media::VCard, None));
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
}
