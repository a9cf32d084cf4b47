import { formatService, type ServiceRef } from '../ecs-service.ts';
import { namedServices } from '../oncall/named-services.ts';

/** Commands that answer a question about one service. */
export type ServiceCommandName = 'size' | 'why' | 'check' | 'choose';

/** The command that a question means. */
export interface QuestionCommand {
  readonly name: ServiceCommandName;
  readonly service: ServiceRef;
  /** As it would be typed, such as `size prod/checkout --region us-east-1`. */
  readonly text: string;
}

/** What people say when they mean a command, the more certain first. Each must stand in the question beside a service's name. */
const INTENTS: readonly (readonly [ServiceCommandName, RegExp])[] = [
  [
    'why',
    /\b(?:why (?:did|does|do|is|are|was|were|has|isn'?t|won'?t|can'?t)|what(?:'?s| is| was| went) (?:wrong|up|happening|broken)|what happened|(?:is|are|was) .*\b(?:down|dead|dying|broken|crashing|failing|unhealthy|stuck|slow|restarting|healthy|ok|okay|alive)\b|keeps? (?:dying|crashing|restarting|failing)|(?:crashed|died|failed|restarted|stopped|is down|not starting|not working|won'?t start)\b)|왜|무슨 일|무슨일|어디가 (?:문제|아픈)|뭐가 문제|문제(?:가)? (?:있|뭐)|죽었|죽어|죽는|터졌|안 ?떠|안 ?돼|안 ?되|장애|느려|이상해|괜찮/i,
  ],
  [
    'check',
    /^\W*(?:please |can you |could you )?(?:check|audit|review|inspect)\b|\b(?:best practices?|well[- ]configured|anything to fix|hardened)\b|점검|검토|감사|모범 사례|모범사례|체크(?:해|좀)|잘 설정/i,
  ],
  [
    'choose',
    /\bwhere (?:should|could|would|does it make sense)\b.*\brun\b|\b(?:should|could|would) .*\b(?:run|be|move|go)\b.*\b(?:lambda|ec2|eks|fargate|spot|graviton|elsewhere)\b|\b(?:better|cheaper) (?:on|off|in|with) (?:lambda|ec2|eks|fargate|spot)\b|어디(?:서|에서|에) (?:돌|실행|운영)|(?:람다|lambda|ec2|eks)(?:로|가|에서).*(?:옮|나을|나은|좋|싸|돌)/i,
  ],
  [
    'size',
    /\b(?:too (?:big|large|small|much|little)|over-?(?:sized|provisioned)|under-?(?:sized|provisioned)|right-?siz\w*|(?:what|which|right|best|correct|recommended) (?:task )?size|how (?:big|large|small|much (?:cpu|memory|ram))|enough (?:cpu|memory|ram)|(?:waste|wasting|save|saving|cost|costs|costing|pay|paying|price|expensive|cheaper|bill|downsiz\w*|shrink|resize|size)\b)|너무 (?:커|큰|크|작|많|적)|크기|사이즈|커\?|과한|과하|적정|얼마|비용|비싸|요금|절약|절감|낭비|아낄|줄(?:여|이|일)|부족/i,
  ],
];

/** Names of services that are words of these questions too: naming one in passing does not make the question about it. */
const ORDINARY = new Set(
  `task tasks service services web app api container containers cluster worker workers server servers job jobs batch cron
  proxy gateway frontend backend db database cache queue log logs logging monitor monitoring metrics fargate ecs eks spot
  lambda ec2 image deploy deployment build test tests prod production staging dev default main core data search auth
  admin health check size cost why scheduler nginx redis postgres kafka node java python agent sidecar daemon network
  storage memory cpu secret secrets alb nlb elb target scaling autoscaling`.split(/\s+/),
);

/** True when a question could be about a service: only then is it worth looking up which there are. */
export function asksAboutService(question: string): boolean {
  return INTENTS.some(([, words]) => words.test(question));
}

/**
 * The command that answers a question about one service that is known, or null: it must say what it wants to know and name
 * one service, and nothing else must be meant. A name that is an ordinary word counts with its cluster (`prod/web`), after
 * "service", or in quotes.
 */
export function questionCommand(question: string, known: readonly ServiceRef[]): QuestionCommand | null {
  const named = namedServices(question, known).filter((ref) => isMeant(question, ref));
  const [service] = named;
  if (service === undefined || new Set(named.map(({ name }) => name)).size > 1) return null;
  // The name must not lend its words to what is asked: a service "why-api" asks nothing.
  const rest = question.replaceAll(new RegExp(escaped(service.name), 'gi'), ' X ');
  const intent = INTENTS.find(([, words]) => words.test(rest));
  if (intent === undefined) return null;
  const [name] = intent;
  // Of one name in several clusters the command itself asks which is meant.
  const typed = named.length > 1 ? service.name : formatService(service);
  return { name, service, text: `${name} ${typed} --region ${service.region}` };
}

function isMeant(question: string, { cluster, name }: ServiceRef): boolean {
  // A name that only begins or ends another word is no mention in a question.
  const alone = new RegExp(`(?<![A-Za-z0-9_-])${escaped(name)}(?![A-Za-z0-9_-])`, 'i');
  if (!alone.test(question)) return question.toLowerCase().includes(`:service/${cluster}/${name}`.toLowerCase());
  if (!ORDINARY.has(name.toLowerCase())) return true;
  const marked = `${escaped(cluster)}/${escaped(name)}|["'\`“‘]${escaped(name)}["'\`”’]|service ${escaped(name)}\\b|${escaped(name)} service\\b|${escaped(name)} 서비스|서비스 ${escaped(name)}`;
  return new RegExp(marked, 'i').test(question);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
