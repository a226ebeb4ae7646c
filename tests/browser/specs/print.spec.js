import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { sampledPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { Violations } from '../helpers/violations.js';

// In PostScript points.
const A4 = { width: 595.3, height: 841.9 };
const MIN_FONT_SIZE = 13.9;
const HOTLINE = '12333';
// A sheet of 14 pt text holds some 700 characters; headings, lists and pictures need space too.
const MIN_CHARACTERS_PER_SHEET = 200;

for (const { path } of sampledPages) {
  test(`${path} prints completely on A4`, async ({ page }, testInfo) => {
    await page.goto(path);
    const file = testInfo.outputPath('page.pdf');
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    // The width of the sheet without its margins, so that the same media queries apply.
    await page.setViewportSize({ width: 680, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    const expected = await page.evaluate(() => ({
      text: inspect
        .visibleTextNodes()
        .map(({ data }) => data)
        .join(''),
      canonical: document.querySelector('link[rel=canonical]')?.href,
      fontSize: parseFloat(getComputedStyle(document.body).fontSize) * 0.75,
    }));
    const printed = pdfToText('-layout', file);
    const printedText = normalize(printed);
    const sheets = printed.split('\f').length - 1;
    const characters = normalize(expected.text).length;
    const violations = new Violations(path);
    const add = (violation) => violations.add('A4', violation);

    if (expected.fontSize < MIN_FONT_SIZE) add(`the font size is ${expected.fontSize.toFixed(1)} pt`);
    if (sheets > 1 + Math.ceil(characters / MIN_CHARACTERS_PER_SHEET))
      add(`${sheets} sheets for ${characters} characters`);
    if (!printedText.includes(HOTLINE)) add(`${HOTLINE} is not printed`);
    if (expected.canonical && !printedText.includes(normalize(expected.canonical)))
      add(`the URL ${expected.canonical} is not printed`);
    for (const char of missingCharacters(expected.text, printed))
      add(`「${char}」 is printed fewer times than it is on the page`);
    for (const { text, left, top, right, bottom } of wordBoxes(file)) {
      const isOutside = left < 0 || top < 0 || right > A4.width || bottom > A4.height;
      if (isOutside) add(`「${text}」 at ${left.toFixed(0)},${top.toFixed(0)} is outside the sheet`);
    }
    violations.expectNone();
  });
}

function pdfToText(...options) {
  return execFileSync('pdftotext', ['-enc', 'UTF-8', ...options, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function normalize(text) {
  return text.normalize('NFKC').replace(/\s/g, '');
}

// pdftotext may read columns in another order than the page, so characters are counted instead of comparing lines.
function missingCharacters(expected, printed) {
  const printedCounts = countCharacters(printed);
  return [...countCharacters(expected)]
    .filter(([char, count]) => /[\p{Script=Han}\d]/u.test(char) && (printedCounts.get(char) ?? 0) < count)
    .map(([char]) => char);
}

function countCharacters(text) {
  const counts = new Map();
  for (const char of normalize(text)) counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}

function wordBoxes(file) {
  const words = pdfToText('-bbox', file).matchAll(
    /<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">([^<]*)</g,
  );
  return [...words].map(([, left, top, right, bottom, text]) => ({
    text,
    left: +left,
    top: +top,
    right: +right,
    bottom: +bottom,
  }));
}
