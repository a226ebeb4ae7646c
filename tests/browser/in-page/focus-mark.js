// How the focused element shows that it has the focus; null when it does so well enough.
inspect.focusMark = ({ least }) => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  if (outlineStyle === 'none') return 'has no outline';
  if (parseFloat(outlineWidth) < least) return `has an outline of ${outlineWidth}`;
  if (inspect.contrast(outlineColor, inspect.backdrop(element.parentElement)) < 3) return `has an outline of ${outlineColor} on ${inspect.backdrop(element.parentElement)}`;
  const boxes = [element, ...(element.labels ?? [])].flatMap((part) => [...part.getClientRects()]);
  const [box] = boxes;
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) return 'is outside the window';
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1);
  const hit = document.elementFromPoint(x, y);
  if (hit && !element.contains(hit) && !hit.contains(element)) return `lies under ${inspect.name(hit)}`;
  return null;
};
