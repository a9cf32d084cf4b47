import type { FleetReport } from '../../app/fleet-report.ts';
import { formatService } from '../../core/ecs-service.ts';
import type { Words } from '../../words/words.ts';
import { createFleetView, type FleetRow, regionOf } from '../fleet-view.ts';
import { escapeSlack, escapeWithin } from './escape.ts';
import { ACTION_IDS, choiceId } from './ids.ts';
import {
  bulletList,
  button,
  context,
  fitMessage,
  header,
  keep,
  LIMITS,
  optional,
  type RankedBlock,
  type SlackMessage,
  section,
} from './message.ts';
import { encodeQuestion, type SizeQuestion, sizeQuestion } from './value.ts';

/** What a sweep in Slack is shown with. */
export interface FleetAnswerOptions {
  readonly top: number;
  /** The command that shows the rest on the command line. */
  readonly command: string;
  /** How far the sweep came when it had to end; absent when it came to its end. */
  readonly endedAt?: { readonly done: number; readonly found: number };
}

/** What is left out when the message is too long, first of all the services that matter least. */
const RANK = { leftOut: 1, atRisk: 2, services: 3 };

/** A sweep for the person who asked: the total, what is at risk, the services that matter most, each a press away. */
export function renderFleetAnswer(report: FleetReport, options: FleetAnswerOptions, words: Words): SlackMessage {
  const view = createFleetView(report, words, options.top);
  const { fleet } = words;
  const { endedAt, command } = options;
  const tooLong = endedAt === undefined ? null : fleet.slack.tooLong({ ...endedAt, command });
  const questions = new Map(
    report.services.map((swept) => {
      const account = report.hasConfiguredAccounts ? swept.accountId : undefined;
      const asked = { ...swept, ...(account === undefined ? {} : { account }) };
      return [`${regionOf(swept, report)} ${formatService(swept)}`, sizeQuestion(asked, report.days)];
    }),
  );
  const rowsOf = (rows: readonly FleetRow[], rank: (at: number) => number): RankedBlock[] =>
    rows.flatMap((row, at) =>
      optional(rank(at), rowSection(row, at, questions.get(`${row.region} ${row.service}`), words)),
    );
  const [first] = [...view.atRisk, ...view.rows];
  return fitMessage(
    [view.headline, view.scope, ...(first === undefined ? [] : [`${first.service}: ${changeOf(first)}`])].join('. '),
    [
      ...keep(header(view.headline), context(escapeWithin(view.scope, 600))),
      ...(tooLong === null ? [] : keep(section(escapeWithin(tooLong, 1000)))),
      ...(view.atRisk.length === 0 ? [] : keep(section(`*${escapeSlack(fleet.headings.atRisk)}*`))),
      ...rowsOf(view.atRisk, () => RANK.atRisk),
      ...(view.rows.length === 0 ? [] : keep(section(`*${escapeSlack(fleet.headings.services)}*`))),
      ...rowsOf(view.rows, (at) => RANK.services + at),
      ...(view.leftOut.length === 0
        ? []
        : optional(
            RANK.leftOut,
            section(`*${escapeSlack(fleet.headings.leftOut)}*\n${bulletList(view.leftOut, 1500, words)}`),
          )),
      ...keep(
        context(
          escapeWithin(fleet.slack.rest(command), 600),
          escapeWithin(view.prices, 300),
          escapeWithin(view.api, 400),
        ),
      ),
    ],
    words,
  );
}

/** What stands there while the sweep runs; `where` is a cluster or regions. */
export function renderFleetStarted(where: string, words: Words): SlackMessage {
  const { started, startedNote } = words.fleet.slack;
  const line = started(where.slice(0, 600));
  return fitMessage(line, keep(section(escapeWithin(line, 1500)), context(escapeSlack(startedNote))), words);
}

/** That a long sweep is still at it. */
export function renderFleetHalfway(
  progress: { readonly done: number; readonly found: number },
  words: Words,
): SlackMessage {
  const line = words.fleet.slack.halfway(progress);
  return fitMessage(line, keep(section(escapeSlack(line))), words);
}

/** That the answer will be a direct message. */
export function renderFleetHandedOver(
  progress: { readonly done: number; readonly found: number },
  words: Words,
): SlackMessage {
  const line = words.fleet.slack.handedOver(progress);
  return fitMessage(line, keep(section(escapeSlack(line))), words);
}

function changeOf(row: FleetRow): string {
  const change =
    row.code === 'Overprovisioned' || row.code === 'Underprovisioned' ? `${row.now} → ${row.recommended}` : row.now;
  return row.savingPhrase === '' ? change : `${change}, ${row.savingPhrase}`;
}

function rowSection(
  row: FleetRow,
  at: number,
  question: SizeQuestion | undefined,
  words: Words,
): ReturnType<typeof section> {
  const { columns } = words.fleet;
  const name = `*${escapeWithin(row.service.replace(/[*\n]/g, ' '), 300)}*  ${escapeWithin(row.region, 100)}`;
  const facts = `${changeOf(row)} · ${columns.confidence}: ${row.confidence} · ${row.finding}`;
  const block = section(`${name}\n${escapeWithin(facts, 400)}`.slice(0, LIMITS.section));
  const value = question === undefined ? null : encodeQuestion(question);
  if (value === null) return block;
  const label = words.slack.buttons.size;
  return {
    ...block,
    accessory: button({
      label,
      actionId: choiceId(ACTION_IDS.sizePick, at),
      value,
      spoken: `${label} ${row.service}`,
    }),
  };
}
