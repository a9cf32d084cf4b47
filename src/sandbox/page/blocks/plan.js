import { h, icon, link } from '../dom.js';
import { drawRichText } from '../rich-text.js';

const STATUS = { pending: 'Pending', in_progress: 'In progress', complete: 'Complete', error: 'Error' };

/** Draws one task with its state, details, output and sources. */
export function drawTaskCard(task, context) {
  const sources = (task.sources ?? []).map((source) => h('li', null, link(source.url, source.text)));
  return h(
    'div',
    { class: `task task-${task.status}` },
    h(
      'div',
      { class: 'task-head' },
      h('span', { class: 'task-mark', 'aria-hidden': 'true' }, task.status === 'complete' && icon('check')),
      h('strong', null, task.title),
      h('span', { class: 'task-status' }, STATUS[task.status] ?? task.status),
    ),
    task.details && drawRichText(task.details, context),
    task.output && drawRichText(task.output, context),
    sources.length > 0 && h('ul', { class: 'sources' }, sources),
  );
}

/** Draws a plan: a title and its tasks in order. */
export function drawPlan(block, context) {
  const tasks = (block.tasks ?? []).map((task) => h('li', null, drawTaskCard(task, context)));
  return h('section', { class: 'plan' }, h('strong', null, block.title), h('ol', { class: 'tasks' }, tasks));
}
