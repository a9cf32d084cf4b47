import { formatDate } from './dates.js';
import { h, link } from './dom.js';
import { withEmoji } from './emoji.js';
import { styled } from './inline-style.js';

/** Draws a text object: mrkdwn with its marks, plain text as it stands with its emoji. */
export function drawText(text, context) {
  if (text === undefined || text === null) return [];
  if (text.type === 'mrkdwn') return drawMrkdwn(text.text, context);
  return lines(text.emoji === false ? text.text : withEmoji(text.text));
}

/** Draws Slack's mrkdwn as nodes; nothing in it can become markup. */
export function drawMrkdwn(text, context) {
  return text.split(/```([\s\S]+?)```/).flatMap((part, index) => {
    if (index % 2 === 1) return [h('pre', null, h('code', null, codeText(part.replace(/^\n|\n$/g, ''))))];
    return part === '' ? [] : drawQuotes(index === 0 ? part : part.replace(/^\n/, ''), context);
  });
}

function codeText(part) {
  return unescaped(part.replace(/<([^<>|]+)\|([^<>]+)>/g, '$2').replace(/<(https?:[^<>]+)>/g, '$1'));
}

function drawQuotes(text, context) {
  const groups = [];
  for (const line of text.split('\n')) {
    const quoted = /^&gt; ?(.*)$/.exec(line) ?? /^> ?(.*)$/.exec(line);
    const last = groups.at(-1);
    if (last !== undefined && last.quoted === (quoted !== null)) last.lines.push(quoted?.[1] ?? line);
    else groups.push({ quoted: quoted !== null, lines: [quoted?.[1] ?? line] });
  }
  return groups.flatMap((group) => {
    const inline = drawInline(group.lines.join('\n'), context);
    return group.quoted ? [h('blockquote', null, inline)] : inline;
  });
}

function drawInline(text, context) {
  // Links and mentions are set aside first, so that marks inside an address are not read as bold.
  const tokens = [];
  const marked = text.replace(/<([^<>\n]+)>/g, (_, token) => `\uE000${tokens.push(token) - 1}\uE001`);
  const leaf = (part) =>
    part
      .split(/\uE000(\d+)\uE001/)
      .flatMap((piece, index) =>
        index % 2 === 1 ? [drawToken(tokens[Number(piece)], context)] : autolink(unescaped(piece)),
      );
  return styled(marked, leaf);
}

function autolink(text) {
  return text
    .split(/(https?:\/\/[^\s<>]*[^\s<>.,;:!?)"'])/)
    .flatMap((piece, index) => (index % 2 === 1 ? [link(piece, piece)] : lines(withEmoji(piece))));
}

function drawToken(token, context) {
  const { directory, reader } = context;
  const [target, label] = splitOnce(token, '|');
  if (target.startsWith('@'))
    return mention(`@${label ?? directory.userName(target.slice(1))}`, target.slice(1) === reader?.id);
  if (target.startsWith('#')) return mention(`#${label ?? directory.channelName(target.slice(1))}`);
  if (target.startsWith('!subteam^')) return mention(label ?? `@${directory.groupName(target.split('^')[1])}`);
  if (target.startsWith('!date^')) {
    const [, seconds, format, url] = target.split('^');
    const text = Number.isFinite(Number(seconds))
      ? formatDate(Number(seconds), format ?? '{date}', reader)
      : (label ?? '');
    const time = h('time', { title: label }, text);
    return url === undefined ? time : link(url, time);
  }
  if (target.startsWith('!')) return mention(`@${label ?? target.slice(1)}`, true);
  return link(unescaped(target), unescaped(label ?? target.replace(/^mailto:/, '')));
}

function mention(text, toReader = false) {
  return h('span', { class: toReader ? 'mention mention-me' : 'mention' }, text);
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** Turns Slack's three escapes back into characters. */
export function unescaped(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Text with its line breaks as nodes. */
export function lines(text) {
  return text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [h('br'), line]));
}
