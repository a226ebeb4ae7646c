use super::*;

fn needed(css: &str, html: &str) -> String {
    StyleSheet::new(css).unwrap_or_else(|error| panic!("{error}")).needed_by(html)
}

/// What a page gets that uses every class.
fn condensed(css: &str) -> String {
    needed(css, "<p class=\"a b c d\">")
}

#[test]
fn a_style_sheet_is_condensed_without_losing_a_rule() {
    let css = "/* a */\n.a b { color: red; margin: calc(-1 * var(--s)) }\n@media (min-width: 1em) {\n  .c:hover, .d { top: 0 }\n}\n";
    assert_eq!(condensed(css), ".a b{color:red;margin:calc(-1 * var(--s))}@media (min-width:1em){.c:hover,.d{top:0}}");
}

#[test]
fn a_page_goes_without_the_rules_of_classes_that_it_does_not_have() {
    let css = "a { top: 0 } .b { top: 1px } .b.c, .d > i { top: 2px } @media print { @page { margin: 0 } .c { top: 3px } } @media screen { .c { top: 4px } }";
    assert_eq!(needed(css, "<p class=\"d b\">"), "a{top:0}.b{top:1px}.d > i{top:2px}@media print{@page{margin:0}}");
}

#[test]
fn a_class_in_brackets_need_not_be_in_the_page() {
    assert_eq!(needed(".a:not(.b) { top: 0 }", "<p class=\"a\">"), ".a:not(.b){top:0}");
    assert_eq!(needed("p:is(.a, .b), .c { top: 0 }", "<p class=\"a\">"), "p:is(.a,.b){top:0}");
    assert_eq!(needed("p:has(> .b) { top: 0 }", ""), "p:has(> .b){top:0}");
    assert_eq!(needed("a[href$=\".b\"] { top: 0 }", ""), "a[href$=\".b\"]{top:0}");
    assert_eq!(needed(":is(.a).b { top: 0 }", "<p class=\"a\">"), "");
}

#[test]
fn strings_stay_as_they_are_written() {
    for string in [r#""a, b; c: d""#, r#"" { } ""#, r"'/* no comment */'", r#""\"} .b { ""#, r#""  ;}""#] {
        let css = format!(".a {{ content: {string}; top: 0 }} .gone {{ top: 0 }}");
        assert_eq!(condensed(&css), format!(".a{{content:{string};top:0}}"));
        assert_eq!(condensed(&format!("[title={string}] {{ top: 0 }}")), format!("[title={string}]{{top:0}}"));
    }
}

#[test]
fn urls_stay_as_they_are_written() {
    for url in ["url(data:image/png;base64,a/*b*/c)", "url( 'a, b' )", r"url(a\)b)", "url(//x/y)"] {
        let css = format!(".a {{ background: {url} , none; top: 0 }}");
        assert_eq!(
            condensed(&css),
            format!(".a{{background:{},none;top:0}}", url.replace("( '", "('").replace("' )", "')"))
        );
    }
}

#[test]
fn comments_leave_nothing_behind_but_what_keeps_two_words_apart() {
    assert_eq!(condensed(".a /* } */ b { top: /* 1 */ 0; /* .c { } */ left: 0 /* ; */ }"), ".a b{top:0;left:0}");
    assert_eq!(condensed("a/**/.b,/**/i/**/{ top: 0/**/0 }/**/"), "a/**/.b,i{top:0/**/0}");
}

#[test]
fn spaces_that_mean_something_stay() {
    assert_eq!(condensed(".a .b :hover { top: 0 }"), ".a .b :hover{top:0}");
    assert_eq!(
        condensed("@media screen and (width > 1em) { a { top: 0 } }"),
        "@media screen and (width > 1em){a{top:0}}"
    );
    assert_eq!(
        condensed("a { margin: 0 -1px calc( 1px + ( 2 * 3px ) ) 0 !important ; }"),
        "a{margin:0 -1px calc(1px + (2 * 3px)) 0 !important}"
    );
    assert_eq!(condensed(":root { --empty: ; --list: a , b; }"), ":root{--empty:;--list:a,b}");
}

#[test]
fn groups_within_groups_are_cut_too() {
    let css = "@supports (display: grid) { @container side (width > 1em) { .b { top: 0 } .gone { top: 0 } } \
               @layer base { .gone { top: 0 } } }";
    assert_eq!(condensed(css), "@supports (display:grid){@container side (width > 1em){.b{top:0}}}");
    assert_eq!(needed(css, ""), "");
}

