import type { Severity } from '../../core/checks/rule.ts';
import type { Words } from '../../words/words.ts';
import { printable } from '../plain.ts';
import { bullet, createTerminalStyle, type TerminalOptions, type TerminalStyle, wrap } from '../terminal.ts';
import type { CheckView, FindingView } from './check-view.ts';

/** A check for a terminal, ending with a newline. */
export function renderCheckText(view: CheckView, { checks }: Words, options: TerminalOptions = {}): string {
  const style = createTerminalStyle(options);
  const { headings } = checks;
  const tone = view.findings.length === 0 ? style.green : style.yellow;
  const lists = [
    [headings.passed, view.passed],
    [headings.notApplicable, view.notApplicable],
  ] as const;
  const bullets = [
    [headings.notRead, view.notRead],
    [headings.skipped, view.skipped],
  ] as const;
  const lines = [
    ...wrap(view.headline, style.width).map((line) => style.bold(tone(line))),
    ...wrap(view.scope, style.width).map(style.dim),
    ...view.findings.flatMap((finding) => ['', ...findingLines(finding, style)]),
    ...lists.flatMap(([heading, rules]) =>
      rules.length === 0 ? [] : ['', style.bold(heading), ...wrap(rules.join(', '), style.width, '  ')],
    ),
    ...bullets.flatMap(([heading, sentences]) =>
      sentences.length === 0
        ? []
        : ['', style.bold(heading), ...sentences.flatMap((sentence) => bullet(sentence, style.width))],
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function findingLines(finding: FindingView, style: TerminalStyle): string[] {
  const paint = toneOf(finding.severity, style);
  return [
    ...wrap(`[${finding.severityName}] ${finding.title} (${finding.rule})`, style.width).map((line) =>
      style.bold(paint(line)),
    ),
    ...wrap(finding.why, style.width, '  '),
    ...wrap(finding.fix, style.width, '  '),
    // Code is pasted: it is not wrapped.
    ...finding.changes.flatMap(({ place, code }) => [
      ...(place === null ? [] : [style.dim(`    ${place}`)]),
      ...printable(code)
        .split('\n')
        .map((line) => `    ${line}`),
    ]),
  ];
}

function toneOf(severity: Severity, style: TerminalStyle): (text: string) => string {
  return { high: style.red, medium: style.yellow, low: (text: string) => text }[severity];
}
