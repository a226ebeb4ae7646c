import { expect } from '@playwright/test';
import { pagePerTemplate } from '../helpers/pages.js';
import { choose } from '../helpers/settings.js';
import { isolatedTest, test } from '../helpers/test.js';
import { Violations } from '../helpers/violations.js';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };
const MAX_HEADER_HEIGHT = 120;

for (const { path } of pagePerTemplate) {
  test(`${path} has no small print`, async ({ page }) => {
    const violations = new Violations(path);
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      await page.goto(path);
      violations.add(`${viewport.width}px`, await page.evaluate(smallText));
    }
    violations.expectNone();
  });

  // The size is stored, so the context must not be shared.
  isolatedTest(`${path} has a low header in the largest letters`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    await page.goto(path);
    await choose(page, 'size-huge');
    const header = await page.locator('.mast').boundingBox();
    expect(header.height).toBeLessThanOrEqual(MAX_HEADER_HEIGHT);
  });

  test(`${path} ends at two right edges on a desktop`, async ({ page }) => {
    await page.setViewportSize(DESKTOP);
    await page.goto(path);
    const edges = await page.evaluate(() => {
      const columns = [...document.querySelectorAll('.grid > .main, .grid > .side, .grid > section')];
      return [...new Set(columns.map((column) => Math.round(column.getBoundingClientRect().right)))];
    });
    expect(edges.length).toBeLessThanOrEqual(2);
  });

  test(`${path} says in words what its pictures show`, async ({ page }) => {
    await page.goto(path);
    expect(await page.evaluate(unexplainedPictures)).toEqual([]);
  });
}

// Text below 16 px, and sentences below 18 px. Labels, marks and keys are no sentences.
function smallText() {
  const LABELS =
    '.mark, .key, .crumbs, figcaption, .hours, .leaf, th, .take-paper, .result-place, .copy-button, .month, .screen, .unseen, .neighbours span, .gap li';
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent.trim();
    const element = texts.currentNode.parentElement;
    if (!text || !inspect.isVisible(element) || element.closest('script, style, option')) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    const isSentence = /[。，；？]/.test(text) && !element.closest(LABELS);
    if (size < 16 || (isSentence && size < 18)) found.push(`${size}px: ${text.slice(0, 20)}`);
  }
  return found;
}

// Pictures that are neither named nor hidden, and screens whose word to press no step says.
function unexplainedPictures() {
  const found = [...document.querySelectorAll('svg:not(defs svg)')]
    .filter((svg) => inspect.isVisible(svg) && !svg.getAttribute('aria-label') && !svg.closest('[aria-hidden=true]'))
    .map((svg) => `${svg.getAttribute('class')} has no words`);
  for (const figure of document.querySelectorAll('.taps-figure')) {
    const steps = figure.parentElement.querySelector('.steps')?.textContent ?? '';
    for (const press of figure.querySelectorAll('.screen b'))
      if (!steps.includes(press.textContent)) found.push(`no step says ${press.textContent}`);
  }
  return found;
}
