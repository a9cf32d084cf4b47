import type { Clock } from '../app/ports.ts';

/** What AWS's clock said, and ours at that moment: ISO 8601. */
export interface ClockPair {
  readonly theirs: string;
  readonly ours: string;
}

export interface ServerClock {
  /** Reads the `Date` of every answer of the client, refusals too. */
  readonly listenTo: (client: { readonly middlewareStack: unknown }) => void;
  /** The first answer's, or null when nobody answered. */
  readonly reading: () => ClockPair | null;
}

/** What the SDK's clients have in common here; each has a type of its own for its inputs. */
interface Stack {
  readonly add: (
    middleware: (
      next: (handled: unknown) => Promise<{ readonly response: unknown }>,
    ) => (handled: unknown) => Promise<unknown>,
    options: { readonly step: 'deserialize'; readonly priority: 'low'; readonly name: string },
  ) => void;
}

export function createServerClock(clock: Clock): ServerClock {
  let first: ClockPair | null = null;

  function read(response: unknown): void {
    const { headers } = (response ?? {}) as { readonly headers?: Readonly<Record<string, string>> };
    const date = Date.parse(headers?.date ?? '');
    if (first !== null || Number.isNaN(date)) return;
    first = { theirs: new Date(date).toISOString(), ours: clock().toISOString() };
  }

  return {
    listenTo(client) {
      // The last step before the wire: what it gives is the response as it came, whatever it is made into.
      (client.middlewareStack as Stack).add(
        (next) => async (handled) => {
          const output = await next(handled);
          read(output.response);
          return output;
        },
        { step: 'deserialize', priority: 'low', name: 'fargateAdvisorServerClock' },
      );
    },
    reading: () => first,
  };
}
