import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { someOfEachKind } from '../helpers/census.js';
import { Faults } from '../helpers/faults.js';
import { test } from '../helpers/test.js';

const A4 = { width: 595.3, height: 841.9 };
const HOTLINE = '12333';
// A page of 14 pt holds some 700 characters; headings, lists and pictures take their room.
const CHARACTERS_A_PAGE = 200;

for (const { path } of someOfEachKind) {
  test(path, async ({ page }, info) => {
    await page.goto(path);
    const file = info.outputPath('page.pdf');
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    // As wide as the paper between its margins, so that the same rules apply.
    await page.setViewportSize({ width: 680, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(() => ({
      words: inspect.texts().map(({ data }) => data).join(''),
      address: document.querySelector('link[rel=canonical]')?.href,
      points: parseFloat(getComputedStyle(document.body).fontSize) * 0.75,
    }));
    const text = pdf('-layout', file);
    const pages = text.split('\f').length - 1;
    const characters = bare(shown.words).length;
    const faults = new Faults(path);
    const fault = (what) => faults.add('A4', what);

    if (shown.points < 13.9) fault(`the text is ${shown.points.toFixed(1)} pt high`);
    if (pages > 1 + Math.ceil(characters / CHARACTERS_A_PAGE)) fault(`${pages} pages for ${characters} characters`);
    if (!bare(text).includes(HOTLINE)) fault(`${HOTLINE} is not printed`);
    if (shown.address && !bare(text).includes(bare(shown.address))) fault(`its address ${shown.address} is not printed`);
    for (const missing of lost(shown.words, text)) fault(`「${missing}」 is printed less often than it is written`);
    for (const { word, box } of words(file)) {
      const out = box.left < 0 || box.top < 0 || box.right > A4.width || box.bottom > A4.height;
      if (out) fault(`「${word}」 lies over the edge at ${box.left.toFixed(0)},${box.top.toFixed(0)}`);
    }
    faults.expectNone();
  });
}

function pdf(...options) {
  return execFileSync('pdftotext', ['-enc', 'UTF-8', ...options, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function bare(text) {
  return text.normalize('NFKC').replace(/\s/g, '');
}

// Columns may be read in another order, so characters are counted, not lines.
function lost(written, printed) {
  const count = (text) => [...bare(text)].reduce((counts, char) => counts.set(char, (counts.get(char) ?? 0) + 1), new Map());
  const there = count(printed);
  return [...count(written)].filter(([char, times]) => /[\p{Script=Han}\d]/u.test(char) && (there.get(char) ?? 0) < times).map(([char]) => char);
}

function words(file) {
  const found = pdf('-bbox', file).matchAll(/<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">([^<]*)</g);
  return [...found].map(([, left, top, right, bottom, word]) => ({ word, box: { left: +left, top: +top, right: +right, bottom: +bottom } }));
}
