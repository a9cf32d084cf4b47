/** What the policies of a role allow without naming it. */
export interface RoleGrants {
  /** Such as `*` or `s3:*`, as they are written. */
  readonly wildcardActions: readonly string[];
  /** What a statement with NotAction leaves out, when it allows all else; null when there is none such. */
  readonly allBut: readonly string[] | null;
}

/** The channel of ECS Exec: its four actions are the whole service, and cannot be limited to a resource. */
const NEEDED_WHOLE = 'ssmmessages:*';

interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

/**
 * What policy documents allow on every resource with an action of `*` or a whole service (`s3:*`), or with NotAction. A
 * statement with a condition is left out, since it may allow little, and so is what another statement denies outright. A
 * permissions boundary and the organization's policies are not looked at: they can only allow less.
 * Source: IAM user guide, policy elements and evaluation logic.
 */
export function grantsOf(documents: readonly unknown[]): RoleGrants {
  const statements = documents.flatMap(statementsOf);
  const denied = statements.filter(({ allows }) => !allows).flatMap(({ actions }) => actions.filter(isWildcard));
  const isDenied = (action: string) => denied.some((other) => isEverything(other) || isSame(other, action));
  const allowed = statements.filter(({ allows }) => allows);
  const wildcards = allowed
    .flatMap(({ actions }) => actions.filter(isWildcard))
    .filter((action) => !isDenied(action) && !isSame(action, NEEDED_WHOLE));
  const leftOut = allowed.map(({ notActions }) => notActions).filter((names) => names.length > 0);
  return {
    wildcardActions: [...new Map(wildcards.map((action) => [action.toLowerCase(), action])).values()],
    allBut: leftOut.length === 0 || denied.some(isEverything) ? null : [...new Set(leftOut.flat())],
  };
}

/** The statements of a document that hold for every resource, whatever else is true. */
function statementsOf(document: unknown): Statement[] {
  return listOf(recordOf(document).Statement)
    .map(recordOf)
    .filter((statement) => statement.Condition === undefined && isOnEverything(statement))
    .map(({ Effect, Action, NotAction }) => ({
      allows: Effect === 'Allow',
      actions: textsOf(Action),
      // NotAction with Deny forbids most things: nothing that a wildcard could be found by.
      notActions: Effect === 'Allow' ? textsOf(NotAction) : [],
    }));
}

/** `*`, and the ARN that leaves region, account and resource open: `arn:aws:s3:::*` is all of S3. */
function isOnEverything({ Resource, NotResource }: Readonly<Record<string, unknown>>): boolean {
  if (NotResource !== undefined) return false;
  return textsOf(Resource).some((resource) => /^(?:\*+|arn:[^:]*:[^:]*:\*?:\*?:\*+)$/.test(resource));
}

function isWildcard(action: string): boolean {
  return isEverything(action) || /^[^:]+:\*+$/.test(action);
}

function isEverything(action: string): boolean {
  return /^\*+(?::\*+)?$/.test(action);
}

/** IAM does not tell upper case from lower in actions. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** One text may stand for a list of one. */
function textsOf(value: unknown): string[] {
  return listOf(value).filter((item): item is string => typeof item === 'string');
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
