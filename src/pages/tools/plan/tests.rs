use super::*;
use crate::content::typography_fault;
use crate::pages::parts::qr_code;
use crate::pages::test_fixtures::with_context;

fn page(query: &str, test: impl FnOnce(&RenderedPage)) {
    with_context(|ctx| {
        let query = PlanQuery::from_query(&QueryParams::parse(query)).unwrap();
        let PageResponse::RenderedPage(page) = respond(ctx, &query).unwrap() else { panic!("leads elsewhere") };
        test(&page);
    });
}

#[test]
fn a_sheet_says_where_with_what_when_and_what_to_ask() {
    page("town=水口&who=adult&day=2026-11-23", |page| {
        let html = &page.body;
        assert!(page.noindex);
        assert!(html.contains("<h1 class=\"a4-title\">水口街道：参保登记这样办</h1>"));
        assert!(html.contains("<title>水口街道，没有工作的大人：参保登记去哪里、带什么、哪天去 · "));
        assert!(html.contains("我住在惠城区水口街道，要给没有工作的大人办居民医保参保登记，请问："));
        assert!(html.contains("劳动保障管理所（水口街道）") && html.contains(">推算</a>"));
        assert!(html.contains("<b>户口簿</b>") && html.contains("<b>退伍或转业证件</b>"));
        assert!(html.contains("到建设银行网点刷POS机"));
        for day in ["2026年11月23日", "2026年11月27日", "2026年12月1日", "2026年12月31日"] {
            assert!(html.contains(&format!("<span class=\"unseen\">{day}：</span>")), "{day}");
        }
        assert!(html.contains("class=\"qr\"") && html.contains("plan?town=441302009&amp;who=adult&amp;day=2026-11-23"));
    });
}

#[test]
fn outside_the_window_the_sheet_is_for_the_first_day_of_the_next() {
    page("who=minor&day=2026-11-26", |page| {
        assert!(page.body.contains("<span class=\"nb\">11月26日</span>办不了，<span class=\"nb\">2026年</span><span class=\"nb\">12月1日</span>起去。"));
    });
}

#[test]
fn what_is_left_out_stays_open() {
    page("who=student", |page| {
        assert!(page.body.contains("<h1 class=\"a4-title\">参保登记，这样办</h1>"));
        assert!(page.body.contains("学籍证明") && !page.body.contains("退伍或转业证件"));
        assert!(page.body.contains("惠城区社保局关系股"));
    });
    with_context(|ctx| {
        let page = render(ctx).unwrap();
        assert!(!page.noindex && page.body.contains("value=\"2026-11-23\""));
        assert!(page.body.contains("低保对象才要") && page.body.contains("都要带"));
    });
    let query = |query| PlanQuery::from_query(&QueryParams::parse(query));
    assert_eq!(query("from=timeline&town=&who="), None, "the page without a query");
}

#[test]
fn an_unknown_or_ambiguous_place_gets_the_form_again_with_the_choice() {
    page("town=龙华镇&who=minor&day=2026-12-01", |page| {
        assert!(page.body.contains("有不止一个地方叫这个名字") && !page.body.contains("class=\"a4\""));
        assert_eq!(page.body.matches("&#38;who=minor&#38;day=2026-12-01\">").count(), 2);
    });
    page("town=火星", |page| {
        assert!(page.body.contains("没找到这个地方") && page.body.contains("value=\"火星\""));
    });
    page("town=%22%3E%3Cscript%3E&day=%22%3E%3Cscript%3E", |page| assert!(!page.body.contains("\"><script>")));
}

#[test]
fn a_day_that_is_none_is_explained_and_a_past_one_becomes_today() {
    for day in ["2026-02-30", "morgen", "9999-12-31"] {
        page(&format!("day={day}"), |page| {
            assert!(page.body.contains("不是一个能算的日期") && !page.body.contains("class=\"a4\""), "{day}");
        });
    }
    page("town=水口&day=2025-01-05", |page| {
        assert!(page.body.contains("已经过去，下面照今天算") && page.body.contains("class=\"a4\""));
        assert!(!page.body.contains("day=2025-01-05"));
    });
}

#[test]
fn every_sheet_is_clean_chinese() {
    with_context(|ctx| {
        let days = ["2026-11-23", "2026-11-29", "2026-12-24", "2027-02-04"].map(|day| read_day(day).unwrap());
        for office in Office::all(ctx.content) {
            for group in &ctx.content.card.documents.group {
                for day in days {
                    let case = PlanCase { office: Some(office), group: Some(group), day: Some(day) };
                    let sheet = Sheet::of(ctx, &Plan::new(ctx.content, case.office, case.group, day), &case);
                    let days = sheet.days.iter().flat_map(|day| [day.title.as_str(), day.note.as_str()]);
                    let texts = [&*sheet.title, &*sheet.subtitle, &*sheet.place, &*sheet.pay, &*sheet.script.say];
                    for text in texts.into_iter().chain(days).chain(sheet.unsure.iter().map(String::as_str)) {
                        assert_eq!(typography_fault(text), None, "{text}");
                    }
                }
            }
        }
    });
}

#[test]
fn the_code_on_a_sheet_leads_to_the_same_sheet() {
    with_context(|ctx| {
        for (town, who, day) in [("水口", "adult", "2026-12-01"), ("441322105", "", ""), ("", "minor", "2027-02-04")]
        {
            let query = PlanQuery { town: town.to_owned(), who: who.to_owned(), day: day.to_owned() };
            let PageResponse::RenderedPage(page) = respond(ctx, &query).unwrap() else { panic!("leads elsewhere") };
            let svg = page.body.split_once("<svg class=\"qr\"").unwrap().1;
            let address = qr_code::tests::read(svg.split_once("</svg>").unwrap().0);
            let query = address.strip_prefix("https://example.org/plan?").unwrap();
            let again = PlanQuery::from_query(&QueryParams::parse(query)).unwrap();
            let PageResponse::RenderedPage(again) = respond(ctx, &again).unwrap() else { panic!("leads elsewhere") };
            assert_eq!(again.body, page.body, "{address}");
        }
    });
}
