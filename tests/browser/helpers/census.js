import { readFileSync } from 'node:fs';

const census = JSON.parse(readFileSync(new URL('../out/census.json', import.meta.url), 'utf8'));

const SAMPLE_FROM = 9;

// Every page of the site: { path, kind, family, title, status, expected, length, listed }.
export const everyPage = census.pages;

// Where many pages are of one kind, the first, the last and the one with the longest title stand for all.
export const someOfEachKind = groups('kind').flatMap(([, pages]) => sample(pages));

// The longest page of each family: what a score of the whole site may rest on.
export const oneOfEachFamily = groups('family').map(([, pages]) =>
  pages.reduce((longest, page) => (page.length > longest.length ? page : longest)),
);

function groups(key) {
  const found = new Map();
  for (const page of everyPage) {
    if (!found.has(page[key])) found.set(page[key], []);
    found.get(page[key]).push(page);
  }
  return [...found];
}

function sample(pages) {
  if (pages.length < SAMPLE_FROM) return pages;
  const longest = pages.reduce((a, b) => (b.title.length > a.title.length ? b : a));
  return [...new Set([pages[0], longest, pages.at(-1)])];
}
