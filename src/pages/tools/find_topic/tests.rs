use crate::pages::query_params::{FromQuery, QueryParams};
use crate::pages::test_fixtures::with_context;
use crate::pages::tools::find_topic::*;
use crate::rules::time::{instant, rfc3339};

const OPEN: &str = "2026-11-23T11:30:00";
const LUNCH: &str = "2026-11-23T12:30:00";
const NIGHT: &str = "2026-11-23T22:00:00";
const HOLIDAY: &str = "2026-10-01T10:00:00";
const MAKE_UP: &str = "2026-10-10T10:00:00";

/// Calls `test` with the page of a topic at a moment.
fn at(moment: &str, topic: &str, test: impl FnOnce(RenderedPage)) {
    with_context(|ctx| {
        let now = instant(moment.parse().unwrap());
        test(render(&Context { now, ..ctx.clone() }, topic).unwrap().unwrap());
    });
}

/// Calls `test` with what `/find/<topic>` answers to a query.
fn with(query: &str, topic: &str, test: impl FnOnce(RenderedPage)) {
    with_context(|ctx| {
        let query = FindQuery::from_query(&QueryParams::parse(query)).unwrap();
        let PageResponse::RenderedPage(page) = respond(ctx, topic, &query).unwrap() else { panic!("no page") };
        test(page);
    });
}

/// The ids of the routes, in the order of the page.
fn order(page: &RenderedPage) -> Vec<&str> {
    let (_, main) = page.body.split_once("<div class=\"main\">").unwrap();
    let main = main.split_once("<h2>还差东西的办法</h2>").map_or(main, |(main, _)| main);
    let items =
        main.split("<li ").skip(1).filter(|item| item.starts_with("class=\"route tile\"") || item.starts_with("id=\""));
    items.filter_map(|item| item.split_once("id=\"")?.1.split('"').next()).collect()
}

fn until(page: &RenderedPage) -> String {
    rfc3339(&page.until.unwrap().to_zoned(jiff::tz::TimeZone::UTC))
}

#[test]
fn a_topic_opens_with_its_question_and_the_best_route_comes_first() {
    at(OPEN, "balance", |page| {
        assert_eq!(page.path, "/find/balance");
        assert!(page.body.contains("<h1>医保卡里<wbr>还有多少钱，<wbr>怎么查？</h1>"));
        assert!(page.body.contains("<a href=\"/find\">想查什么</a>"));
        assert_eq!(order(&page).first(), Some(&"hotline-12333"));
        assert_eq!(order(&page).last(), Some(&"guangdong"));
        assert!(page.body.contains(RANKING));
    });
}

#[test]
fn the_best_routes_show_what_they_find_when_they_work_what_they_need_and_what_to_press() {
    at(OPEN, "balance", |page| {
        let routes: Vec<&str> = page.body.split("<li class=\"route tile\"").skip(1).collect();
        assert_eq!(routes.len(), 3);
        for route in &routes {
            for term in ["能查到", "几点能用", "要准备", "几步"] {
                assert!(route.contains(&format!("<dt>{term}</dt>")), "{term} in {route}");
            }
        }
        let wechat = routes.iter().find(|route| route.contains("id=\"wechat\"")).unwrap();
        assert!(wechat.contains("共<span class=\"nb\">4步</span>"), "{wechat}");
        assert!(wechat.contains("<li class=\"hop-menu\"><b>个人账户查询</b></li>"), "{wechat}");
        assert!(wechat.contains("<a class=\"button button-quiet\" href=\"/online/wechat\">"), "{wechat}");
    });
}

#[test]
fn the_other_routes_are_one_line_each_with_what_they_need_and_how_many_steps() {
    at(OPEN, "balance", |page| {
        let (_, rest) = page.body.split_once("<h2>另外4个办法</h2>").unwrap();
        let (_, counter) = rest.split_once("<li id=\"service-centre\">").unwrap();
        let (counter, _) = counter.split_once("</li>").unwrap();
        assert!(counter.contains("要有身份证原件；共<span class=\"nb\">2步</span>"), "{counter}");
    });
}

