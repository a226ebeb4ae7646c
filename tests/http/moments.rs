//! What the pages show at moments that are easy to get wrong.

use crate::support::{A_MONDAY_MORNING, TestApp, TestResponse};

struct Moment {
    at: &'static str,
    /// The status and the words of the line 12333.
    hotline: (&'static str, &'static str),
    /// The status and the words of the line of the financial card.
    card_line: (&'static str, &'static str),
    /// Whether today is a day to enrol.
    today: &'static str,
}

const ORDINARY_DAYS: [Moment; 9] = [
    Moment {
        at: "2026-11-23T08:59:59+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("closed", "还没上班，今天9:00开始接听"),
        today: "今天（11月23日）能办，2026年12月1日起能用。",
    },
    Moment {
        at: "2026-11-23T09:00:00+08:00",
        hotline: ("busy", "现在是人工高峰，11:00后再转人工；自助查询随时可用"),
        card_line: ("open", "现在可拨打，12:00午休"),
        today: "今天（11月23日）能办，2026年12月1日起能用。",
    },
    Moment {
        at: "2026-11-23T11:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("open", "现在可拨打，12:00午休"),
        today: "今天（11月23日）能办，2026年12月1日起能用。",
    },
    Moment {
        at: "2026-11-23T12:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("break", "午休中，14:30恢复"),
        today: "今天（11月23日）能办，2026年12月1日起能用。",
    },
    Moment {
        at: "2026-11-23T14:29:59+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("break", "午休中，14:30恢复"),
        today: "今天（11月23日）能办，2026年12月1日起能用。",
    },
    Moment {
        at: "2026-11-23T14:30:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("open", "现在可拨打，17:30下班"),
        today: "今天（11月23日）能办，2026年12月1日起能用。",
    },
    Moment {
        at: "2026-11-23T17:30:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("closed", "今天已下班，明天9:00再打"),
        today: "今天（11月23日）能办，2026年12月1日起能用。",
    },
    Moment {
        at: "2026-11-27T18:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("closed", "今天已下班，周一9:00再打"),
        today: "今天（11月27日）办不了，2026年12月1日起再办，2027年1月1日起能用。",
    },
    Moment {
        at: "2026-11-29T10:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("closed", "周末休息，明天9:00再打"),
        today: "今天（11月29日）办不了，2026年12月1日起再办，2027年1月1日起能用。",
    },
];

