// Measures where Chromium breaks the lines, and reports lines that begin with closing punctuation, headings whose last
// line is one character, and breaks inside a number with its unit or inside text that must not break.
inspect.badLineBreaks = () => {
  const found = [];
  const CLOSING = /[，。：；？！）」》、]/;
  const HAN = /\p{Script=Han}/u;
  const NUMBER_AND_UNIT = /\d[\d.,:–-]*(?:年|月|日|个|元|分|天|岁|周岁|号|点|时|小时|项|类|份|位|种|张|步|%)/g;

  for (const block of textBlocks()) {
    const glyphs = glyphsOf(block);
    if (glyphs.length === 0) continue;
    const lines = linesOf(glyphs);
    for (const line of lines) {
      if (CLOSING.test(line[0].char))
        found.push(`${inspect.describe(block)}: a line begins with 「${beginningOf(line)}」`);
    }
    if (isHeading(block) && lines.length > 1) {
      const lastLine = lines.at(-1).filter(({ char }) => !CLOSING.test(char));
      if (lastLine.length === 1 && HAN.test(lastLine[0].char)) {
        found.push(`${inspect.describe(block)}: the last line is 「${beginningOf(lines.at(-1))}」`);
      }
    }
    const text = glyphs.map(({ char }) => char).join('');
    for (const { 0: match, index } of text.matchAll(NUMBER_AND_UNIT)) {
      const broken = glyphs
        .slice(index + 1, index + match.length)
        .some((glyph, offset) => isNewLine(glyphs[index + offset], glyph));
      if (broken) found.push(`${inspect.describe(block)}: 「${match}」 is broken between two lines`);
    }
  }
  for (const unbreakable of document.querySelectorAll('.nb')) {
    if (!inspect.isVisible(unbreakable)) continue;
    const tops = new Set([...unbreakable.getClientRects()].map((box) => Math.round(box.top)));
    if (tops.size > 1) found.push(`${inspect.describe(unbreakable)} is broken into ${tops.size} lines`);
  }
  return found;

  // The innermost blocks that contain text; a heading is one block whatever is in it.
  function textBlocks() {
    return new Set(
      inspect
        .visibleTextNodes()
        .map((node) => closestBlock(node).closest('h1, h2, h3, h4, h5, h6') ?? closestBlock(node)),
    );
  }

  function closestBlock(node) {
    let element = node.parentElement;
    while (/^inline(?!-flex$)/.test(getComputedStyle(element).display)) element = element.parentElement;
    return element;
  }

  function isHeading(element) {
    return /^H[1-6]$/.test(element.tagName);
  }

  function glyphsOf(block) {
    const range = document.createRange();
    const glyphs = [];
    for (const node of inspect.visibleTextNodes(block)) {
      if (!isHeading(block) && closestBlock(node) !== block) continue;
      for (let index = 0; index < node.length; index += 1) {
        if (/\s/.test(node.data[index])) continue;
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const [box] = range.getClientRects();
        if (box && box.width > 0) glyphs.push({ char: node.data[index], box });
      }
    }
    return glyphs;
  }

  function linesOf(glyphs) {
    const lines = [];
    glyphs.forEach((glyph, index) => {
      if (index === 0 || isNewLine(glyphs[index - 1], glyph)) lines.push([]);
      lines.at(-1).push(glyph);
    });
    return lines;
  }

  // A glyph is on a new line if it is to the left of the previous one and below it.
  function isNewLine(previous, glyph) {
    return glyph.box.left < previous.box.right - 1 && glyph.box.top >= previous.box.bottom - previous.box.height / 2;
  }

  function beginningOf(line) {
    return line
      .map(({ char }) => char)
      .join('')
      .slice(0, 12);
  }
};
