// Text cut by its own box, or running out of it over what stands beside.
inspect.clipped = () => {
  const faults = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (element.ownerSVGElement || element.clientWidth === 0) continue;
    const low = element.scrollHeight > element.clientHeight + 1;
    const wide = element.scrollWidth > element.clientWidth + 1;
    if (!low && !wide) continue;
    const { overflowY, position } = getComputedStyle(element);
    const cuts = ['hidden', 'clip'].includes(overflowY);
    const spills = element.children.length === 0 && element.innerText?.trim() && position !== 'absolute';
    if (!(low && cuts) && !(wide && spills)) continue;
    if (!inspect.shown(element)) continue;
    if (low && cuts) faults.push(`${inspect.name(element)} is cut below`);
    if (wide && spills) faults.push(`${inspect.name(element)} spills out: ${element.scrollWidth}px in ${element.clientWidth}px`);
  }
  return faults;
};
