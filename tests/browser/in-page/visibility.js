// Whether sighted users see the element: rendered, not transparent, and not reduced to nothing for screen readers only.
inspect.isVisible = (element) => {
  if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
  const box = element.getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1) return false;
  for (let ancestor = element; ancestor; ancestor = ancestor.parentElement) {
    if (getComputedStyle(ancestor).clipPath !== 'none') return false;
  }
  return true;
};

// In document order.
inspect.visibleTextNodes = (root = document.body) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.trim() && inspect.isVisible(node.parentElement)) nodes.push(node);
  }
  return nodes;
};
