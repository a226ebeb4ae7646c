import { readFileSync } from 'node:fs';

// Every page of the site: { path, pattern, template, title, status, expected, length, listed }.
export const allPages = JSON.parse(readFileSync(new URL('../out/pages.json', import.meta.url), 'utf8'));

const LARGEST_UNSAMPLED_GROUP = 8;

// Of many pages with one URL pattern, the first, the last and the one with the longest title.
export const sampledPages = groupBy('pattern').flatMap(sample);

// The longest page of each template.
export const pagePerTemplate = groupBy('template').map((pages) =>
  pages.reduce((longest, page) => (page.length > longest.length ? page : longest)),
);

function groupBy(key) {
  const groups = new Map();
  for (const page of allPages) {
    if (!groups.has(page[key])) groups.set(page[key], []);
    groups.get(page[key]).push(page);
  }
  return [...groups.values()];
}

function sample(pages) {
  if (pages.length <= LARGEST_UNSAMPLED_GROUP) return pages;
  const longestTitle = pages.reduce((a, b) => (b.title.length > a.title.length ? b : a));
  return [...new Set([pages[0], longestTitle, pages.at(-1)])];
}
