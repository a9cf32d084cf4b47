import type { ServiceRef } from '../core/ecs-service.ts';
import type { NotRead } from '../core/evidence.ts';
import { joinNotRead } from '../core/not-read.ts';
import type { Cause } from '../core/oncall/cause.ts';
import { diagnose } from '../core/oncall/diagnose.ts';
import { type LookedAt, lookedAt } from '../core/oncall/looked-at.ts';
import type { Symptoms, TaskStop } from '../core/oncall/symptoms.ts';
import type { FindService, ServiceScope } from './find-service.ts';
import type { SymptomSource } from './ports.ts';

export interface WhyRequest {
  /** What the person typed to mean the service. */
  readonly service: string;
  readonly scope: ServiceScope;
  /** True adds the last lines of the container that stopped. */
  readonly logs: boolean;
}

/** Everything that a window needs to say what is wrong. */
export interface WhyAnswer {
  readonly symptoms: Symptoms;
  /** The root first; empty when nothing is wrong. */
  readonly causes: readonly Cause[];
  readonly lookedAt: readonly LookedAt[];
  readonly notRead: readonly NotRead[];
  /** True when logs were asked for. */
  readonly withLogs: boolean;
}

export type WhyOutcome =
  | { readonly kind: 'answered'; readonly answer: WhyAnswer }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ServiceRef[] }
  | { readonly kind: 'notFound'; readonly asked: string; readonly closest: readonly ServiceRef[] };

export type WhyService = (request: WhyRequest) => Promise<WhyOutcome>;

/** What is remembered of stopped tasks; both never fail. */
export interface StopMemory {
  readonly recall: (ref: ServiceRef) => Promise<readonly TaskStop[]>;
  readonly remember: (ref: ServiceRef, stops: readonly TaskStop[]) => Promise<void>;
}

/**
 * Answers `why my-service`: finds the service, reads its symptoms beside what is remembered of its tasks, and ranks the
 * causes.
 * @throws AdvisorError from the ports
 */
export function createWhyService({
  findService,
  source,
  memory,
}: {
  readonly findService: FindService;
  readonly source: SymptomSource;
  /** Absent where nothing is stored. */
  readonly memory?: StopMemory;
}): WhyService {
  return async function whyService({ service, scope, logs }) {
    const found = await findService(service, scope);
    if (found.kind === 'ambiguous') return found;
    if (found.kind === 'none') return { kind: 'notFound', asked: service, closest: found.closest };
    const remembered = (await memory?.recall(found.ref)) ?? [];
    const symptoms = await source.read(found.ref, { logs, remembered });
    await memory?.remember(symptoms.ref, symptoms.stops ?? []);
    return {
      kind: 'answered',
      answer: {
        symptoms,
        causes: diagnose(symptoms),
        lookedAt: lookedAt(symptoms),
        notRead: joinNotRead(found.notRead ?? [], symptoms.notRead),
        withLogs: logs,
      },
    };
  };
}
