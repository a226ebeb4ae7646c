// Whether a reader can see the element: laid out, not hidden, not clipped to nothing.
inspect.shown = (element) => {
  if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
  const box = element.getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1) return false;
  for (let at = element; at; at = at.parentElement) {
    if (getComputedStyle(at).clipPath !== 'none') return false;
  }
  return true;
};
