//! Cantonese words in the spelling of Mandarin, so that either finds the other.

use crate::text::glyph::Glyph;

/// What people write as they speak, longest first, and what it means. `点` means 怎么 only before some verbs.
const WORDS: [(&str, &str); 58] = [
    ("有冇得", "能不能"),
    ("得唔得", "行不行"),
    ("使唔使", "要不要"),
    ("可唔可以", "可不可以"),
    ("系唔系", "是不是"),
    ("唔见咗", "不见了"),
    ("唔见左", "不见了"),
    ("几多钱", "多少钱"),
    ("边度", "哪里"),
    ("边个", "谁"),
    ("边间", "哪家"),
    ("边条", "哪条"),
    ("几时", "什么时候"),
    ("几耐", "多久"),
    ("几多", "多少"),
    ("点样", "怎么"),
    ("点解", "为什么"),
    ("点算", "怎么办"),
    ("点查", "怎么查"),
    ("点办", "怎么办"),
    ("点补", "怎么补"),
    ("点交", "怎么交"),
    ("点买", "怎么买"),
    ("点攞", "怎么拿"),
    ("点搞", "怎么办"),
    ("点改", "怎么改"),
    ("点用", "怎么用"),
    ("老豆", "爸爸"),
    ("老窦", "爸爸"),
    ("老母", "妈妈"),
    ("阿妈", "妈妈"),
    ("呢边", "这边"),
    ("呢个", "这个"),
    ("嗰边", "那边"),
    ("住紧", "住在"),
    ("净返", "剩"),
    ("剩返", "剩"),
    ("剩番", "剩"),
    ("入面", "里面"),
    ("登入", "登录"),
    ("仲有", "还有"),
    ("搵", "找"),
    ("冇咗", "没了"),
    ("有冇", "有没有"),
    ("而家", "现在"),
    ("依家", "现在"),
    ("听日", "明天"),
    ("攞", "拿"),
    ("睇", "看"),
    ("揾", "找"),
    ("畀", "给"),
    ("俾", "给"),
    ("嚟", "来"),
    ("佢", "他"),
    ("嘅", "的"),
    ("咗", "了"),
    ("冇", "没有"),
    ("唔", "不"),
];

/// The same glyphs with Cantonese words in the spelling of Mandarin. Each new glyph stands for the bytes of the whole word.
pub(in crate::text) fn in_mandarin(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let may_begin = |glyph: &Glyph| WORDS.iter().any(|(word, _)| word.starts_with(glyph.c));
    if !glyphs.iter().any(may_begin) {
        return glyphs;
    }
    let mut out = Vec::with_capacity(glyphs.len() + 4);
    let mut rest = glyphs.as_slice();
    while let Some(first) = rest.first() {
        let word = WORDS.iter().find(|(word, _)| {
            let length = word.chars().count();
            rest.get(..length).is_some_and(|run| run.iter().map(|glyph| glyph.c).eq(word.chars()))
        });
        let Some((word, meaning)) = word else {
            out.push(*first);
            rest = &rest[1..];
            continue;
        };
        let (run, after) = rest.split_at(word.chars().count());
        let end = run.last().map_or(first.end, |last| last.end);
        out.extend(meaning.chars().map(|c| Glyph { c, start: first.start, end }));
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_words_stand_before_what_they_begin_with() {
        for (at, (word, _)) in WORDS.iter().enumerate() {
            let hidden = WORDS[..at].iter().find(|(earlier, _)| word.starts_with(earlier));
            assert_eq!(hidden, None, "{word}");
        }
    }
}
