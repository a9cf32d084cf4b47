import { h } from './dom.js';

const TAGS = { '*': 'strong', _: 'em', '~': 's' };
const WORD = /[\p{L}\p{N}]/u;

/**
 * Splits text at paired markers (`*`, `_`, `~`, and backticks for code) and draws what is between with `leaf`.
 * A marker opens after a non-word character and closes before one, on the same line, as in Slack.
 */
export function styled(text, leaf, tags = TAGS) {
  const nodes = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') nodes.push(...leaf(plain));
    plain = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    const end = mark === '`' || Object.hasOwn(tags, mark) ? closing(text, at, mark) : -1;
    if (end < 0) {
      plain += mark;
      continue;
    }
    flush();
    const inside = text.slice(at + 1, end);
    nodes.push(mark === '`' ? h('code', null, leaf(inside)) : h(tags[mark], null, styled(inside, leaf, tags)));
    at = end;
  }
  flush();
  return nodes;
}

function closing(text, at, mark) {
  if (at > 0 && WORD.test(text[at - 1])) return -1;
  const lineEnd = text.indexOf('\n', at);
  const stop = lineEnd < 0 ? text.length : lineEnd;
  for (let end = text.indexOf(mark, at + 1); end > 0 && end < stop; end = text.indexOf(mark, end + 1)) {
    const inside = text.slice(at + 1, end);
    const tight = mark === '`' || (inside === inside.trim() && !inside.startsWith(mark));
    if (inside !== '' && tight && !WORD.test(text[end + 1] ?? ' ')) return end;
  }
  return -1;
}
