import { isWindows } from '../../task-size.ts';
import { updateService } from '../change.ts';
import { type CheckRule, finding, onService, PASSED } from '../rule.ts';

interface Figures {
  readonly version: string;
  readonly latest: string;
  /** ISO date; null for versions that ended before. */
  readonly endedOn: string | null;
}

/** What `LATEST` means since 2020 (Linux) and 2021 (Windows). Source: AWS Fargate platform versions, read 2026-08-20. */
const LATEST = { linux: '1.4.0', windows: '1.0.0' } as const;
/** Linux 1.3.0 was retired on 2026-06-15 and ended on 2026-06-30; the ones before ended earlier. */
const ENDED: Readonly<Record<string, string>> = { '1.3.0': '2026-06-30' };

/**
 * The service is held at a platform version that Fargate has retired. The newest by its number passes as LATEST does: today
 * both are the same, and a service is not moved off it by surprise.
 */
export const PLATFORM_VERSION: CheckRule<'platform-version', Figures> = {
  id: 'platform-version',
  severity: 'high',
  applies: ({ service }) => service === null || service.settings.platformVersion !== undefined,
  evaluate: onService(({ settings, evidence }) => {
    const version = settings.platformVersion ?? 'LATEST';
    const latest = isWindows(evidence.service.operatingSystemFamily) ? LATEST.windows : LATEST.linux;
    if (version === 'LATEST' || !isOlder(version, latest)) return PASSED;
    return finding({ version, latest, endedOn: ENDED[version] ?? null });
  }),
  change: (_figures, subject) => [updateService(subject, '--platform-version', 'LATEST', '--force-new-deployment')],
};

/** Compares versions such as `1.3.0` by their numbers. */
function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((text) => text.split('.').map(Number));
  for (let at = 0; at < 3; at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
