/** One way a Web API method (or `response_url`, or `*` for all) misbehaves. */
export interface Fault {
  method: string;
  kind: 'rate_limited' | 'server_error' | 'hang' | 'hang_after' | 'error' | 'reset' | 'reset_after';
  /** Seconds in Retry-After for `rate_limited`; 1 when left out. */
  retryAfterSeconds?: number;
  /** Status for `server_error`; 503 when left out. */
  status?: number;
  /** Slack's error code for `error`, such as `channel_not_found`. */
  error?: string;
  /** How many calls it hits; 1 when left out. */
  times?: number;
  /** How many calls pass before it begins; 0 when left out. */
  after?: number;
}

/** Faults in the order they were added; the first that matches a call applies to it. */
export function createFaults() {
  let active: (Fault & { left: number; skip: number })[] = [];

  /** Adds a fault. `hang_after` and `reset_after` do the work first and then never answer: the ambiguous send. */
  function add(fault: Fault): void {
    active.push({ ...fault, left: fault.times ?? 1, skip: fault.after ?? 0 });
  }

  function take(method: string): Fault | undefined {
    const fault = active.find((one) => (one.method === method || one.method === '*') && one.left > 0);
    if (fault === undefined) return undefined;
    if (fault.skip > 0) {
      fault.skip -= 1;
      return undefined;
    }
    fault.left -= 1;
    return fault;
  }

  function clear(): void {
    active = [];
  }

  return { add, take, clear };
}

export type Faults = ReturnType<typeof createFaults>;
