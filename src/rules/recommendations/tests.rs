use crate::content::Section;
use crate::rules::recommendations::*;
use crate::rules::test_fixtures::CONTENT;
use crate::rules::time::{instant, rfc3339};

fn at(text: &str) -> Zoned {
    instant(text.parse().unwrap())
}

fn routes(topic: &str, have: Option<&[&str]>, now: &str) -> TopicRecommendations<'static> {
    let topic = CONTENT.topics.get(topic).unwrap();
    let have = have.map(|ids| ids.iter().map(|id| CONTENT.credentials.get(id).unwrap()).collect::<Vec<_>>());
    TopicRecommendations::of(&CONTENT, topic, have.as_deref(), &Calendar::of(&CONTENT), &at(now))
}

fn ids(routes: &[Recommendation<'static>]) -> Vec<&'static str> {
    routes.iter().map(|route| Section::Channel(route.channel).id()).collect()
}

fn order(topic: &str, now: &str) -> Vec<&'static str> {
    ids(&routes(topic, None, now).routes)
}

const OPEN: &str = "2026-11-23T11:30:00";
const NIGHT: &str = "2026-11-23T22:00:00";

#[test]
fn every_topic_has_its_routes_best_first() {
    let balance = ["hotline-12333", "alipay", "wechat", "official-site", "service-centre", "kiosk", "guangdong"];
    let cases: [(&str, &[&str]); 12] = [
        ("balance", &balance),
        ("spending", &["wechat", "official-site", "kiosk"]),
        ("contributions", &["wechat", "service-centre"]),
        ("enrolment", &["service-centre"]),
        ("benefits", &["alipay", "service-centre"]),
        ("designated", &["hotline-12333", "official-site"]),
        ("card-progress", &["card-line", "official-site"]),
        ("transfer", &["hotline-12333", "wechat"]),
        ("back-payment", &["hotline-12333"]),
        ("procedures", &["hotline-12333"]),
        ("household", &["official-site"]),
        ("pay", &[]),
    ];
    assert_eq!(cases.len(), CONTENT.topics.topic.len());
    for (topic, expected) in cases {
        assert_eq!(order(topic, OPEN), expected, "{topic:?}");
    }
}

#[test]
fn a_line_that_is_closed_comes_last_until_it_opens() {
    assert_eq!(order("card-progress", NIGHT), ["official-site", "card-line"]);
    assert_eq!(order("card-progress", "2026-10-10T10:00:00"), ["official-site", "card-line"]);
    assert_eq!(order("card-progress", "2026-11-24T09:00:00"), ["card-line", "official-site"]);
    let night = routes("card-progress", None, NIGHT);
    assert_eq!(night.routes[1].availability, Availability::Later);
    assert_eq!(night.until.map(|until| rfc3339(&until)).unwrap(), "2026-11-24T00:00:00+08:00");
}

#[test]
fn the_machine_of_the_hotline_works_in_the_peak() {
    let peak = routes("balance", None, "2026-11-23T09:30:00");
    assert_eq!(ids(&peak.routes)[0], "hotline-12333");
    assert_eq!(peak.routes[0].live.as_ref().unwrap().status, PhoneLineStatus::Busy);
    assert_eq!(peak.until.map(|until| rfc3339(&until)).unwrap(), "2026-11-23T11:00:00+08:00");
    assert_eq!(routes("household", None, OPEN).until, None);
}

#[test]
fn a_doubtful_answer_comes_last() {
    let balance = routes("balance", None, NIGHT).routes;
    let last = balance.last().unwrap();
    assert!(last.is_doubtful());
    assert_eq!(balance.iter().filter(|route| route.is_doubtful()).count(), 1);
}

#[test]
fn routes_count_credentials_and_steps() {
    let balance = routes("balance", None, OPEN).routes;
    let counts: Vec<_> = balance.iter().map(|route| (route.credentials.len(), route.step_count)).collect();
    assert_eq!(counts, [(0, 1), (2, 4), (3, 4), (3, 3), (1, 2), (1, 2), (2, 3)]);
    assert_eq!((balance[2].guide, ids(&balance)[2]), (GuideId::Online, "wechat"));
}

#[test]
fn what_the_visitor_has_narrows_the_routes() {
    let open = |topic, have: &[&str]| ids(&routes(topic, Some(have), OPEN).routes);
    assert_eq!(open("balance", &[]), ["hotline-12333"]);
    assert_eq!(open("balance", &["id-card"]), ["hotline-12333", "service-centre", "kiosk"]);
    assert_eq!(open("balance", &["social-card"]), ["hotline-12333", "kiosk"]);
    assert_eq!(open("benefits", &["alipay", "face"]), ["alipay"]);
    assert_eq!(open("benefits", &["alipay", "id-card", "social-card"]), ["alipay", "service-centre"]);
    let all = routes(
        "balance",
        Some(&CONTENT.credentials.need.iter().map(|it| it.id.value.as_str()).collect::<Vec<_>>()),
        OPEN,
    );
    assert_eq!((all.routes.len(), all.closed.len(), all.missing), (7, 0, None));
}

#[test]
fn when_nothing_is_left_the_most_useful_thing_is_named() {
    let missing = |topic, have: &[&str]| {
        let routes = routes(topic, Some(have), OPEN);
        assert!(routes.routes.is_empty());
        let missing = routes.missing.unwrap();
        (missing.credentials.into_iter().map(Slug::as_str).collect::<Vec<_>>(), missing.opens)
    };
    assert_eq!(missing("enrolment", &[]), (vec!["id-card"], 1));
    assert_eq!(missing("spending", &[]), (vec!["social-card"], 1));
    assert_eq!(missing("spending", &["wechat", "phone-number"]), (vec!["id-number"], 2));
    assert_eq!(missing("household", &[]), (vec!["id-number", "name"], 1));
    assert_eq!(missing("household", &["id-number"]), (vec!["name"], 1));
}

#[test]
fn tips_go_with_their_topics() {
    let tips = |topic| {
        let tips = routes(topic, None, OPEN).tips;
        tips.into_iter().map(|tip| Section::Tip(tip).id()).collect::<Vec<_>>()
    };
    assert_eq!(tips("transfer"), ["transfer"]);
    assert_eq!(tips("designated"), ["designated"]);
    assert!(tips("enrolment").is_empty());
}

#[test]
fn the_table_and_the_routes_agree() {
    let table = LookupMatrix::of(&CONTENT);
    assert_eq!(table.rows.len(), CONTENT.topics.topic.len() - 1, "no channel answers how to pay");
    for (topic, cells) in &table.rows {
        assert_eq!(cells.len(), table.channels.len());
        let columns = table.channels.iter().zip(cells).filter(|(_, finds)| !finds.is_empty());
        let mut in_table: Vec<_> = columns.map(|((_, channel), _)| Section::Channel(channel).id()).collect();
        let mut in_routes = order(topic.id.value.as_str(), OPEN);
        in_table.sort_unstable();
        in_routes.sort_unstable();
        assert_eq!(in_table, in_routes);
        assert!(!in_table.is_empty(), "{:?} has no route", topic.id.value);
    }
}
