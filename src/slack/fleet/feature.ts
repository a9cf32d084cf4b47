import type { FleetReport } from '../../app/fleet-report.ts';
import { toFleetScope } from '../../app/fleet-scope.ts';
import type { SweepFleet, SweepProgress, SweepRequest } from '../../app/sweep-fleet.ts';
import { formatCommand } from '../../core/command/format-command.ts';
import type { FleetCommand } from '../../core/command/specs/fleet.ts';
import {
  renderFleetAnswer,
  renderFleetHalfway,
  renderFleetHandedOver,
  renderFleetStarted,
} from '../../render/slack/fleet-answer.ts';
import { createWords } from '../../words/create-words.ts';
import { detectLocale } from '../../words/locale.ts';
import type { Call, Feature } from '../feature.ts';
import type { Message } from '../respond.ts';

/** Runs a task after a while unless it is called off. */
export type After = (delayMs: number, task: () => void) => () => void;

export interface FleetFeatureDeps {
  readonly sweepFleet: SweepFleet;
  readonly region?: string;
  readonly discountPercent: number;
  readonly after?: After;
}

/** A sweep that takes longer than this says once how far it is. */
const HALFWAY_MS = 5 * 60_000;
/** A response URL lives half an hour: what takes longer is answered by a direct message. */
const HANDED_OVER_MS = 25 * 60_000;
/** What is done by then is shown. */
const LONGEST_MS = 3 * 3_600_000;

interface SweepUnderWay {
  readonly report: Promise<FleetReport>;
  readonly progress: () => Pick<SweepProgress, 'done' | 'found'>;
}

/**
 * `/fargate fleet`: at most three messages through the response URL, which takes five: that it has begun, after five
 * minutes how far it is, and the result; or, after 25 minutes, that the result comes as a direct message. Who asks the
 * same while a sweep is under way shares it.
 */
export function createFleetFeature({ sweepFleet, region, discountPercent, after = later }: FleetFeatureDeps): Feature {
  const underWay = new Map<string, SweepUnderWay>();

  function sweepOnce(request: SweepRequest): SweepUnderWay {
    const key = JSON.stringify(request);
    const running = underWay.get(key);
    if (running !== undefined) return running;
    const interruption = new AbortController();
    let latest = { done: 0, found: 0 };
    const callOff = after(LONGEST_MS, () => interruption.abort());
    const report = sweepFleet({ ...request, abortSignal: interruption.signal }, ({ done, found }) => {
      latest = { done, found };
    }).finally(() => {
      callOff();
      underWay.delete(key);
    });
    const started = { report, progress: () => latest };
    underWay.set(key, started);
    return started;
  }

  async function onCommand(call: Call, command: FleetCommand): Promise<void> {
    const words = command.lang === undefined ? call.words : createWords(detectLocale(command.lang));
    const { cluster, goal, accounts = [] } = command;
    const regions = command.regions ?? (region === undefined || accounts.length > 0 ? [] : [region]);
    const where = [words.formats.list([...accounts, ...regions]), ...(cluster === undefined ? [] : [cluster])].join(
      '/',
    );
    await call.stage.show(renderFleetStarted(where, words), words);
    const sweep = sweepOnce({
      ...toFleetScope(command),
      discountPercent: command.discountPercent ?? discountPercent,
      ...(region === undefined ? {} : { homeRegion: region }),
      ...(goal === undefined ? {} : { goal }),
    });
    // Whether these notes arrive matters less than the result.
    const note = (message: Message): void => void call.stage.show(message, words).catch(() => undefined);
    const callOffHalfway = after(HALFWAY_MS, () => note(renderFleetHalfway(sweep.progress(), words)));
    const callOffHandOver = after(HANDED_OVER_MS, () => {
      note(renderFleetHandedOver(sweep.progress(), words));
      call.stage.continueDirectly();
    });
    let report: FleetReport;
    try {
      report = await sweep.report;
    } finally {
      callOffHalfway();
      callOffHandOver();
    }
    const options = {
      top: command.top,
      command: `fargate-advisor ${formatCommand({ ...command, top: 10_000, format: 'html' })}`,
      ...(report.interrupted ? { endedAt: sweep.progress() } : {}),
    };
    await call.stage.show(renderFleetAnswer(report, options, words), words);
  }

  return { commands: { fleet: onCommand } };
}

function later(delayMs: number, task: () => void): () => void {
  const timer = setTimeout(task, delayMs);
  return () => {
    clearTimeout(timer);
  };
}
