import type { HomeView, ModalView } from '@slack/types';
import type { Words } from '../words/words.ts';
import type { FormErrors, FormStage } from './feature.ts';
import type { Stage } from './stage.ts';
import { answerView } from './views.ts';

/** Slack waits three seconds for what becomes of a form. */
const PATIENCE_MS = 2000;

/**
 * Answers a submitted form. The first answer goes with the acknowledgement, so that errors stand at their inputs and
 * everything typed stays; when it takes longer than Slack waits, `loading` is shown and answers come as updates.
 */
export function createFormStage({
  ack,
  later,
  loading,
  metadata,
  patienceMs = PATIENCE_MS,
}: {
  readonly ack: (reply?: object) => Promise<void>;
  /** The modal, once it has been acknowledged. */
  readonly later: Stage;
  readonly loading: ModalView;
  readonly metadata: string;
  readonly patienceMs?: number;
}): FormStage & { readonly end: () => Promise<void> } {
  let isAnswered = false;
  const timer = setTimeout(() => void answer({ response_action: 'update', view: loading }), patienceMs);

  /** False when the delivery has been answered already. */
  async function answer(reply?: object): Promise<boolean> {
    clearTimeout(timer);
    if (isAnswered) return false;
    isAnswered = true;
    await ack(reply);
    return true;
  }

  async function showView(view: HomeView | ModalView): Promise<void> {
    if (!(await answer({ response_action: 'update', view }))) await later.showView(view);
  }

  return {
    kind: 'modal',
    continueDirectly: () => undefined,
    showView,
    show: (message, words: Words) => showView(answerView(message, { metadata, words })),
    async refuse(errors: FormErrors, form: (sentences: readonly string[]) => ModalView) {
      if (!(await answer({ response_action: 'errors', errors }))) await later.showView(form(Object.values(errors)));
    },
    async end() {
      await answer();
    },
  };
}
