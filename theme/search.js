// The search box: as a page, or over any page. Fetched when it is first needed.
import { openIndex } from './search-index.js';
import { search } from './search-hits.js';

const pageful = 5;
const pause = 120; // ms without a key, before it is looked for

/** @param box an element with a form, a status, a list and a button for more; its words are in its data */
export const attach = box => {
  const [form, input, status, list, more] = ['form', 'input', '[role=status]', '.hits', '[data-more]'].map(selector => box.querySelector(selector));
  const words = box.dataset;
  const home = new URL(form.action);
  let index, timer, asked = 0, results;

  const get = async name => {
    const answer = await fetch(new URL(name, home), name === 'index.json' ? { cache: 'no-cache' } : {});
    if (!answer.ok) throw new Error(`${answer.status} ${name}`);
    return name.endsWith('.bin') ? new Uint8Array(await answer.arrayBuffer()) : answer.text();
  };

  const say = () => {
    const { count, isOver } = results;
    status.textContent = count === 0 ? words.none : !isOver ? words.about.replace('{}', count) : count === 1 ? words.one : words.many.replace('{}', count);
    more.hidden = isOver;
  };

  const look = async query => {
    index ??= openIndex(get).catch(error => { index = undefined; throw error; });
    const found = await search(await index, query);
    return { found, hits: await found.next(pageful) };
  };

  const run = async () => {
    clearTimeout(timer);
    const query = input.value.trim(), turn = ++asked;
    if (!query) { list.replaceChildren(); status.textContent = ''; more.hidden = true; return; }
    status.textContent = words.busy;
    try {
      // A site that was published while this page was open has other files: its index is opened anew, once.
      const { found, hits } = await look(query).catch(() => { index = undefined; return look(query); });
      if (turn !== asked) return;
      results = found;
      list.replaceChildren(...hits.map(item));
      say();
    } catch {
      if (turn === asked) status.textContent = words.failed;
    }
  };

  more.addEventListener('click', async () => {
    const turn = asked, shown = list.children.length;
    try {
      const hits = await results.next(pageful);
      if (turn !== asked) return;
      list.append(...hits.map(item));
      say();
      list.children[shown]?.querySelector('a').focus();
    } catch {
      status.textContent = words.failed;
    }
  });
  input.addEventListener('input', event => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(run, pause); // half a syllable is not a query
  });
  input.addEventListener('compositionend', () => { clearTimeout(timer); timer = setTimeout(run, pause); });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    await run();
    list.querySelector('a')?.focus();
  });
  // The arrows go from the field through the results and back.
  box.addEventListener('keydown', event => {
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const stops = [input, ...list.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))].focus();
  });
  if (input.value) run();
  return { run, input };
};

const item = hit => {
  const li = document.createElement('li');
  const heading = li.appendChild(document.createElement('h2'));
  const link = heading.appendChild(document.createElement('a'));
  link.href = hit.href;
  link.append(...marked(hit.title));
  if (hit.section.length) line(li, 'p', 'section').append(...marked(hit.section));
  if (hit.excerpt.length) line(li, 'p', '').append(...marked(hit.excerpt));
  const about = [[{ text: hit.date }], hit.topic, hit.names].filter(segments => segments.some(({ text }) => text));
  line(li, 'span', 'tele').append(...about.flatMap((segments, i) => [i ? '\u3000' : '', ...marked(segments)]));
  return li;
};

const line = (parent, name, className) => {
  const element = parent.appendChild(document.createElement(name));
  if (className) element.className = className;
  return element;
};

const marked = segments => segments.map(({ text, isMarked }) => {
  if (!isMarked) return text;
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
});
