import { expect } from '@playwright/test';
import { oneOfEachFamily, someOfEachKind } from '../helpers/census.js';
import { Faults } from '../helpers/faults.js';
import { test } from '../helpers/test.js';
import { DESKTOP, PHONE } from '../helpers/viewports.js';

const RING = { least: 3 };
// A date field has a stop for each of its parts, within one element.
const PARTED = ['date', 'time', 'month'];

const WALKS = [
  ...someOfEachKind.map(({ path }) => ({ path, viewport: PHONE })),
  ...oneOfEachFamily.map(({ path }) => ({ path, viewport: DESKTOP })),
];

for (const { path, viewport } of WALKS) {
  test(`${path} at ${viewport.width}px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto(path);
    const names = await page.evaluate(() => inspect.tabStops());
    const where = `${viewport.width}px`;
    const faults = new Faults(path);
    const reached = [];
    for (let presses = 0; presses < names.length * 2 + 8; presses += 1) {
      await page.keyboard.press('Tab');
      const { at, mark } = await page.evaluate((ring) => {
        const at = inspect.focusedStop();
        return { at, mark: at.index < 0 ? null : inspect.focusMark(ring) };
      }, RING);
      if (at.name === 'the page itself') break;
      if (reached.at(-1) === at.index && PARTED.includes(at.type)) continue;
      if (reached.includes(at.index)) break;
      if (at.index < 0) faults.add(where, `${at.name} takes the focus unasked`);
      if (mark) faults.add(where, `${at.name} has the focus but ${mark}`);
      reached.push(at.index);
    }
    const inOrder = reached.filter((index) => index >= 0);
    names.forEach((name, index) => {
      if (!inOrder.includes(index)) faults.add(where, `${name} is never reached`);
      else if (inOrder.indexOf(index) !== index) faults.add(where, `${name} is stop ${inOrder.indexOf(index) + 1}, not ${index + 1}`);
    });
    faults.expectNone();
  });
}

for (const { path } of oneOfEachFamily) {
  test(`${path}: the skip link comes first and skips the menu`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    await page.goto(path);
    await page.keyboard.press('Tab');
    const skip = page.locator(':focus');
    await expect(skip).toHaveText('跳到正文');
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#main$/);
    await page.keyboard.press('Tab');
    await expect(page.locator('main :focus, footer :focus').first()).toBeVisible();
  });
}