#[test]
fn a_line_shows_its_state_and_the_page_holds_no_longer_than_it() {
    let state = |page: &RenderedPage| {
        let (_, state) = page.body.split_once("id=\"card-line\"").unwrap().1.split_once("data-status=\"").unwrap();
        state.split('"').next().unwrap().to_owned()
    };
    for (moment, status, first, holds) in [
        (OPEN, "open", "card-line", "2026-11-23T12:00:00+08:00"),
        (LUNCH, "break", "official-site", "2026-11-23T14:30:00+08:00"),
        (NIGHT, "closed", "official-site", "2026-11-24T00:00:00+08:00"),
        (HOLIDAY, "holiday", "official-site", "2026-10-02T00:00:00+08:00"),
        (MAKE_UP, "unclear", "official-site", "2026-10-10T11:00:00+08:00"),
    ] {
        at(moment, "card-progress", |page| {
            assert_eq!(state(&page), status, "{moment}");
            assert_eq!(order(&page)[0], first, "{moment}");
            assert_eq!(until(&page), holds, "{moment}");
        });
    }
    at(NIGHT, "household", |page| assert_eq!(until(&page), "2026-11-24T00:00:00+08:00"));
}

#[test]
fn the_hotline_is_on_the_page_once_as_a_route_or_as_the_fallback() {
    for topic in &crate::rules::test_fixtures::CONTENT.topics.topic {
        let topic = topic.id.value.as_str();
        at(OPEN, topic, |page| {
            assert_eq!(page.body.matches(" id=\"hotline-12333\"").count(), 1, "{topic:?}");
            assert_eq!(page.body.matches("<a class=\"call\" id=\"hotline-12333-number\"").count(), 1, "{topic:?}");
            assert!(page.body.contains("都不行，怎么办？"));
        });
    }
    at(OPEN, "back-payment", |page| assert!(page.body.contains("也可以去<a href=\"/offline/service-centre\">")));
    at(OPEN, "enrolment", |page| assert!(!page.body.contains("也可以去")));
}

#[test]
fn a_topic_that_a_guide_answers_leads_to_it_and_tips_are_offered() {
    at(OPEN, "procedures", |page| assert!(page.body.contains("<a class=\"button\" href=\"/card\">")));
    at(OPEN, "transfer", |page| assert!(page.body.contains("<a href=\"/tips/transfer\">")));
}

#[test]
fn credentials_at_hand_split_the_routes_and_what_is_missing_is_named() {
    with("need=id-card&need=nonsense", "balance", |page| {
        assert!(page.noindex && page.body.contains("<meta name=\"robots\" content=\"noindex\">"));
        assert_eq!(order(&page), ["hotline-12333", "service-centre", "kiosk"]);
        assert!(page.body.contains("还差社保卡号"));
        assert!(page.body.contains("value=\"id-card\" checked>"));
        assert!(page.body.contains("<a href=\"/find/spending?need=id-card\">"), "other topics keep what is at hand");
        assert!(page.body.contains("<link rel=\"canonical\" href=\"https://example.org/find/balance\">"));
    });
}

#[test]
fn without_a_route_the_credential_that_opens_the_most_is_named() {
    with("need=wechat&need=phone-number", "spending", |page| {
        assert!(order(&page).is_empty());
        assert!(page.body.contains("有了身份证号，就能用<span class=\"nb\">2个</span>办法。"), "{}", page.body);
        assert!(page.body.contains("tel:+8675212333"));
    });
}

#[test]
fn an_unknown_topic_is_not_found() {
    with("need=id-card", "weather", |page| assert_eq!((page.status, page.path.as_str()), (404, "/find/weather")));
}

#[test]
fn unknown_values_are_ignored() {
    with("need=passport&need=\"><script>", "balance", |page| {
        assert_eq!(order(&page).len(), 7);
        assert!(!page.body.contains("<script>\""));
    });
}

#[test]
fn how_to_pay_names_its_ways_and_when() {
    at(OPEN, "pay", |page| {
        for words in ["粤税通", "粤省事", "税务分局（所）", "建设银行", "2027年</span>的钱", "税务局2021年"]
        {
            assert!(page.body.contains(words), "{words}");
        }
        assert!(!page.body.contains("还没有能用的办法"));
    });
}

#[test]
fn a_topic_with_steps_of_its_own_shows_them_and_not_those_of_the_channel() {
    at(OPEN, "transfer", |page| {
        assert!(page.body.contains("看转到哪一步") && !page.body.contains("个人账户查询"));
    });
    at(OPEN, "household", |page| {
        assert!(page.body.contains("户主的姓名和身份证号") && !page.body.contains("姓名和登录密码"));
        assert!(page.body.contains("原文只写了一个办法"));
    });
    at(OPEN, "designated", |page| assert!(page.body.contains("原文没写要准备什么")));
}
