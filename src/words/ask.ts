import type { Confidence } from '../core/recommendation.ts';

/** What is said around the answers of the knowledge base, whose articles have words of their own. */
export interface AskWords {
  readonly unknown: string;
  /** Above the titles nearest to a question without an answer. */
  readonly closest: string;
  /** What to do when there is not even that. */
  readonly unknownTodo: string;
  /** Said where it is not sure that the article is about the question. */
  readonly confidence: Readonly<Record<Exclude<Confidence, 'high'>, string>>;
  /** Says which command a question about a service ran. */
  readonly byCommand: (command: string) => string;
  readonly checked: (day: string) => string;
  readonly headings: { readonly sources: string; readonly related: string };
  readonly more: string;
  readonly moreOf: (title: string) => string;
  readonly loading: string;
}
