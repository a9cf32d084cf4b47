/** How the report looks, on a screen by day and night and on paper. */
export const FLEET_STYLE = `
:root { color-scheme: light dark; --ink: #16191f; --quiet: #5a6472; --paper: #ffffff; --line: #e3e7ec; --wash: #f6f8fa;
  --save: #0a7d4f; --risk: #b3261e; --bar: #bfe6d3; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7eaee; --quiet: #9aa5b1; --paper: #14171c; --line: #2b313a; --wash: #1c2128; --save: #5fd3a2;
    --risk: #ff8a80; --bar: #1f5a43; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI",
  "Noto Sans KR", sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 40px 24px; }
.eyebrow { margin: 0; color: var(--quiet); font-size: 13px; letter-spacing: .04em; }
h1 { margin: 4px 0 8px; font-size: 28px; line-height: 1.25; text-wrap: balance; }
h2 { margin: 36px 0 8px; font-size: 18px; }
#risk { color: var(--risk); }
.quiet, footer { color: var(--quiet); }
.notice { padding: 10px 14px; border-left: 3px solid var(--risk); background: var(--wash); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 9px 12px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--quiet); font-size: 13px; font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 600; overflow-wrap: anywhere; }
tbody td { white-space: nowrap; }
tbody tr:hover { background: var(--wash); }
small { display: block; color: var(--quiet); font-weight: 400; }
.number { text-align: right; min-width: 110px; }
.bar { display: block; height: 4px; margin: 4px 0 0 auto; border-radius: 2px; background: var(--bar); }
.finding { font-weight: 600; }
.Overprovisioned { color: var(--save); }
.Underprovisioned { color: var(--risk); }
.Undetermined { color: var(--quiet); }
ul { padding-left: 20px; }
li { margin: 4px 0; overflow-wrap: anywhere; }
footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line); font-size: 13px; }
footer p { margin: 4px 0; }
@media print {
  :root { color-scheme: light; --ink: #000000; --quiet: #444444; --paper: #ffffff; --line: #cccccc; --wash: #ffffff;
    --save: #0a5c3b; --risk: #8f1d17; --bar: #cccccc; }
  main { max-width: none; padding: 0; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
