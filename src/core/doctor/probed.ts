import type { ClockReading } from './machine-checks.ts';

/** What a probe found out, and the clock of whoever answered; null where nobody did. */
export interface Probed<Facts> {
  readonly facts: Facts;
  readonly clock: ClockReading | null;
}
