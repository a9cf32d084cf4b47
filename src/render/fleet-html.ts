import type { FleetReport } from '../app/fleet-report.ts';
import type { Words } from '../words/words.ts';
import { FLEET_STYLE } from './fleet-style.ts';
import type { FleetRow, FleetView } from './fleet-view.ts';
import { oneLine } from './plain.ts';

/**
 * A sweep as one HTML file that asks nothing of the network: no script, no font, no image, which its own policy also
 * forbids. It prints on white.
 */
export function renderFleetHtml(report: FleetReport, view: FleetView, words: Words): string {
  const { fleet, forms } = words;
  const most = Math.max(0, ...[...view.atRisk, ...view.rows].map((row) => row.savingUsd));
  const parts = [
    `<p class="eyebrow">${escapeHtml(forms.appTitle)}</p>`,
    `<h1>${escapeHtml(view.headline)}</h1>`,
    `<p class="quiet">${escapeHtml(view.scope)}. ${escapeHtml(fleet.madeAt(report.sweptAt))}</p>`,
    ...(view.interrupted === null ? [] : [`<p class="notice" role="status">${escapeHtml(view.interrupted)}</p>`]),
    ...(view.atRisk.length === 0 ? [] : [tableHtml(fleet.headings.atRisk, 'risk', view.atRisk, most, words)]),
    ...(view.rows.length === 0 ? [] : [tableHtml(fleet.headings.services, 'services', view.rows, most, words)]),
    ...(view.more === null ? [] : [`<p class="quiet">${escapeHtml(view.more)}</p>`]),
    ...leftOutHtml(view, words),
    `<footer><p>${escapeHtml(view.prices)}</p><p>${escapeHtml(view.api)}</p></footer>`,
  ];
  return `<!doctype html>
<html lang="${words.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(view.headline)}</title>
<style>${FLEET_STYLE}</style>
</head>
<body>
<main>
${parts.join('\n')}
</main>
</body>
</html>
`;
}

/** Text from outside as text of an element or of an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function tableHtml(caption: string, id: string, rows: readonly FleetRow[], most: number, words: Words): string {
  const { columns } = words.fleet;
  const header = [
    columns.service,
    columns.now,
    columns.recommended,
    columns.saving,
    columns.confidence,
    columns.finding,
  ]
    .map((name) => `<th scope="col"${name === columns.saving ? ' class="number"' : ''}>${escapeHtml(name)}</th>`)
    .join('');
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escapeHtml(caption)}</h2>
<div class="scroll"><table>
<thead><tr>${header}</tr></thead>
<tbody>
${rows.map((row) => rowHtml(row, most)).join('\n')}
</tbody>
</table></div>
</section>`;
}

function rowHtml(row: FleetRow, most: number): string {
  const share = most > 0 ? Math.max(0, Math.min(100, Math.round((100 * row.savingUsd) / most))) : 0;
  const bar = share === 0 ? '' : `<span class="bar" style="width:${share}%" aria-hidden="true"></span>`;
  return [
    '<tr>',
    `<th scope="row">${escapeHtml(row.service)}<small>${escapeHtml(row.region)}</small></th>`,
    `<td>${escapeHtml(row.now)}</td>`,
    `<td>${escapeHtml(row.recommended)}</td>`,
    `<td class="number">${escapeHtml(row.saving)}${bar}</td>`,
    `<td>${escapeHtml(row.confidence)}</td>`,
    `<td><span class="finding ${row.code}">${escapeHtml(row.finding)}</span></td>`,
    '</tr>',
  ].join('');
}

function leftOutHtml(view: FleetView, { fleet }: Words): string[] {
  if (view.leftOut.length === 0) return [];
  const items = view.leftOut.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n');
  return [
    `<section aria-labelledby="left-out">\n<h2 id="left-out">${escapeHtml(fleet.headings.leftOut)}</h2>\n<ul>\n${items}\n</ul>\n</section>`,
  ];
}
