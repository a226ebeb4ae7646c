import { expect } from '@playwright/test';
import { everyPage } from '../helpers/census.js';
import { expectNone } from '../helpers/faults.js';
import { test } from '../helpers/test.js';

test('every page answers as it should', () => {
  expectNone(everyPage.filter(({ status, expected }) => status !== expected).map(({ path, status, expected }) => `${path} answers ${status}, not ${expected}`));
});

test('no two pages have the same title', () => {
  const seen = new Map();
  const faults = [];
  for (const { path, title, listed } of everyPage) {
    if (!title) faults.push(`${path} has no title`);
    if (listed && seen.has(title)) faults.push(`${path} and ${seen.get(title)} are both called ${title}`);
    if (listed) seen.set(title, path);
  }
  expectNone(faults);
});

test('pages outside the sitemap ask not to be indexed', async ({ request }) => {
  const faults = [];
  for (const { path } of everyPage.filter(({ listed, status }) => !listed && status === 200)) {
    const answer = await request.get(path);
    const canonical = (await answer.text()).match(/<link rel="canonical" href="([^"]*)"/)?.[1];
    const asked = /noindex/.test(answer.headers()['x-robots-tag'] ?? '') || /<meta name="robots" content="[^"]*noindex/.test(await answer.text());
    const elsewhere = canonical && everyPage.some((page) => page.listed && new URL(canonical).pathname === page.path && !path.includes(canonical));
    if (!asked && !elsewhere) faults.push(`${path} neither asks for noindex nor points to a listed page`);
  }
  expectNone(faults);
});

test('the sitemap has pages', () => {
  expect(everyPage.filter(({ listed }) => listed).length).toBeGreaterThan(20);
});
