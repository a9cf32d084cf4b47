import { describe, expect, it } from 'vitest';
import { COMMAND_SPECS } from '../../src/core/command/command-specs.ts';
import { AdvisorError } from '../../src/core/errors.ts';
import {
  renderAmbiguousText,
  renderErrorText,
  renderHelpText,
  renderNotFoundText,
  renderProblemsText,
} from '../../src/render/answer-text.ts';
import { createWords } from '../../src/words/create-words.ts';
import { LOCALES } from '../../src/words/locale.ts';

const en = createWords('en');
const SERVICES = [
  { region: 'us-east-1', cluster: 'prod', name: 'my-service' },
  { region: 'us-east-1', cluster: 'staging', name: 'my-service' },
];

describe('answers in a terminal', () => {
  it('lists the services that a name could mean as they can be typed', () => {
    expect(renderAmbiguousText('my', SERVICES, en)).toBe(
      '2 services match "my". Which one do you mean?\n  prod/my-service  (us-east-1)\n  staging/my-service  (us-east-1)\n',
    );
  });

  it('gives the closest names when there is none', () => {
    expect(renderNotFoundText('mi-servce', { region: 'us-east-1' }, SERVICES.slice(0, 1), en)).toMatch(
      /^No service matches "mi-servce" in us-east-1\.\nThe closest names:\n {2}prod\/my-service {2}\(us-east-1\)\nCheck/,
    );
  });

  it('names the cluster that was searched', () => {
    const scope = { region: 'us-east-1', cluster: 'prod' };

    expect(renderNotFoundText('zzz', scope, [], en)).toMatch(
      /^No service matches "zzz" in the cluster prod of us-east-1\.\nCheck/,
    );
  });

  it('says where a document is broken and what to do', () => {
    const error = new AdvisorError('evidence_invalid', 'metrics.periodSeconds: must be a number');

    expect(renderErrorText(error, en)).toBe(
      'The evidence document is not valid.\n  metrics.periodSeconds: must be a number\nCorrect the field that is named, or collect the document again with\n"fargate-advisor collect".\n',
    );
  });

  it('says what was wrong with the command and where help is', () => {
    const text = renderProblemsText([{ code: 'UnknownCommand', typed: 'sise', didYouMean: 'size' }], en, 'size');

    expect(text).toBe(
      'There is no command "sise". Did you mean "size"?\nMore about one command: fargate-advisor help size\n',
    );
  });
});

describe('renderHelpText', () => {
  it.each(LOCALES)('has every command and every option of the grammar (%s)', (locale) => {
    const words = createWords(locale);

    expect(
      COMMAND_SPECS.filter(
        ({ name }) => !renderHelpText(undefined, words).includes(`fargate-advisor ${name}`) && name !== 'help',
      ),
    ).toEqual([]);
    for (const { name, options } of COMMAND_SPECS) {
      const page = renderHelpText(name, words);
      expect(
        options.filter(({ option, surfaces }) => surfaces.includes('cli') && !page.includes(`--${option}`)),
      ).toEqual([]);
    }
  });
});
