import type { Words } from '../../words/words.ts';
import { escapeMarkdown, fence } from '../markdown.ts';
import type { CheckView, FindingView } from './check-view.ts';

/** A check as GitHub Markdown, ending with a newline. */
export function renderCheckMarkdown(view: CheckView, { checks }: Words): string {
  const { headings } = checks;
  const rules = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  const lines = [
    `## ${escapeMarkdown(view.headline)}`,
    '',
    escapeMarkdown(view.scope),
    ...view.findings.flatMap(findingLines),
    ...section(headings.passed, view.passed.length === 0 ? [] : [rules(view.passed)]),
    ...section(headings.notApplicable, view.notApplicable.length === 0 ? [] : [rules(view.notApplicable)]),
    ...section(headings.notRead, view.notRead.map(item)),
    ...section(headings.skipped, view.skipped.map(item)),
  ];
  return `${lines.join('\n')}\n`;
}

function findingLines(finding: FindingView): string[] {
  return [
    '',
    `### ${escapeMarkdown(finding.severityName)}: ${escapeMarkdown(finding.title)} (\`${finding.rule}\`)`,
    '',
    `${escapeMarkdown(finding.why)} ${escapeMarkdown(finding.fix)}`,
    ...finding.changes.flatMap(({ place, code, language }) => [
      '',
      ...(place === null ? [] : [escapeMarkdown(place), '']),
      fence(code, language),
    ]),
  ];
}

function item(sentence: string): string {
  return `- ${escapeMarkdown(sentence)}`;
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `### ${heading}`, '', ...lines];
}
