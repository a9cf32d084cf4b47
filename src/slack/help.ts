import { COMMAND_SPECS } from '../core/command/command-specs.ts';
import { renderHelp } from '../render/slack/help.ts';
import { ACTION_IDS } from '../render/slack/ids.ts';
import type { Feature } from './feature.ts';

/** `/fargate help`, whose examples run when pressed, and `/fargate version`. */
export function createHelpFeature({ version }: { readonly version: string }): Feature {
  return {
    commands: {
      async help({ stage, words }, { topic }) {
        const known = COMMAND_SPECS.find((spec) => spec.name === topic)?.name;
        await stage.show(renderHelp(known, words), words);
      },
      async version({ stage, words }) {
        await stage.show({ text: words.forms.version(version) }, words);
      },
    },
    actions: { [ACTION_IDS.helpRun]: { keepsMessage: true, run: (call) => call.runText(call.value) } },
  };
}
