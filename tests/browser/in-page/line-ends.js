// Where Chromium really breaks the lines: bad beginnings, lone last characters of headings, numbers torn from units.
inspect.lineEnds = () => {
  const faults = [];
  const CLOSING = /[，。：；？！）」》、]/;
  const HAN = /\p{Script=Han}/u;
  const NUMBER_AND_UNIT = /\d[\d.,:–-]*(?:年|月|日|个|元|分|天|岁|周岁|号|点|时|小时|项|类|份|位|种|张|步|%)/g;

  for (const block of blocks()) {
    const glyphs = glyphsOf(block);
    if (glyphs.length === 0) continue;
    const lines = linesOf(glyphs);
    for (const line of lines) {
      if (CLOSING.test(line[0].char)) faults.push(`${inspect.name(block)}: a line begins with 「${words(line)}」`);
    }
    if (/^H[1-6]$/.test(block.tagName) && lines.length > 1) {
      const last = lines.at(-1).filter(({ char }) => !CLOSING.test(char));
      if (last.length === 1 && HAN.test(last[0].char)) faults.push(`${inspect.name(block)}: last line is 「${words(lines.at(-1))}」`);
    }
    const text = glyphs.map(({ char }) => char).join('');
    for (const { 0: pair, index } of text.matchAll(NUMBER_AND_UNIT)) {
      const torn = glyphs.slice(index + 1, index + pair.length).some((glyph, at) => fresh(glyphs[index + at], glyph));
      if (torn) faults.push(`${inspect.name(block)}: 「${pair}」 is torn between lines`);
    }
  }
  for (const kept of document.querySelectorAll('.nb')) {
    if (!inspect.shown(kept)) continue;
    const tops = new Set([...kept.getClientRects()].map((box) => Math.round(box.top)));
    if (tops.size > 1) faults.push(`${inspect.name(kept)} stands on ${tops.size} lines`);
  }
  return faults;

  // The nearest block boxes that hold text of their own.
  function blocks() {
    const found = new Set();
    for (const text of inspect.texts()) {
      let at = text.parentElement;
      while (getComputedStyle(at).display.startsWith('inline') && getComputedStyle(at).display !== 'inline-flex') at = at.parentElement;
      const heading = at.closest('h1, h2, h3, h4, h5, h6');
      found.add(heading ?? at);
    }
    return found;
  }

  function glyphsOf(block) {
    const range = document.createRange();
    const glyphs = [];
    for (const node of inspect.texts(block)) {
      if (!/^H[1-6]$/.test(block.tagName) && nearestBlock(node) !== block) continue;
      for (let at = 0; at < node.length; at += 1) {
        if (/\s/.test(node.data[at])) continue;
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const [box] = range.getClientRects();
        if (box && box.width > 0) glyphs.push({ char: node.data[at], box });
      }
    }
    return glyphs;
  }

  function nearestBlock(node) {
    let at = node.parentElement;
    while (getComputedStyle(at).display.startsWith('inline') && getComputedStyle(at).display !== 'inline-flex') at = at.parentElement;
    return at;
  }

  function linesOf(glyphs) {
    const lines = [];
    glyphs.forEach((glyph, at) => {
      if (at === 0 || fresh(glyphs[at - 1], glyph)) lines.push([]);
      lines.at(-1).push(glyph);
    });
    return lines;
  }

  // A glyph stands on a new line when it is left of and wholly below the one before it.
  function fresh(before, glyph) {
    return glyph.box.left < before.box.right - 1 && glyph.box.top >= before.box.bottom - before.box.height / 2;
  }

  function words(line) {
    return line.map(({ char }) => char).join('').slice(0, 12);
  }
};
