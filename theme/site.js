// Transmission: the one script. Everything here is an enhancement; every page works without it.
const root = document.documentElement;
const words = document.body.dataset;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// The theme follows the system until it is asked otherwise; an inline line in the head applies what was asked before.
const paintFrame = () => all('meta[name=theme-color]').forEach(meta => { meta.content = getComputedStyle(document.body).backgroundColor; });
if (root.dataset.theme) paintFrame();
document.querySelector('.theme').addEventListener('click', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  paintFrame();
  try { localStorage.theme = root.dataset.theme; } catch { /* storage is closed: the choice holds for this page */ }
});

// Contents: the section being read.
const links = all('.toc a');
if (links.length) {
  const heads = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const mark = () => {
    const current = heads.findLastIndex(head => head?.getBoundingClientRect().top < innerHeight * .3);
    links.forEach((link, i) => i === current ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current'));
  };
  let frame = 0;
  addEventListener('scroll', () => { frame ||= requestAnimationFrame(() => { frame = 0; mark(); }); }, { passive: true });
  mark();
}

// Buttons that copy the source of a code block or the TeX of a display.
const addCopy = (host, what, text) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy tele';
  button.textContent = what || words.copy;
  if (what) button.setAttribute('aria-label', `${words.copy} ${what}`);
  const label = button.textContent;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = words.copied;
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  host.append(button);
};
const wrapped = pre => {
  const host = document.createElement('div');
  host.className = 'code';
  pre.replaceWith(host);
  host.append(pre);
  return host;
};
const texOf = formula => formula.querySelector('annotation[encoding="application/x-tex"]')?.textContent;
if (navigator.clipboard) {
  all('.prose pre, .bibtex pre').forEach(pre => addCopy(pre.closest('.code') ?? wrapped(pre), '', pre.textContent));
  all('.eq').forEach(eq => texOf(eq) && addCopy(eq, 'TeX', texOf(eq)));
}

// A selection copies formulas as TeX, whole; typesetting spaces and marks of notes stay behind.
const formulaAround = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest('.katex');
const replaceFormula = formula => {
  const tex = texOf(formula);
  const mark = formula.closest('.katex-display') ? '$$' : '$';
  all('.katex-mathml, .katex-base, .base', formula).forEach(part => part.remove());
  formula.replaceWith((tex ? mark + tex + mark : '') + formula.textContent); // what is left is the punctuation that was tied to it
};
addEventListener('copy', event => {
  const selection = getSelection();
  if (selection.isCollapsed) return;
  const range = selection.getRangeAt(0).cloneRange();
  const [first, last] = [formulaAround(range.startContainer), formulaAround(range.endContainer)];
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const copied = range.cloneContents();
  if (!copied.querySelector('.katex')) return;
  // Line breaks of the file are spaces, or nothing between the parts of a list or a table.
  const texts = document.createTreeWalker(copied, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.parentElement?.closest('pre, .katex') || !text.data.includes('\n')) continue;
    const isBetween = !text.data.trim() && [text.previousElementSibling, text.nextElementSibling].some(one => one?.matches('li, tr, td, th, dt, dd, thead, tbody, p, ul, ol, div'));
    text.data = isBetween ? '' : text.data.replace(/\s*\n\s*/g, ' ');
  }
  all('.katex', copied).forEach(replaceFormula);
  all('.snr, .sn, .sp, .vh, .of, .copy, .eq-n', copied).forEach(part => part.remove());
  all('p, h1, h2, h3, h4, h5, h6, pre, .eq, blockquote', copied).forEach(block => block.append('\n\n'));
  all('li, tr, dt, dd, br', copied).forEach(line => line.after('\n'));
  all(':is(td, th) + :is(td, th)', copied).forEach(cell => cell.before('\t'));
  event.clipboardData.setData('text/plain', copied.textContent.replaceAll('\u2060', '').replace(/\n{3,}/g, '\n\n').trim());
  event.preventDefault();
});

