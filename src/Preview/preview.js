// Keeps a page of the preview up to date. It runs before the theme's script, so that it sees the page as it was served.
//
// Three trees: the page as it was served last, the page as it is served now, and the live page, which scripts and the
// reader have changed meanwhile. What differs between the first two is done to the third; nothing else of it is touched.
(() => {
  const messages = () => document.querySelector('preview-messages');
  const live = new WeakMap(); // from a node as it was served to the one on the page

  const remember = (served, node) => {
    live.set(served, node);
    let child = node.firstChild;
    for (const inner of served.childNodes) { remember(inner, child); child = child.nextSibling; }
  };
  const keep = (served, fresh) => { // they are equal
    live.set(fresh, live.get(served));
    served.childNodes.forEach((inner, i) => keep(inner, fresh.childNodes[i]));
  };

  /** What stands for it among the children of a live parent: scripts may have wrapped it. */
  const standIn = (served, parent) => {
    let node = live.get(served);
    while (node && node.parentNode !== parent) node = node.parentNode;
    return node;
  };

  const patchAttributes = (served, fresh) => {
    const node = live.get(served);
    for (const { name } of served.attributes) if (!fresh.hasAttribute(name)) node.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (served.getAttribute(name) !== value) node.setAttribute(name, value);
  };

  const patch = (served, fresh) => {
    live.set(fresh, live.get(served));
    if (served.nodeType === Node.ELEMENT_NODE) { patchAttributes(served, fresh); patchChildren(served, fresh); }
    else live.get(served).nodeValue = fresh.nodeValue;
  };

  const near = 40; // how far a node is looked for that has moved
  const patchChildren = (served, fresh) => {
    const [old, now, parent] = [[...served.childNodes], [...fresh.childNodes], live.get(served)];
    let [i, j, ends] = [0, 0, 0];
    const isSame = (a, b) => a.isEqualNode(b);
    while (ends < Math.min(old.length, now.length) && isSame(old.at(-1 - ends), now.at(-1 - ends))) { keep(old.at(-1 - ends), now.at(-1 - ends)); ends++; }
    const [oldEnd, nowEnd] = [old.length - ends, now.length - ends];

    const remove = node => standIn(node, parent)?.remove();
    const insert = node => {
      const made = document.importNode(node, true);
      remember(node, made);
      let next = null;
      for (let k = i; k < old.length && !next; k++) next = standIn(old[k], parent);
      parent.insertBefore(made, next);
    };
    while (j < nowEnd) {
      const moved = old.slice(i, Math.min(oldEnd, i + near)).findIndex(node => isSame(node, now[j]));
      if (moved >= 0) {
        for (; moved > 0 && !isSame(old[i], now[j]); i++) remove(old[i]);
        keep(old[i++], now[j++]);
      } else if (i < oldEnd && old[i].nodeName === now[j].nodeName && !now.slice(j + 1, Math.min(nowEnd, j + near)).some(node => isSame(old[i], node))) {
        patch(old[i++], now[j++]);
      } else insert(now[j++]);
    }
    for (; i < oldEnd; i++) remove(old[i]);
  };

  /** Where the reader is: what is seen first, and how high it stands. */
  const place = () => [...document.querySelectorAll('main :is(p, li, h1, h2, h3, h4, pre, figure, tr, .eq)')]
    .map(node => [node, node.getBoundingClientRect()]).filter(([, box]) => box.bottom > 0 && box.top < innerHeight).slice(0, 8);
  const restore = seen => {
    const [node, box] = seen.find(([node]) => node.isConnected) ?? [];
    if (node) scrollBy({ top: node.getBoundingClientRect().top - box.top, behavior: 'instant' });
  };

  const headOf = page => page.documentElement.lang + [...page.head.querySelectorAll('link[rel=stylesheet], script[src]')].map(node => node.outerHTML);
  let body = document.body.cloneNode(true);
  remember(body, document.body);
  let head = headOf(document);

  const show = html => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    if (headOf(page) !== head) return location.reload(); // another style: it is all another page
    const [seen, style] = [place(), document.documentElement.style];
    style.overflowAnchor = 'none'; // the browser's own way of keeping the place would be added to this one
    document.title = page.title;
    patch(body, page.body);
    body = page.body;
    restore(seen);
    requestAnimationFrame(() => requestAnimationFrame(() => { style.overflowAnchor = ''; }));
    document.dispatchEvent(new Event('preview:shown'));
  };

  const renew = addresses => document.querySelectorAll('[src]').forEach(node => {
    const address = new URL(node.src, location);
    if (!addresses.includes(address.pathname)) return;
    address.search = 'preview=' + Date.now();
    node.src = address;
  });

  let [wanted, busy] = ['', false];
  const follow = async () => {
    if (busy) return;
    busy = true;
    try {
      while (wanted && wanted !== messages()?.dataset.edition) {
        const now = wanted;
        const answer = await fetch(location.pathname + location.search, { cache: 'no-store' });
        show(await answer.text());
        if (now === wanted) break; // the page may be of a later edition than the one that was told
      }
    } catch { /* the preview has ended, or begins again: it will tell */ }
    busy = false;
  };

  // A page that is not seen holds no connection: browsers allow six to a host.
  let events = null;
  const listen = () => {
    if (document.hidden) { events?.close(); events = null; return; }
    if (events) return;
    events = new EventSource('/.preview/events');
    events.addEventListener('edition', ({ data }) => {
      const { edition, assets } = JSON.parse(data);
      if (edition !== messages()?.dataset.edition) renew(assets);
      wanted = edition;
      follow();
    });
  };
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', () => { events?.close(); events = null; });
  addEventListener('pageshow', listen);
  listen();
})();
