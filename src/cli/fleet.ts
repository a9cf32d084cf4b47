import type { FleetReport } from '../app/fleet-report.ts';
import { toFleetScope } from '../app/fleet-scope.ts';
import type { SweepProgress, SweepRequest } from '../app/sweep-fleet.ts';
import type { FleetCommand, FleetFormat } from '../core/command/specs/fleet.ts';
import { renderFleetCsv } from '../render/fleet-csv.ts';
import { toFleetDocument } from '../render/fleet-document.ts';
import { renderFleetHtml } from '../render/fleet-html.ts';
import { renderFleetMarkdown } from '../render/fleet-markdown.ts';
import { renderFleetProgress, renderResumed } from '../render/fleet-progress.ts';
import { renderFleetText } from '../render/fleet-text.ts';
import { createFleetView } from '../render/fleet-view.ts';
import type { CliContext } from './cli-context.ts';
import { EXIT_STATUS, type ExitStatus, isFinding } from './exit-status.ts';
import { wishesOf } from './print-answer.ts';
import { saidRegion } from './region.ts';

/** How often the progress is drawn at most. */
const DRAWN_EVERY_MS = 100;

/** Answers `fleet`. Interrupted, it prints what is done so far. */
export async function sweepFleetLive(command: FleetCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps, words, progress, answers } = context;
  progress.show(words.fleet.listing);
  const homeRegion = saidRegion({}, io.env) ?? (await deps.profileRegion());
  const report = await sweepWithStore(
    {
      ...toFleetScope(command),
      ...(homeRegion !== undefined && { homeRegion }),
      abortSignal: io.interrupted,
      ...wishesOf(command),
    },
    context,
  );
  progress.stop();
  answers.write(printFleet(report, command, context));
  await answers.flush();
  if (report.interrupted) return EXIT_STATUS.interrupted;
  const found = report.services.some(({ recommendation }) => isFinding(recommendation));
  return command.failOnFindings && found ? EXIT_STATUS.finding : EXIT_STATUS.done;
}

/** The sweep, which takes up where an interrupted one stopped when a store is configured. */
async function sweepWithStore(request: SweepRequest, context: CliContext): Promise<FleetReport> {
  const { io, deps } = context;
  const store = await deps.openStore(io.env);
  try {
    const aws = await deps.connect({ env: io.env, ...(store !== null && { store }) });
    try {
      return await aws.sweepFleet(request, createProgressLine(context));
    } finally {
      aws.close();
    }
  } finally {
    await store?.close();
  }
}

function printFleet(
  report: FleetReport,
  { format = 'text', top }: { readonly format?: FleetFormat; readonly top: number },
  { words, terminal }: CliContext,
): string {
  const view = createFleetView(report, words, top);
  switch (format) {
    case 'text':
      return renderFleetText(view, words, terminal);
    case 'json':
      return `${JSON.stringify(toFleetDocument(report, words), null, 2)}\n`;
    case 'csv':
      return renderFleetCsv(report, words);
    case 'markdown':
      return renderFleetMarkdown(view, words);
    case 'html':
      return renderFleetHtml(report, view, words);
    default:
      return format satisfies never;
  }
}

/** Draws how far the sweep is, and how long the rest takes at the speed so far. */
function createProgressLine({ progress, words, notice }: CliContext): (progress: SweepProgress) => void {
  const startedMs = performance.now();
  let drawnMs = Number.NEGATIVE_INFINITY;
  let isTold = false;
  return ({ done, found, resumed }) => {
    if (resumed !== undefined && !isTold) notice(`${renderResumed(resumed, words)}\n`);
    isTold = true;
    const nowMs = performance.now();
    if (nowMs - drawnMs < DRAWN_EVERY_MS) return;
    drawnMs = nowMs;
    progress.show(renderFleetProgress({ done, found, elapsedMs: nowMs - startedMs }, words));
  };
}
