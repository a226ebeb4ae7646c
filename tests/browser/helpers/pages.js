import { readFileSync } from 'node:fs';

// Every page of the site: { path, traditional, pattern, template, title, status, expected, length, listed }.
export const allPages = JSON.parse(readFileSync(new URL('../out/pages.json', import.meta.url), 'utf8'));

const LARGEST_UNSAMPLED_GROUP = 8;

const longestOfEachTemplate = groupBy('template').map((pages) =>
  pages.reduce((longest, page) => (page.length > longest.length ? page : longest)),
);

// The longest page of each template, in simplified characters, and one in traditional ones.
export const pagePerTemplate = longestOfEachTemplate.filter(
  ({ path, traditional }) => !traditional || path === '/hant/card',
);

// Of many pages with one URL pattern, the first, the last and the one with the longest title. In traditional characters, where pages
// have the same structure and as many characters, the longest of each template.
export const sampledPages = [
  ...groupBy('pattern').flatMap(sample).filter(({ traditional }) => !traditional),
  ...longestOfEachTemplate.filter(({ traditional }) => traditional),
];

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
