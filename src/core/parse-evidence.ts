import type { Evidence } from './evidence.ts';

/** One thing wrong with a document, named by the path of the field. */
export interface EvidenceProblem {
  /** The document's own id when it has one. */
  readonly id: string | null;
  readonly code: 'evidence_invalid';
  readonly path: string;
  readonly message: string;
}

export type ParsedEvidence =
  | { readonly ok: true; readonly evidence: Evidence }
  | { readonly ok: false; readonly problem: EvidenceProblem };

/** Reads a document `fargate-advisor/evidence/1` that came out of JSON.parse. Never throws; unknown keys are ignored. */
export function parseEvidence(_document: unknown): ParsedEvidence {
  throw new Error('under construction');
}

/** The document of some evidence, ready for JSON.stringify: gaps are null again. */
export function toEvidenceDocument(_evidence: Evidence): Record<string, unknown> {
  throw new Error('under construction');
}
