import { execFileSync } from 'node:child_process';
import { expect } from '@playwright/test';
import { allPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';

// How many combinations of place, person and day are printed: COMBINATIONS=200 for a long run.
const COMBINATIONS = Number(process.env.COMBINATIONS ?? 12);
const GROUPS = ['', 'minor', 'student', 'adult', 'low-income'];
const FIRST_DAY = Date.UTC(2026, 10, 23);
const DAY = 86_400_000;

const codes = allPages.map(({ path }) => path.match(/^\/card\/offices\/(\d+)$/)?.[1]).filter(Boolean);
const towns = ['', ...codes];

// The same numbers in every run, so that a failure can be repeated.
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state >> 8;
  }
}

function combinations() {
  const random = numbers(7);
  const next = (count) => random.next().value % count;
  return Array.from({ length: COMBINATIONS }, () => ({
    town: towns[next(towns.length)],
    who: GROUPS[next(GROUPS.length)],
    day: next(4) ? new Date(FIRST_DAY + next(400) * DAY).toISOString().slice(0, 10) : '',
  }));
}

test('a sheet is one A4 page, whatever is chosen', async ({ page }, testInfo) => {
  test.setTimeout(30_000 + COMBINATIONS * 3_000);
  for (const chosen of combinations()) {
    const path = `/plan?${new URLSearchParams(chosen)}`;
    await page.goto(path);
    const file = testInfo.outputPath('sheet.pdf');
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    const sheets = execFileSync('pdfinfo', [file], { encoding: 'utf8' }).match(/^Pages: +(\d+)$/m)[1];
    expect(sheets, path).toBe('1');
    const printed = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
    const title = (await page.locator('.a4-title').textContent()).replace(/\s/g, '');
    for (const words of [title, '0752-12333', '户口簿', '地址', '问了谁', '拿不准的', '不是领卡', '/plan'])
      expect(printed, `${path} prints ${words}`).toContain(words);
    await expect(page.locator('.a4 .qr path')).toHaveCount(1);
  }
});

test('the form leads to a sheet without a script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto('/plan');
  await page.getByLabel('住在哪个镇、街道？').fill('园洲');
  await page.getByLabel('给谁办？').selectOption('low-income');
  await page.getByRole('button', { name: '做这张纸' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('园洲镇：参保登记这样办');
  await expect(page.getByText('最低生活保障金领取证')).toBeVisible();
  await context.close();
});
