// The feed of changes, as a feed reader sees it.
import { expect } from '@playwright/test';
import FeedReader from 'rss-parser';
import { test } from '../helpers/test.js';

const SITE = 'https://huizhou-yibao.example';

for (const [root, language] of [
  ['', 'zh-CN'],
  ['/hant', 'zh-Hant-HK'],
]) {
  test(`a feed reader finds every change in ${root}/changes.atom`, async ({ page, request }) => {
    const response = await request.get(`${root}/changes.atom`);
    expect(response.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
    const text = await response.text();
    expect(text).toContain(`xml:lang="${language}"`);
    const feed = await new FeedReader().parseString(text);
    expect(feed.feedUrl).toBe(`${SITE}${root}/changes.atom`);

    await page.goto(`${root}/changes`);
    const told = await page.locator('section[id]:has(time)').evaluateAll((sections) =>
      sections.map((section) => ({
        id: section.id,
        title: section.querySelector('h2').textContent.trim(),
        day: section.querySelector('time').dateTime,
      })),
    );
    expect(feed.items.map(({ title, link, isoDate }) => ({ title, link, day: new Date(isoDate).getTime() }))).toEqual(
      told.map(({ id, title, day }) => ({
        title,
        link: `${SITE}${root}/changes#${id}`,
        day: Date.parse(`${day}T00:00:00+08:00`),
      })),
    );
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(told.length);
  });

  test(`${root}/changes.atom has what RFC 4287 wants of a feed and its entries`, async ({ page, request }) => {
    const text = await (await request.get(`${root}/changes.atom`)).text();
    await page.goto('about:blank');
    const missing = await page.evaluate((source) => {
      const feed = new DOMParser().parseFromString(source, 'application/xml');
      if (feed.querySelector('parsererror')) return [feed.querySelector('parsererror').textContent];
      const once = (parent, names) =>
        names
          .filter((name) => [...parent.children].filter((child) => child.localName === name).length !== 1)
          .map((name) => `${parent.localName}: ${name}`);
      return [
        ...(feed.documentElement.namespaceURI === 'http://www.w3.org/2005/Atom' ? [] : ['the namespace']),
        ...once(feed.documentElement, ['id', 'title', 'updated', 'author']),
        ...[...feed.querySelectorAll('entry')].flatMap((entry) => once(entry, ['id', 'title', 'updated', 'link', 'summary'])),
      ];
    }, text);
    expect(missing).toEqual([]);
  });
}
