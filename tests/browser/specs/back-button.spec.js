import { expect } from '@playwright/test';
import { choose } from '../helpers/settings.js';
import { isolatedTest as test } from '../helpers/test.js';

// The browser is started without its cache of whole pages, as webviews are: going back loads the page again, and afterwards
// the browser restores what was chosen on it then.

const chosen = (page) =>
  page.evaluate(() => {
    const { size, theme } = document.documentElement.dataset;
    const checked = [...document.querySelectorAll('input[name=size]:checked, input[name=theme]:checked')];
    return { size, theme, checked: checked.map((input) => input.id) };
  });

for (const [first, later] of [
  ['size-large', 'size-huge'],
  ['size-huge', 'size-normal'],
  ['theme-dark', 'theme-light'],
  ['theme-light', 'theme-system'],
]) {
  test(`going back to a page where ${first} was chosen shows ${later}, which was chosen since`, async ({ page }) => {
    await page.goto('/');
    await choose(page, first);
    await page.goto('/online');
    await choose(page, later);
    const expected = await chosen(page);
    await page.goBack();
    await expect.poll(() => chosen(page)).toEqual(expected);
    await page.goForward();
    await expect.poll(() => chosen(page)).toEqual(expected);
  });
}

test('ticks are shown as they were left, whichever way one comes to the page', async ({ page }) => {
  await page.goto('/card/documents/minor');
  const boxes = page.locator('.papers input');
  await boxes.first().check();
  await page.goto('/card');
  await page.goto('/card/documents/minor');
  await expect(boxes.first()).toBeChecked();
  await boxes.first().uncheck();
  await boxes.last().check();
  await page.goBack();
  await page.goBack();
  await expect(boxes.first()).not.toBeChecked();
  await expect(boxes.last()).toBeChecked();
});

test('a choice or a tick of another tab is shown, and so is that all were forgotten there', async ({ page, context }) => {
  await page.goto('/card/documents/minor');
  const other = await context.newPage();
  await other.goto('/card/documents/minor');
  const fresh = await chosen(page);
  await choose(other, 'size-huge');
  await choose(other, 'theme-dark');
  await other.locator('.papers input').first().check();
  await expect.poll(() => chosen(page)).toEqual(await chosen(other));
  await expect(page.locator('.papers input').first()).toBeChecked();
  await other.evaluate(() => localStorage.clear());
  await expect.poll(() => chosen(page)).toEqual(fresh);
  await expect(page.locator('.papers input').first()).not.toBeChecked();
});

test('where nothing may be stored a choice still applies to the page', async ({ page, context }) => {
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('', 'SecurityError') } });
  });
  await page.goto('/');
  await choose(page, 'size-huge');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  expect((await chosen(page)).size).toBe('huge');
});
