type Json = Readonly<Record<string, unknown>>;

/** The texts of Slack blocks as lines for a terminal: what a screen reader would read, without mrkdwn's marks. */
export function plainText(blocks: readonly Json[]): string {
  return blocks
    .map((block) => textsOf(block).map(unmark).join('\n'))
    .filter((text) => text !== '')
    .join('\n\n');
}

function textsOf(block: Json): string[] {
  const texts: string[] = [];
  if (block.type === 'divider') return ['-'.repeat(40)];
  if (block.type === 'actions') return [elementLabels(block)].filter((text) => text !== '');
  push(texts, block.text);
  for (const field of list(block.fields)) push(texts, field);
  for (const element of list(block.elements)) push(texts, element.text ?? element);
  return texts;
}

function elementLabels(block: Json): string {
  return list(block.elements)
    .map((element) => element.text)
    .filter((text): text is Json => typeof text === 'object' && text !== null)
    .map(({ text }) => `[ ${String(text)} ]`)
    .join('  ');
}

function push(texts: string[], value: unknown): void {
  if (typeof value === 'string') texts.push(value);
  else if (typeof value === 'object' && value !== null && typeof (value as Json).text === 'string') {
    texts.push((value as { text: string }).text);
  }
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** mrkdwn without its marks: emphasis, links as their label, entities as themselves. */
function unmark(text: string): string {
  return text
    .replace(/<(?:[^>|]*)\|([^>]*)>/g, '$1')
    .replace(/```\n?/g, '')
    .replace(/(^|\s)[*_~`]([^*_~`\n]+)[*_~`](?=\s|[.,:;)]|$)/gm, '$1$2')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