#[test]
fn rules_within_a_style_rule_go_with_it() {
    let css = ".a { top: 0; &:hover { left: 0; } @media print { left: 1px } .b & { left: 2px } }";
    let tight = ".a{top:0;&:hover{left:0}@media print{left:1px}.b &{left:2px}}";
    assert_eq!(needed(css, "<p class=\"a\">"), tight);
    assert_eq!(needed(css, "<p class=\"b\">"), "");
}

#[test]
fn at_rules_without_rules_are_in_every_page() {
    let css = "@import url(x.css) print; @layer base.low, high; @font-face { font-family: \"F\"; src: url(f.woff2) } \
               @page :first { margin: 0; @top-left { content: \"; \" } } @keyframes k { from, 50.5% { top: 0 } to { top: 1px } }";
    let tight = "@import url(x.css) print;@layer base.low,high;@font-face{font-family:\"F\";src:url(f.woff2)}\
                 @page :first{margin:0;@top-left{content:\"; \"}}@keyframes k{from,50.5%{top:0}to{top:1px}}";
    assert_eq!(needed(css, ""), tight);
}

#[test]
fn a_class_is_known_by_its_name_however_it_is_escaped() {
    let css = r".wide\:a { top: 0 } .\31 st { top: 1px } .\{x\}.b { top: 2px } .上门 { top: 3px }";
    assert_eq!(needed(css, "<p class=\"wide:a\">"), r".wide\:a{top:0}");
    assert_eq!(needed(css, "<p class=\"1st 上门\">"), r".\31 st{top:1px}.上门{top:3px}");
    assert_eq!(needed(css, "<p class=\"{x}\n b\">"), r".\{x\}.b{top:2px}");
}

#[test]
fn a_style_sheet_that_is_not_well_formed_is_refused_with_its_location() {
    for (css, message) in [
        (".a { top: 0", "line 1, column 5: a block is never closed"),
        ("a { top: 0 }\n.b { width: calc(1px }", "line 2, column 22: this can't stand here"),
        ("a { top: 0 }\n@media print {\n.b { top: 0 }\n", "line 2, column 15: a block is never closed"),
        ("a { top: 0 } }", "line 1, column 14: this can't stand here"),
        ("a { top: 0 }\n/* b { top: 0 }", "line 2, column 1: a comment is never closed"),
        ("a { content: \"x\n}", "line 1, column 14: this can't stand here"),
        ("a { content: \"x }", "line 1, column 4: a block is never closed"),
        ("a { background: url(x }\n.b { top: 0 }", "line 1, column 17: this can't stand here"),
        ("a { top: 0 }\n.b", "line 2, column 3: a rule has no block"),
        (".b; a { top: 0 }", "line 1, column 3: a rule has no block"),
        ("@import \"x\"", "line 1, column 12: a rule has no block"),
        ("a, { top: 0 }", "line 1, column 4: a selector is missing"),
        ("a {} { top: 0 }", "line 1, column 6: a selector is missing"),
    ] {
        let error = StyleSheet::new(css).expect_err(css);
        assert_eq!(error.to_string(), message, "{css}");
    }
}

#[test]
fn the_site_loses_nothing_but_comments_and_spaces() {
    let css = include_str!("../../../static/site.css");
    // Word by word and without a parser, which is right as long as no string in it has two of these marks in a row.
    let without_comments: String = css
        .split("/*")
        .enumerate()
        .map(|(i, part)| if i == 0 { part } else { part.split_once("*/").unwrap().1 })
        .collect();
    let mut expected = String::new();
    for word in without_comments.split_whitespace() {
        if !expected.is_empty() && !expected.ends_with(['{', '}', ';', ':', ',']) && !word.starts_with(['{', '}']) {
            expected.push(' ');
        }
        expected.push_str(word);
    }
    let expected = expected.replace(";}", "}");

    let every_word = css.replace(|c: char| !c.is_alphanumeric() && c != '-' && c != '_', " ");
    assert_eq!(needed(css, &format!("<p class=\"{every_word}\">")), expected);
}

#[test]
fn every_page_has_the_rules_that_ask_for_no_class() {
    assert!(crate::assets::Assets::embedded().style_sheet().needed_by("").contains("body{"));
}

#[test]
fn every_class_that_the_script_makes_is_kept() {
    let script = include_str!("../../../static/site.js");
    let worker = include_str!("../../../templates/sw.js");
    let named = script.split("className = '").skip(1).filter_map(|rest| rest.split('\'').next());
    let written = worker.split("<p class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let toggled = script.split("classList.toggle('").skip(1).filter_map(|rest| rest.split('\'').next());
    let mut made: Vec<&str> = named.chain(toggled).chain(written.flat_map(str::split_ascii_whitespace)).collect();
    made.sort_unstable();
    assert_eq!(made, MADE_BY_SCRIPT);
}
