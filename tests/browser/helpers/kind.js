// Pages whose path differs only in the last segment are of one kind; a top page is a kind of its own.
export function kindOf({ path, listed }) {
  if (!listed) return path;
  const at = path.lastIndexOf('/');
  return at > 0 ? `${path.slice(0, at)}/*` : path;
}

// Coarser than a kind: pages drawn by one template.
export function familyOf(page, parents) {
  const { path, listed } = page;
  if (!listed) return path.split('?')[0];
  if (FORMS.test(path)) return path;
  const at = path.lastIndexOf('/');
  if (at > 0) return SECTIONS.test(path) ? 'section' : kindOf(page);
  return SECTIONS.test(`${path}/x`) && parents.has(path) ? 'guide' : path;
}

const SECTIONS = /^\/(hotlines|offline|online|card|tips)\/[^/]+$/;
const FORMS = /^\/card\/(offices|dates|documents)$/;
