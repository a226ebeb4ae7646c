// What is wrong with the focus indicator of the focused element; null if it is visible enough.
inspect.focusIndicatorProblem = ({ minWidth, minContrast }) => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  if (outlineStyle === 'none') return 'has no outline';
  if (parseFloat(outlineWidth) < minWidth) return `has an outline of ${outlineWidth}`;
  const background = inspect.effectiveBackground(element.parentElement);
  if (inspect.contrast(outlineColor, background) < minContrast)
    return `has an outline of ${outlineColor} on ${background}`;
  const parts = [element, ...(element.labels ?? [])];
  const [box] = parts.flatMap((part) => [...part.getClientRects()]);
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
    return 'is outside the viewport';
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1);
  const hit = document.elementFromPoint(x, y);
  if (!parts.some((part) => part.contains(hit)))
    return `is covered by ${hit ? inspect.describe(hit) : 'nothing that can be hit'}`;
  return null;
};
