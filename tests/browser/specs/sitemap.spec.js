import { expect } from '@playwright/test';
import { allPages } from '../helpers/pages.js';
import { test } from '../helpers/test.js';
import { expectNoViolations } from '../helpers/violations.js';

test('every page answers with the expected status', () => {
  expectNoViolations(
    allPages
      .filter(({ status, expected }) => status !== expected)
      .map(({ path, status, expected }) => `${path} answers ${status}, not ${expected}`),
  );
});

test('every page has a title, and no two pages in the sitemap have the same', () => {
  const pathByTitle = new Map();
  const violations = [];
  for (const { path, title, listed } of allPages) {
    if (!title) violations.push(`${path} has no title`);
    if (!listed) continue;
    if (pathByTitle.has(title)) violations.push(`${path} and ${pathByTitle.get(title)} both have the title ${title}`);
    pathByTitle.set(title, path);
  }
  expectNoViolations(violations);
});

test('every page outside the sitemap is noindex or has its canonical URL in the sitemap', async ({ request }) => {
  const listed = new Set(allPages.filter((page) => page.listed).map(({ path }) => path));
  const violations = [];
  for (const { path } of allPages.filter((page) => !page.listed && page.status === 200)) {
    const response = await request.get(path);
    const html = await response.text();
    const canonical = html.match(/<link rel="canonical" href="([^"]*)"/)?.[1];
    const isNoindex =
      /noindex/.test(response.headers()['x-robots-tag'] ?? '') ||
      /<meta name="robots" content="[^"]*noindex/.test(html);
    if (!isNoindex && !(canonical && listed.has(new URL(canonical).pathname))) violations.push(path);
  }
  expectNoViolations(violations);
});

test('the sitemap lists the whole site', () => {
  expect(allPages.filter(({ listed }) => listed).length).toBeGreaterThan(100);
});
