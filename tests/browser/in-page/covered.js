// Controls that something else lies over, so that a tap meets the wrong thing.
inspect.covered = () => {
  const faults = [];
  for (const element of document.body.querySelectorAll('a[href], button, input, select, textarea')) {
    if (!inspect.shown(element) || element.matches('.skip')) continue;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const [box] = element.getClientRects();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const own = hit && (element.contains(hit) || hit.contains(element) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
    if (!own) faults.push(`${inspect.name(element)} lies under ${hit ? inspect.name(hit) : 'nothing'}`);
  }
  return faults;
};
