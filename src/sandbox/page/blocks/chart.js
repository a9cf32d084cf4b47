import { h, svg } from '../dom.js';

const WIDTH = 560;
const HEIGHT = 240;
const LEFT = 64;
const BOTTOM = 44;
const TOP = 12;

/** Draws a data_visualization as an SVG with a legend; its numbers follow as a table for screen readers. */
export function drawChart(block) {
  const { chart } = block;
  const picture = chart.type === 'pie' ? drawPie(chart) : drawPlot(chart);
  const names =
    chart.type === 'pie'
      ? chart.segments.map((one) => `${one.label}: ${write(one.value)}`)
      : chart.series.map((one) => one.name);
  const legend = names.map((name, index) =>
    h('li', null, h('span', { class: `swatch series-${index}`, 'aria-hidden': 'true' }), name),
  );
  return h(
    'figure',
    { class: 'chart' },
    h('figcaption', null, block.title),
    h('div', { class: 'plot', tabindex: '0', role: 'img', 'aria-label': block.title }, picture),
    h('ul', { class: 'legend' }, legend),
    chart.type !== 'pie' && numbers(chart, block.title),
  );
}

function numbers(chart, title) {
  const head = h(
    'tr',
    null,
    h('th', { scope: 'col' }, chart.axis_config.x_label ?? ''),
    chart.series.map((series) => h('th', { scope: 'col' }, series.name)),
  );
  const rows = chart.axis_config.categories.map((name) =>
    h(
      'tr',
      null,
      h('th', { scope: 'row' }, name),
      chart.series.map((series) => h('td', null, write(valueAt(series, name)))),
    ),
  );
  return h(
    'div',
    { class: 'screen-reader-only' },
    h('table', null, h('caption', null, title), h('thead', null, head), h('tbody', null, rows)),
  );
}

function valueAt(series, category) {
  return series.data.find((point) => point.label === category)?.value ?? 0;
}

function write(value) {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(value);
}

function drawPlot(chart) {
  const { categories, x_label: xLabel, y_label: yLabel } = chart.axis_config;
  const values = chart.series.flatMap((series) => series.data.map((point) => point.value));
  const [low, high, step] = scale(Math.min(0, ...values), Math.max(0, ...values));
  const y = (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / (high - low));
  const band = (WIDTH - LEFT - 8) / categories.length;
  const x = (index) => LEFT + band * (index + 0.5);
  const marks = { bar: bars, line: line, area: area }[chart.type](chart, { x, y, band, categories });
  const ticks = [];
  for (let value = low; value <= high + step / 2; value += step)
    ticks.push(
      svg('line', { class: 'grid', x1: LEFT, x2: WIDTH - 8, y1: y(value), y2: y(value) }),
      svg('text', { class: 'tick', x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, write(value)),
    );
  const every = Math.ceil(
    categories.length /
      Math.max(1, Math.floor((WIDTH - LEFT) / (Math.max(...categories.map((name) => name.length)) * 6.5 + 10))),
  );
  const labels = categories.map(
    (name, index) =>
      index % every === 0 &&
      svg('text', { class: 'tick', x: x(index), y: HEIGHT - BOTTOM + 16, 'text-anchor': 'middle' }, name),
  );
  const axes = [
    xLabel && svg('text', { class: 'axis', x: (WIDTH + LEFT) / 2, y: HEIGHT - 6, 'text-anchor': 'middle' }, xLabel),
    yLabel &&
      svg(
        'text',
        { class: 'axis', transform: `translate(12 ${(HEIGHT - BOTTOM) / 2}) rotate(-90)`, 'text-anchor': 'middle' },
        yLabel,
      ),
  ];
  return svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' }, ticks, marks, labels, axes);
}

function scale(least, most) {
  const span = most - least || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  return [Math.floor(least / step) * step, Math.max(Math.ceil(most / step) * step, step), step];
}

function bars(chart, { x, y, band, categories }) {
  const width = (band * 0.72) / chart.series.length;
  return chart.series.flatMap((series, index) =>
    categories.map((name, at) => {
      const value = valueAt(series, name);
      const left = x(at) - (width * chart.series.length) / 2 + width * index;
      return svg('rect', {
        class: `fill-${index}`,
        x: left,
        width: Math.max(1, width - 1),
        y: Math.min(y(value), y(0)),
        height: Math.abs(y(value) - y(0)),
        rx: 2,
      });
    }),
  );
}

function path(series, { x, y, categories }) {
  return categories.map((name, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(valueAt(series, name))}`).join('');
}

function line(chart, plot) {
  return chart.series.flatMap((series, index) => [
    svg('path', { class: `stroke-${index}`, d: path(series, plot) }),
    plot.categories.map((name, at) =>
      svg('circle', { class: `fill-${index}`, cx: plot.x(at), cy: plot.y(valueAt(series, name)), r: 2.5 }),
    ),
  ]);
}

function area(chart, plot) {
  const base = `L${plot.x(plot.categories.length - 1)} ${plot.y(0)}L${plot.x(0)} ${plot.y(0)}Z`;
  return chart.series.flatMap((series, index) => [
    svg('path', { class: `area fill-${index}`, d: path(series, plot) + base }),
    svg('path', { class: `stroke-${index}`, d: path(series, plot) }),
  ]);
}

function drawPie(chart) {
  const total = chart.segments.reduce((sum, one) => sum + one.value, 0);
  let turn = -0.25;
  const at = (share, radius) =>
    `${110 + radius * Math.cos(share * 2 * Math.PI)} ${110 + radius * Math.sin(share * 2 * Math.PI)}`;
  const slices = chart.segments.map((one, index) => {
    const share = one.value / total;
    if (share > 0.9999) return svg('circle', { class: `fill-${index}`, cx: 110, cy: 110, r: 96 });
    const d = `M110 110L${at(turn, 96)}A96 96 0 ${share > 0.5 ? 1 : 0} 1 ${at(turn + share, 96)}Z`;
    turn += share;
    return svg('path', { class: `slice fill-${index}`, d });
  });
  return svg('svg', { class: 'pie', viewBox: '0 0 220 220', 'aria-hidden': 'true' }, slices);
}
