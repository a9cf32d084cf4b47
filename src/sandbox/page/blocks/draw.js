import { h } from '../dom.js';
import { drawMarkdown } from '../markdown.js';
import { drawText } from '../mrkdwn.js';
import { drawRichText } from '../rich-text.js';
import { drawActions, drawContextActions } from './actions.js';
import { drawCard, drawCarousel } from './card.js';
import { drawChart } from './chart.js';
import { drawContainer } from './container.js';
import { drawDataTable } from './data-table.js';
import { drawImage, drawVideo } from './image.js';
import { drawInput } from './input.js';
import { drawPlan, drawTaskCard } from './plan.js';
import { drawContext, drawSection } from './section.js';
import { drawTable } from './table.js';

const DRAWERS = {
  actions: drawActions,
  alert: drawAlert,
  card: drawCard,
  carousel: drawCarousel,
  container: (block, context) => drawContainer(block, context, drawBlocks),
  context: drawContext,
  context_actions: drawContextActions,
  data_table: drawDataTable,
  data_visualization: drawChart,
  divider: () => h('hr'),
  header: drawHeader,
  image: drawImage,
  input: drawInput,
  markdown: (block) => h('div', { class: 'markdown' }, drawMarkdown(block.text)),
  plan: drawPlan,
  rich_text: drawRichText,
  section: drawSection,
  table: drawTable,
  task_card: drawTaskCard,
  video: drawVideo,
};

/**
 * Draws a list of blocks. `context` holds `directory`, `reader` (the viewing user), `choices` (what stands in inputs, by block
 * and action id) and `act(element, block, value)`, which resolves when the app has acknowledged.
 */
export function drawBlocks(blocks, context) {
  return blocks.map((block) => {
    const draw = DRAWERS[block.type];
    const inside =
      draw === undefined
        ? h('p', { class: 'unknown-block' }, `This page cannot draw a ${block.type} block.`)
        : draw(block, context);
    return h('div', { class: `block block-${block.type}`, 'data-block-id': block.block_id }, inside);
  });
}

function drawHeader(block, context) {
  return h(
    `h${Math.min((block.level ?? 1) + 2, 6)}`,
    { class: `header header-${block.level ?? 1}` },
    drawText(block.text, context),
  );
}

function drawAlert(block, context) {
  const level = block.level ?? 'default';
  return h(
    'div',
    { class: `alert alert-${level}`, role: level === 'error' ? 'alert' : 'note' },
    drawText(block.text, context),
  );
}