const UNUSUAL_DAYS: [Moment; 17] = [
    Moment {
        at: "2026-02-14T10:00:00+08:00",
        hotline: ("busy", "现在是人工高峰，11:00后再转人工；自助查询随时可用"),
        card_line: ("unclear", "调休上班日，原文只写周一至周五，先拨打确认"),
        today: "今天（2月14日）在能办的日期里，但不一定开门，先打电话问；办成了，2026年3月1日起能用。",
    },
    Moment {
        at: "2026-02-17T10:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("holiday", "春节放假，2月24日（周二）9:00恢复"),
        today: "今天（2月17日）在能办的日期里，但不一定开门，先打电话问；办成了，2026年3月1日起能用。",
    },
    Moment {
        at: "2026-06-30T23:59:59+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("closed", "今天已下班，明天9:00再打"),
        today: "今天（6月30日）办不了，2026年7月1日起再办，2026年8月1日起能用。",
    },
    Moment {
        at: "2026-07-01T00:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("closed", "还没上班，今天9:00开始接听"),
        today: "今天（7月1日）能办，2026年8月1日起能用。",
    },
    Moment {
        at: "2026-09-30T17:30:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("closed", "今天已下班，10月8日（周四）9:00再打"),
        today: "今天（9月30日）办不了，2026年10月8日起再办，2026年11月1日起能用。",
    },
    Moment {
        at: "2026-10-01T10:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("holiday", "国庆节放假，10月8日（周四）9:00恢复"),
        today: "今天（10月1日）在能办的日期里，但不一定开门，先打电话问；办成了，2026年11月1日起能用。",
    },
    Moment {
        at: "2026-10-07T23:59:59+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("holiday", "国庆节放假，10月8日（周四）9:00恢复"),
        today: "今天（10月7日）在能办的日期里，但不一定开门，先打电话问；办成了，2026年11月1日起能用。",
    },
    Moment {
        at: "2026-10-10T13:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("unclear", "调休上班日，原文只写周一至周五，14:30后先拨打确认"),
        today: "今天（10月10日）在能办的日期里，但不一定开门，先打电话问；办成了，2026年11月1日起能用。",
    },
    Moment {
        at: "2026-12-24T16:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("open", "现在可拨打，17:30下班"),
        today: "今天（12月24日）能办，是这个月最后一天，下班前办好；2027年1月1日起能用。",
    },
    Moment {
        at: "2026-12-25T00:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("closed", "还没上班，今天9:00开始接听"),
        today: "今天（12月25日）办不了，2027年1月4日起再办，2027年2月1日起能用。",
    },
    Moment {
        at: "2026-12-31T17:30:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("closed", "今天已下班，周一9:00再打"),
        today: "今天（12月31日）办不了，2027年1月4日起再办，2027年2月1日起能用。",
    },
    Moment {
        at: "2027-01-04T10:00:00+08:00",
        hotline: ("busy", "现在是人工高峰，11:00后再转人工；自助查询随时可用"),
        card_line: ("open", "现在可拨打，12:00午休"),
        today: "今天（1月4日）能办，2027年2月1日起能用。",
    },
    Moment {
        at: "2028-02-29T10:00:00+08:00",
        hotline: ("busy", "现在是人工高峰，11:00后再转人工；自助查询随时可用"),
        card_line: ("open", "现在可拨打，12:00午休"),
        today: "今天（2月29日）办不了，2028年3月1日起再办，2028年4月1日起能用。",
    },
    Moment {
        at: "2027-02-03T10:00:00+08:00",
        hotline: ("open", "自助查询随时可用；春节怎么放假还没公布，11:00前人工可能正忙"),
        card_line: ("unclear", "春节怎么放假还没公布，先拨打确认"),
        today: "今天（2月3日）在能办的日期里，但不一定开门，先打电话问；办成了，2027年3月1日起能用。",
    },
    Moment {
        at: "2027-07-14T15:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("open", "现在可拨打，17:30下班"),
        today: "今天（7月14日）能办，2027年8月1日起能用。",
    },
    Moment {
        at: "2027-07-23T15:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("open", "现在可拨打，17:30下班"),
        today: "今天（7月23日）能办，是这个月最后一个工作日；2027年8月1日起能用。",
    },
    Moment {
        at: "2029-03-07T15:00:00+08:00",
        hotline: ("open", "自助查询随时可用；人工几点接听，原文没写"),
        card_line: ("open", "现在可拨打，17:30下班"),
        today: "今天（3月7日）能办，2029年4月1日起能用。",
    },
];

#[tokio::test]
async fn on_ordinary_days_the_pages_show_the_right_states_and_dates() {
    compare(&ORDINARY_DAYS).await;
}

#[tokio::test]
async fn on_holidays_and_at_the_ends_of_months_and_years_the_pages_show_the_right_states_and_dates() {
    compare(&UNUSUAL_DAYS).await;
}

/// Compares the pages at each of the moments with what is expected.
async fn compare(moments: &[Moment]) {
    let app = TestApp::at(A_MONDAY_MORNING);
    for &Moment { at, hotline, card_line, today } in moments {
        app.site.clock().set(at.parse().unwrap());
        app.site.roll_over().unwrap();
        let states = states(&text(&app.get("/hotlines").await));
        assert_eq!(states, [hotline, card_line].map(|(status, words)| (status.to_owned(), words.to_owned())), "{at}");
        let card = text(&app.get("/card").await);
        let found = card.split_once("<b>参保登记</b>").unwrap().1;
        assert_eq!(first(found, "", "</p>"), today, "{at}");
    }
}

fn text(response: &TestResponse) -> String {
    String::from_utf8(response.body.clone()).unwrap()
}

/// The status and the words of each line on a page.
fn states(page: &str) -> Vec<(String, String)> {
    let states = page.split("data-status=\"").skip(1);
    states.map(|state| (state.split('"').next().unwrap().to_owned(), first(state, ">", "</p>"))).collect()
}

/// The words between the first `start` and the next `end`.
fn first(page: &str, start: &str, end: &str) -> String {
    let inside = page.split_once(start).unwrap().1.split_once(end).unwrap().0;
    let mut words = String::new();
    for part in inside.split('<') {
        words.push_str(part.split_once('>').map_or(part, |(_, words)| words));
    }
    words
}
