import type { ChoiceAnswer } from '../core/choice/answer-choice.ts';
import type { BreakEven } from '../core/choice/break-even.ts';
import { choiceNoteSentence, gateSentence, reasonAgainstSentence, reasonForSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { breakEvenSentence } from './choice-view.ts';

/**
 * The document of a choice, ready for JSON.stringify, keys always in the same order: the options in the order of the
 * answer, money to the cent. Beside the contract's keys stand what would be run, the effort, the start-up, and codes.
 */
export function toChoiceDocument({ choice, notes, source }: ChoiceAnswer, words: Words) {
  const { workload, options, breakEvens, asOf } = choice;
  return {
    workload,
    options: options.map((judged) => ({
      option: judged.option,
      possible: judged.possible,
      gates: judged.gates.map((gate) => ({ code: gate.code, text: gateSentence(words, gate) })),
      monthlyUsd: judged.monthlyUsd,
      leavesOut: judged.leavesOut.map((cost) => words.choose.leavesOut[cost]),
      reasonsFor: judged.reasonsFor.map((reason) => reasonForSentence(words, reason)),
      reasonsAgainst: judged.reasonsAgainst.map((reason) => reasonAgainstSentence(words, reason)),
      runs: judged.shape,
      unpriced: judged.unpriced?.code ?? null,
      operations: judged.operations,
      startUp: judged.startUp,
    })),
    breakEven: breakEvens.map((breakEven) => ({
      between: breakEven.between,
      at: roundedAt(breakEven),
      unit: breakEven.unit,
      text: breakEvenSentence(breakEven, words),
      ...(breakEven.instanceType === null ? {} : { instanceType: breakEven.instanceType }),
    })),
    asOf,
    source,
    notes: notes.map((note) => ({ code: note.code, detail: choiceNoteSentence(words, note), figures: note.figures })),
  };
}

/** Requests whole, percents to a tenth. */
function roundedAt({ at, unit }: BreakEven): number | null {
  if (at === null) return null;
  return unit === 'requests/month' ? Math.round(at) : Math.round(at * 10) / 10;
}
