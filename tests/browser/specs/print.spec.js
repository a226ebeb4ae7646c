import { execFileSync } from 'node:child_process';
import { sampledPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { Violations } from '../helpers/violations.js';

// In PostScript points.
const A4 = [595, 842];
const MIN_FONT_SIZE = 13.9;
// The sheet of one person has to fit one page.
const MIN_FONT_SIZE_OF_SHEET = 10.9;
const HOTLINE = '12333';
// A sheet of 14 pt text holds some 700 characters; headings, lists and pictures need space too.
const MIN_CHARACTERS_PER_SHEET = 200;
// A sheet that holds less than a short sentence and its own number is wasted.
const MIN_CHARACTERS_OF_LAST_SHEET = 12;

for (const { path } of sampledPages) {
  test(`${path} prints completely on A4`, async ({ page }, testInfo) => {
    await page.goto(path);
    const file = testInfo.outputPath('page.pdf');
    const pdf = await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    // The width of the sheet without its margins, so that the same media queries apply.
    await page.setViewportSize({ width: 680, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    const expected = await page.evaluate(() => ({
      text: inspect
        .visibleTextNodes()
        .map(({ data }) => data)
        .join(''),
      canonical: document.querySelector('link[rel=canonical]')?.href,
      overlap: (() => {
        const [title, address] = ['h1', '.take-away'].map((name) => document.querySelector(name)?.getBoundingClientRect());
        return Boolean(address?.height) && title.top < address.bottom && address.top < title.bottom;
      })(),
      onDark: inspect
        .visibleTextNodes()
        .filter(({ parentElement }) => inspect.contrast(inspect.effectiveBackground(parentElement), 'black') < 7)
        .map(({ data }) => data.trim()),
      isSheet: Boolean(document.querySelector('.a4')),
      fontSize: parseFloat(getComputedStyle(document.body).fontSize) * 0.75,
    }));
    const printed = normalize(pdfToText(file));
    const sheets = sheetSizes(pdf);
    const characters = normalize(expected.text).length;
    const maxSheets = 1 + Math.ceil(characters / MIN_CHARACTERS_PER_SHEET);
    const violations = new Violations(path);
    const add = (violation) => violations.add('A4', violation);

    if (sheets.length === 0) add('no sheet is printed');
    for (const size of sheets) {
      if (size.map(Math.round).join() !== A4.join()) add(`a sheet of ${size.join('×')} pt is not A4`);
    }
    if (sheets.length > maxSheets) add(`${sheets.length} sheets for ${characters} characters`);
    if (expected.overlap) add('the address lies over the title');
    for (const text of expected.onDark) add(`「${text}」 is printed on a dark ground`);
    const lastSheet = normalize(pdfToText(file, sheets.length));
    if (sheets.length > 1 && lastSheet.length < MIN_CHARACTERS_OF_LAST_SHEET)
      add(`the last of ${sheets.length} sheets says only 「${lastSheet}」`);
    const least = expected.isSheet ? MIN_FONT_SIZE_OF_SHEET : MIN_FONT_SIZE;
    if (expected.fontSize < least) add(`the font size is ${expected.fontSize.toFixed(1)} pt`);
    for (const text of [HOTLINE, expected.canonical ?? '']) {
      if (!printed.includes(normalize(text))) add(`${text} is not printed`);
    }
    for (const char of missingCharacters(expected.text, printed)) {
      add(`「${char}」 is printed fewer times than it is on the page`);
    }
    violations.expectNone();
  });
}

// The text of a PDF, or of one of its sheets.
function pdfToText(file, sheet) {
  const range = sheet ? ['-f', `${sheet}`, '-l', `${sheet}`] : [];
  const options = ['-enc', 'UTF-8', '-layout', ...range, file, '-'];
  return execFileSync('pdftotext', options, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function normalize(text) {
  return text.normalize('NFKC').replace(/\s/g, '');
}

// pdftotext may read columns in another order than the page, so characters are counted instead of comparing lines.
function missingCharacters(expected, printed) {
  const printedCounts = countCharacters(printed);
  return [...countCharacters(expected)]
    .filter(([char, count]) => /[\p{L}\p{N}]/u.test(char) && (printedCounts.get(char) ?? 0) < count)
    .map(([char]) => char);
}

function countCharacters(text) {
  const counts = new Map();
  for (const char of normalize(text)) counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}

// [width, height] of each sheet. Chromium writes the page objects of a PDF uncompressed.
function sheetSizes(pdf) {
  return [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 (\S+) (\S+)\]/g)].map(([, width, height]) => [
    +width,
    +height,
  ]);
}
