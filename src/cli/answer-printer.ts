import type { SizeAnswer } from '../app/size-service.ts';
import type { OutputFormat } from '../core/command/specs/size.ts';
import { toRecommendationDocument } from '../render/document.ts';
import { renderExplanationMarkdown, renderMarkdown } from '../render/markdown.ts';
import { createSizeReport } from '../render/size-report.ts';
import { renderExplanation, renderSizeAnswer } from '../render/slack/size-answer.ts';
import { sizeQuestion } from '../render/slack/value.ts';
import type { TerminalOptions } from '../render/terminal.ts';
import { renderExplanationText, renderText } from '../render/text.ts';
import type { Words } from '../words/words.ts';

/** An evidence document that got no answer, as the contract has it. */
export interface AnswerError {
  readonly id: string | null;
  readonly error: { readonly code: string; readonly message: string; readonly path: string };
}

/** Answers as text, one after another. */
export interface AnswerPrinter {
  readonly answer: (answer: SizeAnswer) => string;
  /** Empty in the formats for people, who read errors on stderr. */
  readonly error: (error: AnswerError) => string;
  /** What closes the output. */
  readonly end: () => string;
}

export interface PrinterOptions {
  readonly format: OutputFormat;
  readonly words: Words;
  readonly terminal: TerminalOptions;
  readonly explain: boolean;
}

/** The printer of a format. `json` is one pretty object for one answer and an array for several. */
export function createAnswerPrinter(options: PrinterOptions): AnswerPrinter {
  const toDocument = ({ recommendation, explain }: SizeAnswer) =>
    toRecommendationDocument(recommendation, options.words, options.explain ? explain() : undefined);
  switch (options.format) {
    case 'json':
      return createJsonPrinter(toDocument);
    case 'ndjson':
      return createLinePrinter(toDocument);
    case 'slack':
      return createLinePrinter((answer) => toMessage(answer, options));
    case 'markdown':
      return createProsePrinter((answer) => toMarkdown(answer, options), '\n---\n\n');
    case 'text':
      return createProsePrinter((answer) => toText(answer, options), '\n');
    default:
      return options.format satisfies never;
  }
}

function createLinePrinter(toDocument: (answer: SizeAnswer) => unknown): AnswerPrinter {
  return {
    answer: (answer) => `${JSON.stringify(toDocument(answer))}\n`,
    error: (error) => `${JSON.stringify(error)}\n`,
    end: () => '',
  };
}

function createJsonPrinter(toDocument: (answer: SizeAnswer) => unknown): AnswerPrinter {
  /** The first waits until it is known whether it stays alone. */
  let first: unknown;
  let count = 0;

  function print(document: unknown): string {
    count++;
    if (count === 1) {
      first = document;
      return '';
    }
    const opening = count === 2 ? `[\n${indented(first)}` : '';
    first = undefined;
    return `${opening},\n${indented(document)}`;
  }

  return {
    answer: (answer) => print(toDocument(answer)),
    error: print,
    end: () => {
      if (count === 0) return '';
      return count === 1 ? `${JSON.stringify(first, null, 2)}\n` : '\n]\n';
    },
  };
}

function indented(document: unknown): string {
  return JSON.stringify([document], null, 2).slice('[\n'.length, -'\n]'.length);
}

function createProsePrinter(toProse: (answer: SizeAnswer) => string, separator: string): AnswerPrinter {
  let count = 0;
  return {
    answer: (answer) => `${count++ === 0 ? '' : separator}${toProse(answer)}`,
    error: () => '',
    end: () => '',
  };
}

function toText(answer: SizeAnswer, { words, terminal, explain }: PrinterOptions): string {
  const report = createSizeReport(answer, words);
  const text = renderText(report, words, terminal);
  return explain ? `${text}\n${renderExplanationText(report, answer.explain(), words, terminal)}` : text;
}

function toMarkdown(answer: SizeAnswer, { words, explain }: PrinterOptions): string {
  const report = createSizeReport(answer, words);
  const text = renderMarkdown(report, words);
  return explain ? `${text}\n${renderExplanationMarkdown(report, answer.explain(), words)}` : text;
}

function toMessage(answer: SizeAnswer, { words, explain }: PrinterOptions): unknown {
  const report = createSizeReport(answer, words);
  if (explain) return renderExplanation(report, answer.explain(), words);
  const question = sizeQuestion(report.service, report.days, answer.goal, answer.discountPercent);
  return renderSizeAnswer(report, question, words);
}
