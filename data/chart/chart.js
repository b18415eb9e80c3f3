(function () {
  'use strict';

  const chart = JSON.parse(document.getElementById('data').textContent);
  const $ = (id) => document.getElementById(id);
  const ROW = 28; // as --row in the style
  const SPARE = 12; // rows kept above and below the window
  const DAY = 86400000;
  const SVG = 'http://www.w3.org/2000/svg';
  const BARS = { baseline: '基准计划', plan: '现行计划', actual: '实际', forecast: '预计', pause: '停表（特别程序）', hold: '挂起（企业原因）' };
  const LAMPS = { red: '红', yellow: '黄', grey: '灰', green: '绿', done: '办结', none: '' };
  const LANES = { actual: [4, 10], forecast: [4, 10], pause: [4, 10], hold: [4, 10], plan: [16, 4], baseline: [21, 3] };
  const overview = chart.kind === 'overview';
  const what = overview ? '个项目' : '个阶段';

  const days = (text) => Math.round(Date.parse(text) / DAY);
  const first = days(chart.period.from);
  const length = days(chart.period.to) - first + 1;
  const percent = (day) => (100 * (day - first)) / length;

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    made.append(...children);
    return made;
  }
  function drawn(tag, attributes, text) {
    const made = document.createElementNS(SVG, tag);
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // ---- rows and their families
  const rows = chart.rows;
  const roots = [];
  rows.forEach((row, index) => {
    row.index = index;
    if (row.level === 0) roots.push({ row, parts: [] });
    else roots[roots.length - 1].parts.push(row);
  });
  const family = new Map(roots.map((root) => [root.row, root]));
  let open = new Set(overview ? [] : roots.map((root) => root.row));
  let openBefore = null; // what was open before a filter opened more

  // ---- what is shown
  const filter = { find: '', department: '', person: '', lamp: '' };
  let view = []; // rows in order
  let active = -1; // index in view
  let printing = false;

  function words(row) {
    if (row.words === undefined) row.words = [row.key, row.name, row.cells[0][0], ...row.departments, ...row.people].join(' ').toLowerCase();
    return row.words;
  }
  function passes(row, parent) {
    if (filter.find && !words(row).includes(filter.find) && !(parent && words(parent).includes(filter.find))) return false;
    if (filter.department && !row.departments.includes(filter.department)) return false;
    if (filter.person && !row.people.includes(filter.person) && !(parent && parent.people.includes(filter.person))) return false;
    return !filter.lamp || row.lamp === filter.lamp;
  }
  const filtering = () => Boolean(filter.find || filter.department || filter.person || filter.lamp);

  function choose() {
    const kept = view[active];
    view = [];
    let shownRoots = 0;
    let shownParts = 0;
    for (const root of roots) {
      const parts = filtering() ? root.parts.filter((part) => passes(part, root.row)) : root.parts;
      const own = overview ? passes(root.row, null) : !filtering();
      if (!own && parts.length === 0) continue;
      ++shownRoots;
      shownParts += parts.length;
      view.push(root.row);
      if (open.has(root.row)) for (const part of parts) view.push(part);
    }
    active = kept ? view.indexOf(kept) : -1;
    const told = [`显示 ${shownRoots} / ${roots.length} ${what}，${shownParts} / ${rows.length - roots.length} 个事项`];
    for (const name of ['find', 'department', 'person', 'lamp']) {
      if (filter[name]) told.push(`${$(name).parentElement.firstChild.textContent.trim()}：${name === 'lamp' ? LAMPS[filter.lamp] : filter[name]}`);
    }
    $('count').textContent = told.join('　');
    $('grid').setAttribute('aria-rowcount', view.length + 1);
    layColumns();
    draw(true);
  }

  // A filter opens what holds its matches; without one, what was open before is open again.
  function refilter() {
    if (overview) {
      if (filtering() && !openBefore) openBefore = new Set(open);
      if (filtering()) {
        const byText = (root) => filter.find && !(filter.department || filter.person || filter.lamp) && words(root.row).includes(filter.find);
        open = new Set(roots.filter((root) => !byText(root) && root.parts.some((part) => passes(part, root.row))).map((root) => root.row));
      } else if (openBefore) {
        open = openBefore;
        openBefore = null;
      }
    }
    hideTip();
    $('scroll').scrollTop = 0;
    choose();
  }

  // ---- columns and days
  const numbers = new Set(['left', 'slack', 'to_baseline', 'to_current', 'node_left']);
  function ems(text) {
    let sum = 0;
    for (let i = 0; i < text.length; ++i) sum += text.charCodeAt(i) > 0x2e7f || text.charCodeAt(i) === 0x2014 ? 1 : 0.58;
    return sum;
  }
  const WIDEST = 22;
  const MEASURED = 2000; // rows looked at
  const PADDING = 12;
  const PAPER = 1512; // 400 mm between the margins of A3 landscape
  let widths = []; // of the columns but the days', in ems
  // By the words shown: opening a project needs room for its steps' owners. Long headings take two lines.
  function measure() {
    const heading = (text) => (text.length > 5 ? Math.ceil(text.length / 2) + 0.2 : ems(text));
    const wide = [ems(chart.row_heading), 3.4, ...chart.columns.map((column) => heading(column.heading))];
    for (const row of view.slice(0, MEASURED)) {
      wide[0] = Math.max(wide[0], ems(row.name) + (row.critical ? 5 : 2.2));
      row.cells.forEach(([text, lamp], i) => { wide[i + 2] = Math.max(wide[i + 2], ems(text) + (lamp ? 1.2 : 0)); });
    }
    return wide.map((width) => Math.min(width, WIDEST));
  }
  const fontSize = () => (printing ? 11 : 13); // as in the style
  const left = () => widths.reduce((sum, width) => sum + width * fontSize() + PADDING, 0);

  function daysWidth() {
    const zoom = $('zoom').value;
    const room = (printing ? PAPER : $('scroll').clientWidth) - left() - 2;
    return zoom === 'fit' || printing ? Math.max(room, overview ? 280 : 360) : Math.max(Number(zoom) * length, 360);
  }
  // 办结(预计) breaks before its bracket, not within it.
  function headingOf(text) {
    const at = text.indexOf('(');
    return at > 0 ? [text.slice(0, at), element('span', { class: 'whole' }, text.slice(at))] : [text];
  }
  function layColumns() {
    widths = measure();
    const group = $('grid').querySelector('colgroup');
    group.replaceChildren(...widths.map((width) => element('col', { style: `width:calc(${width.toFixed(2)}em + ${PADDING}px)` })), element('col', { class: 'days', style: `width:${daysWidth()}px` }));
    $('grid').style.width = `${left() + daysWidth()}px`;
    const header = element('tr', { role: 'row', 'aria-rowindex': 1 }, element('th', { role: 'columnheader', scope: 'col', class: 'name' }, chart.row_heading), element('th', { role: 'columnheader', scope: 'col' }, '灯'));
    for (const column of chart.columns) {
      header.append(element('th', { role: 'columnheader', scope: 'col', class: numbers.has(column.key) ? 'number' : '' }, ...headingOf(column.heading)));
    }
    header.append(element('th', { role: 'columnheader', scope: 'col', class: 'days', 'aria-label': `时间 ${chart.period.from} 至 ${chart.period.to}，今天 ${chart.today}` }, axis()));
    $('grid').tHead.replaceChildren(header);
  }

  // Months, and Mondays where there is room for their numbers.
  function axis() {
    const svg = drawn('svg', { 'aria-hidden': 'true' });
    const perDay = daysWidth() / length;
    let free = -1;
    for (let day = first; day < first + length; ++day) {
      const date = new Date(day * DAY);
      if (date.getUTCDate() === 1 || day === first) {
        const text = free < 0 || date.getUTCMonth() === 0 ? `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月` : `${date.getUTCMonth() + 1}月`;
        const at = (day - first) * perDay;
        const next = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)) / DAY;
        const room = (Math.min(next, first + length) - day) * perDay;
        if (at >= free && (room > 12 * ems(text) || date.getUTCDate() === 1) && at + 12 * ems(text) <= daysWidth()) {
          svg.append(drawn('text', { x: `${percent(day)}%`, dx: 3, y: 14 }, text));
          free = at + 12 * ems(text) + 6;
        }
      }
      if (date.getUTCDay() === 1 && perDay >= 3.2 && (day - first) * perDay + 16 < daysWidth() && Math.abs(day - days(chart.today)) * perDay > 34) {
        svg.append(drawn('text', { x: `${percent(day)}%`, dx: 1, y: 31 }, String(date.getUTCDate())));
      }
    }
    const now = percent(days(chart.today) + 0.5);
    const anchor = now > 92 ? 'end' : now < 8 ? 'start' : 'middle';
    svg.append(drawn('text', { x: `${now}%`, y: 31, class: 'now', 'text-anchor': anchor }, `今天 ${chart.today.slice(5)}`));
    return svg;
  }

  // Rest days, months and today behind every row: one picture.
  function paintDays() {
    const parts = chart.rest_days.map((day) => `<rect x='${days(day) - first}' width='1' height='1' fill='#e9ecef'/>`);
    for (let day = first + 1; day < first + length; ++day) {
      if (new Date(day * DAY).getUTCDate() === 1) parts.push(`<path d='M${day - first} 0V1' stroke='#b9c3cd' stroke-width='1' vector-effect='non-scaling-stroke'/>`);
    }
    parts.push(`<path d='M${days(chart.today) - first + 0.5} 0V1' stroke='#b3261e' stroke-width='1.4' vector-effect='non-scaling-stroke'/>`);
    const svg = `<svg xmlns='${SVG}' viewBox='0 0 ${length} 1' preserveAspectRatio='none'>${parts.join('')}</svg>`;
    document.documentElement.style.setProperty('--days', `url("data:image/svg+xml,${encodeURIComponent(svg)}")`);
  }

  function barsOf(row) {
    const svg = drawn('svg', { 'aria-hidden': 'true' });
    for (const [kind, from, to] of row.bars) {
      const [y, height] = LANES[kind];
      const start = percent(days(from));
      svg.append(drawn('rect', { class: kind, x: `${start}%`, width: `${percent(days(to) + 1) - start}%`, y, height, rx: 1 }));
    }
    if (row.due && overview === false) {
      const place = drawn('svg', { x: `${percent(days(row.due) + 0.5)}%`, y: 0, overflow: 'visible', width: 1, height: 26 });
      place.append(drawn('path', { class: 'due', d: 'M0 3.5L5.5 9L0 14.5L-5.5 9Z' }));
      svg.append(place);
    }
    return svg;
  }
  function daysInWords(row) {
    const told = row.bars.map(([kind, from, to]) => `${BARS[kind]} ${from} 至 ${to}`);
    if (row.due) told.push(`到期 ${row.due}`);
    return told.join('；') || '没有横条';
  }

  // ---- one row
  function lampOf(kind, text, small) {
    return element('span', { class: `lamp ${kind}${small ? ' text' : ''}` }, text);
  }
  function build(row, place) {
    const root = family.get(row);
    const line = element('tr', {
      id: `row-${row.index}`, role: 'row', 'aria-level': row.level + 1, 'aria-rowindex': place + 2, 'data-key': row.key,
      class: `level${row.level} ${chart.kind}${row.level}${row.critical ? ' critical' : ''}${place === active ? ' active' : ''}`,
    });
    const name = element('th', { role: 'rowheader', scope: 'row', class: 'name' });
    if (root && root.parts.length) {
      line.setAttribute('aria-expanded', String(open.has(row)));
      name.append(element('span', { class: 'toggle', 'aria-hidden': 'true' }, open.has(row) ? '▾' : '▸'));
    } else if (row.level === 0) {
      name.append(element('span', { class: 'toggle', 'aria-hidden': 'true' }));
    }
    name.append(row.name);
    if (row.critical) name.append(element('span', { class: 'mark' }, '关键'));
    line.append(name, element('td', { role: 'gridcell' }, ...(row.lamp === 'none' ? [] : [lampOf(row.lamp, LAMPS[row.lamp])])));
    row.cells.forEach(([text, lamp], i) => {
      const made = element('td', { role: 'gridcell', class: numbers.has(chart.columns[i].key) ? 'number' : '' });
      made.append(lamp ? lampOf(lamp, text, true) : text);
      line.append(made);
    });
    line.append(element('td', { role: 'gridcell', class: 'days', 'aria-label': daysInWords(row) }, barsOf(row)));
    return line;
  }

  // ---- drawing only what the window shows
  const body = $('grid').tBodies[0];
  const above = element('tr', { class: 'space', 'aria-hidden': 'true' }, element('td', { colspan: chart.columns.length + 3 }));
  const below = above.cloneNode(true);
  let live = new Map(); // place in view → line

  function draw(afresh) {
    const scroll = $('scroll');
    const from = printing ? 0 : Math.max(0, Math.floor(scroll.scrollTop / ROW) - SPARE);
    const to = printing ? view.length : Math.min(view.length, Math.ceil((scroll.scrollTop + scroll.clientHeight) / ROW) + SPARE);
    if (afresh) {
      live = new Map();
      body.replaceChildren(above, below);
    }
    for (const [place, line] of live) {
      if (place < from || place >= to) {
        line.remove();
        live.delete(place);
      }
    }
    let next = below;
    for (let place = to - 1; place >= from; --place) {
      let line = live.get(place);
      if (!line) {
        line = build(view[place], place);
        live.set(place, line);
        body.insertBefore(line, next);
      }
      next = line;
    }
    above.style.display = from > 0 ? '' : 'none';
    below.style.display = to < view.length ? '' : 'none';
    above.style.height = `${from * ROW}px`;
    below.style.height = `${(view.length - to) * ROW}px`;
    pointActive();
  }
  function pointActive() {
    const line = live.get(active);
    if (line) $('grid').setAttribute('aria-activedescendant', line.id);
    else $('grid').removeAttribute('aria-activedescendant');
  }

  // ---- the reasons
  function showTip(row, at) {
    const tip = $('tip');
    const list = element('dl', {});
    for (const [what, why] of row.reasons) list.append(element('dt', {}, what), element('dd', {}, why));
    if (row.slack !== null && !row.reasons.some(([what]) => what.startsWith('机动'))) list.append(element('dt', {}, '机动'), element('dd', {}, `${row.slack} 个工作日`));
    list.append(element('dt', {}, '横条'), element('dd', {}, daysInWords(row)));
    tip.replaceChildren(element('strong', {}, row.name), list);
    tip.hidden = false;
    const width = tip.offsetWidth;
    const height = tip.offsetHeight;
    const x = Math.max(4, Math.min(at.x + 14, window.innerWidth - width - 8));
    const y = at.y + 18 + height < window.innerHeight ? at.y + 18 : Math.max(4, at.y - height - 12);
    tip.style.left = `${x}px`;
    tip.style.top = `${y}px`;
  }
  function hideTip() {
    $('tip').hidden = true;
  }
  function rowOf(target) {
    const line = target.closest && target.closest('tbody tr[data-key]');
    return line ? rows[Number(line.id.slice(4))] : null;
  }

  // ---- moving about
  function toggle(row, wanted) {
    const root = family.get(row);
    if (!root || !root.parts.length) return;
    if (wanted === undefined ? open.has(row) : !wanted) open.delete(row);
    else open.add(row);
    choose();
  }
  function activate(place) {
    const before = live.get(active);
    if (before) before.classList.remove('active');
    active = Math.max(0, Math.min(place, view.length - 1));
    const scroll = $('scroll');
    const head = $('grid').tHead.offsetHeight;
    const top = active * ROW;
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    if (top + ROW > scroll.scrollTop + scroll.clientHeight - head) scroll.scrollTop = top + ROW - scroll.clientHeight + head;
    draw(false);
    const line = live.get(active);
    if (line) line.classList.add('active');
    pointActive();
  }
  function tipAtActive() {
    const line = live.get(active);
    if (!line) return;
    const box = line.getBoundingClientRect();
    showTip(view[active], { x: box.left + widths[0] * fontSize(), y: box.bottom - 14 });
    $('grid').setAttribute('aria-describedby', 'tip');
  }

  const page = () => Math.max(1, Math.floor($('scroll').clientHeight / ROW) - 2);
  const keys = {
    ArrowDown: () => activate(active + 1),
    ArrowUp: () => activate(active - 1),
    PageDown: () => activate(active + page()),
    PageUp: () => activate(active - page()),
    Home: () => activate(0),
    End: () => activate(view.length - 1),
    ArrowRight: () => {
      const row = view[active];
      if (row && row.level === 0 && !open.has(row)) toggle(row, true);
      else activate(active + 1);
    },
    ArrowLeft: () => {
      const row = view[active];
      if (row && row.level === 0) toggle(row, false);
      else if (row) activate(view.lastIndexOf(roots.find((root) => root.parts.includes(row)).row));
    },
    Enter: tipAtActive,
    ' ': tipAtActive,
  };
  $('grid').addEventListener('keydown', (event) => {
    const action = keys[event.key];
    if (!action || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const tipShown = !$('tip').hidden;
    action();
    if (tipShown && event.key !== 'Enter') tipAtActive();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      hideTip();
      $('grid').setAttribute('aria-describedby', 'keys');
    }
    if (event.key === '/' && !/^(INPUT|SELECT)$/.test(event.target.tagName)) {
      event.preventDefault();
      $('find').focus();
    }
  });
  $('grid').addEventListener('focus', () => { if (active < 0 && view.length) activate(0); });
  body.addEventListener('click', (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    activate(view.indexOf(row));
    if (event.target.closest('th.name') && row.level === 0) toggle(row);
    else showTip(row, { x: event.clientX, y: event.clientY });
  });
  body.addEventListener('mousemove', (event) => {
    const row = rowOf(event.target);
    if (row) showTip(row, { x: event.clientX, y: event.clientY });
    else hideTip();
  });
  body.addEventListener('mouseleave', hideTip);
  let waiting = false;
  $('scroll').addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw(false);
    });
  }, { passive: true });
  window.addEventListener('resize', () => { layColumns(); draw(false); });

  // ---- tools
  function offer(id, values, label) {
    for (const [value, number] of values) $(id).append(element('option', { value }, `${label(value)}（${number}）`));
  }
  function counted(of) {
    const sums = new Map();
    for (const row of rows) for (const value of of(row)) sums.set(value, (sums.get(value) || 0) + 1);
    return sums;
  }
  const inOrder = (sums) => [...sums].sort((a, b) => a[0].localeCompare(b[0], 'zh'));
  offer('department', inOrder(counted((row) => row.departments)), (value) => value);
  offer('person', inOrder(counted((row) => row.people)), (value) => value);
  const lamps = counted((row) => (row.level === 1 ? [row.lamp] : []));
  offer('lamp', ['red', 'yellow', 'grey', 'green', 'done'].filter((lamp) => lamps.has(lamp)).map((lamp) => [lamp, lamps.get(lamp)]), (value) => LAMPS[value]);
  $('find').addEventListener('input', () => { filter.find = $('find').value.trim().toLowerCase(); refilter(); });
  for (const name of ['department', 'person', 'lamp']) $(name).addEventListener('change', () => { filter[name] = $(name).value; refilter(); });
  $('zoom').addEventListener('change', () => { layColumns(); draw(true); });
  $('open').addEventListener('click', () => { open = new Set(roots.map((root) => root.row)); choose(); });
  $('close').addEventListener('click', () => { open = new Set(); choose(); });
  $('clear').addEventListener('click', () => {
    for (const name in filter) { filter[name] = ''; $(name).value = ''; }
    refilter();
  });
  $('print').addEventListener('click', () => window.print());
  $('tools').addEventListener('submit', (event) => event.preventDefault());

  function legend() {
    const list = $('legend');
    const swatch = (kind, extra) => {
      const svg = drawn('svg', { 'aria-hidden': 'true' });
      const [y, height] = kind === 'plan' ? [4, 4] : kind === 'baseline' ? [4, 3.5] : [1, 10];
      svg.append(drawn('rect', { class: kind, x: 1, width: 28, y, height, ...extra }));
      return svg;
    };
    for (const kind in BARS) list.append(element('li', {}, swatch(kind), BARS[kind]));
    list.append(element('li', {}, swatch('critical'), '关键线路'));
    const due = drawn('svg', { viewBox: '-15 3 30 12' });
    due.append(drawn('path', { class: 'due', d: 'M0 3.5L5.5 9L0 14.5L-5.5 9Z' }));
    if (!overview) list.append(element('li', {}, due, '到期日'));
    const rest = drawn('svg', {});
    rest.append(drawn('rect', { width: 28, height: 12, fill: '#e4e8ec' }));
    const now = drawn('svg', {});
    now.append(drawn('path', { d: 'M15 0V12', stroke: '#b3261e', 'stroke-width': 1.6 }));
    list.append(element('li', {}, rest, '休息日'), element('li', {}, now, `今天 ${chart.today}`));
  }
  function patterns() {
    const svg = drawn('svg', { width: 0, height: 0, style: 'position:absolute', 'aria-hidden': 'true' });
    for (const [id, colour, angle] of [['hatch', '#39434d', 45], ['held', '#9a6700', -45]]) {
      const pattern = drawn('pattern', { id, width: 4, height: 4, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${angle})` });
      pattern.append(drawn('rect', { width: 4, height: 4, fill: '#fff' }), drawn('rect', { width: 1.6, height: 4, fill: colour }));
      svg.append(pattern);
    }
    document.body.append(svg);
  }

  // All chosen rows stand on paper, whatever the window shows.
  window.addEventListener('beforeprint', () => { printing = true; hideTip(); layColumns(); draw(true); });
  window.addEventListener('afterprint', () => { printing = false; layColumns(); draw(true); });

  patterns();
  legend();
  paintDays();
  choose();
})();
