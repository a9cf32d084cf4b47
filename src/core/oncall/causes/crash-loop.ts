import type { Evaluate, ExitKind, Proof } from '../cause.ts';
import { culprit } from '../stop-kind.ts';
import { stopProofs, stopsOfKind, taskProofs } from '../stops.ts';
import type { Symptoms } from '../symptoms.ts';
import { mean, memoryBefore } from '../usage.ts';

const NEARLY_FULL_PERCENT = 90;

/** What an exit code says: 128 and above is 128 plus the signal that ended it. */
function exitKind(exitCode: number | null): ExitKind {
  switch (exitCode) {
    case 0:
      return 'finished';
    case 126:
    case 127:
      return 'missingProgram';
    case 134:
      return 'abort';
    case 137:
      return 'killed';
    case 139:
      return 'segfault';
    case 143:
      return 'terminated';
    case null:
      return 'other';
    default:
      return exitCode > 128 && exitCode < 160 ? 'other' : 'error';
  }
}

/** An essential container ends by itself, and ECS starts the task anew. Said by the exit code that came last. */
export const crashLoop: Evaluate<'CrashLoop'> = (symptoms) => {
  const every = stopsOfKind(symptoms, 'exit');
  if (every === null) return null;
  const exitCode = culprit(every.latest)?.exitCode ?? null;
  const series = stopsOfKind(symptoms, 'exit', (stop) => (culprit(stop)?.exitCode ?? null) === exitCode) ?? every;
  const { since, sinceAtLeast, lastAt, stops, latest } = series;
  return {
    code: 'CrashLoop',
    figures: { container: culprit(latest)?.name ?? '', exitCode, kind: exitKind(exitCode), times: stops.length },
    since,
    sinceAtLeast,
    lastAt,
    confidence: stops.length > 1 && exitCode !== null ? 'high' : 'medium',
    proofs: [...stopProofs(series), ...memoryProofs(symptoms, exitCode, latest.stoppedAt), ...taskProofs(symptoms)],
  };
};

/** A SIGKILL that AWS does not call one for memory may be one all the same: then memory was nearly full. */
function memoryProofs({ usage }: Symptoms, exitCode: number | null, at: string): Proof[] {
  const percent = exitCode === 137 ? memoryBefore(usage, at) : null;
  if (usage === null || percent === null || percent < NEARLY_FULL_PERCENT) return [];
  return [{ code: 'Memory', figures: { percent, lastWeekPercent: mean(usage.lastWeek.memory) } }];
}
