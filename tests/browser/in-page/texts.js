// Every text node a reader can see, in document order.
inspect.texts = (root = document.body) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.trim() && inspect.shown(node.parentElement)) texts.push(node);
  }
  return texts;
};