// What a reference points to, beside it: under the pointer, with the focus, at the first tap; from another article too, whose page
// comes then and is in the cache when it is opened.
const card = document.createElement('div');
card.className = 'peek prose';
card.popover = 'manual';
card.setAttribute('role', 'group');
(document.querySelector('main') ?? document.body).append(card); // among the landmarks
const pages = new Map([[location.pathname, document]]);
const pageOf = async path => {
  if (!pages.has(path)) pages.set(path, fetch(path).then(async answer => new DOMParser().parseFromString(await answer.text(), 'text/html')));
  try { return await pages.get(path); } catch { pages.delete(path); } // no network: the link leads there all the same
};
const referenceAt = node => node.closest?.('.prose a[href*="#"]:not(.eq-n, :is(h2, h3, h4, h5, h6) > a)');
let shown, shownAt, wanted, timer;
const hide = () => {
  clearTimeout(timer);
  shown = wanted = undefined;
  card.hidePopover();
};
const show = async link => {
  clearTimeout(timer);
  if (link === shown) return;
  wanted = link;
  const { origin, pathname, hash } = new URL(link.href);
  const found = origin === location.origin && (await pageOf(pathname))?.getElementById(decodeURIComponent(hash.slice(1)));
  const target = found && (found.closest('.eq') ?? found);
  if (wanted !== link || !target || target.matches('h1, h2, h3, h4, h5, h6, .snr')) return;
  const copy = target.cloneNode(true);
  for (const part of [copy, ...all('[id], [popover]', copy)]) for (const name of ['id', 'popover', 'role']) if (!part.closest('svg')) part.removeAttribute(name);
  all('.copy, button', copy).forEach(part => part.remove());
  if (link.title) [link.ariaDescription, link.title] = [link.title, '']; // the card says it: no second one from the browser
  const name = [link.textContent, link.ariaDescription].filter(Boolean).join(' ');
  const follow = Object.assign(document.createElement('a'), { href: link.href, className: 'tele', textContent: `${name} →` });
  follow.addEventListener('click', hide);
  card.setAttribute('aria-label', name);
  card.replaceChildren(copy, follow);
  [shown, shownAt] = [link, scrollY];
  card.showPopover();
  const [at, size] = [link.getBoundingClientRect(), card.getBoundingClientRect()];
  card.style.left = `${Math.max(8, Math.min(at.left, root.clientWidth - size.width - 8))}px`;
  card.style.top = `${at.top > size.height + 12 ? at.top - size.height - 6 : at.bottom + 6}px`;
};
const later = (work, wait) => { clearTimeout(timer); timer = setTimeout(work, wait); };
let touched;
addEventListener('pointerover', event => {
  if (event.pointerType === 'touch') return;
  const link = !card.contains(event.target) && referenceAt(event.target);
  if (link) later(() => show(link), 150);
  else if (card.contains(event.target)) clearTimeout(timer);
  else if (shown || wanted) later(hide, 250); else clearTimeout(timer);
});
addEventListener('pointerdown', event => {
  touched = event.pointerType === 'touch';
  if (shown && !card.contains(event.target) && referenceAt(event.target) !== shown) hide();
});
addEventListener('focusin', event => {
  const link = referenceAt(event.target);
  if (link && !card.contains(link) && link.matches(':focus-visible')) show(link);
  else if (shown && !card.contains(event.target) && !touched) hide();
});
addEventListener('click', event => {
  const link = touched && !card.contains(event.target) && referenceAt(event.target);
  if (!link || link === shown || link.origin !== location.origin) return;
  event.preventDefault();
  show(link).then(() => { if (shown !== link) location.assign(link.href); }); // nothing to show: it is a link
});
addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
addEventListener('scroll', () => shown && !card.matches(':hover') && Math.abs(scrollY - shownAt) > 24 && hide(), { passive: true }); // a finger is never still

// Boxes that scroll are stops of the keyboard only while they have something to scroll to.
const boxes = new ResizeObserver(entries => entries.forEach(({ target }) => { target.tabIndex = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight ? 0 : -1; }));
all('.eq > .scroll[tabindex], .drawing > .scroll[tabindex], .toc').forEach(scroll => boxes.observe(scroll));

// Search comes when it is asked for: by «/» or the header's link, over the page; or on the page of its own.
const box = document.querySelector('.search');
const overlay = box.closest('dialog');
let attached;
const attachSearch = () => attached ??= import(box.dataset.script).then(({ attach }) => attach(box), () => { attached = undefined; });
const openSearch = () => {
  overlay?.showModal();
  box.querySelector('input').select();
  attachSearch();
};
if (overlay) {
  document.querySelector('[data-search]').addEventListener('click', event => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openSearch();
  });
  // In a field for searching Escape would only empty it.
  overlay.addEventListener('keydown', event => { if (event.key === 'Escape' && !event.isComposing) overlay.close(); });
  overlay.addEventListener('click', event => {
    // Beside the dialog, for browsers without closedby; on its button; on a result, which may be on this very page.
    if (event.target === overlay || event.target.closest('[data-close], .hits a')) overlay.close();
  });
} else {
  const input = box.querySelector('input');
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  input.addEventListener('input', () => {
    const address = new URL(location.href);
    if (input.value) address.searchParams.set('q', input.value); else address.searchParams.delete('q');
    history.replaceState(history.state, '', address);
  });
  if (!input.value && matchMedia('(hover: hover)').matches) input.focus(); // on a phone it would call the keyboard
  attachSearch();
}
addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || overlay?.open) return;
  if (event.target.closest?.('input, textarea, select, [contenteditable]')) return;
  event.preventDefault();
  openSearch();
});
