import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { grantsOf, type RoleGrants } from '../../core/checks/role-grants.ts';
import type { TaskDefinition } from '../../core/task-definition.ts';
import type { Collection } from '../collection.ts';
import { mapBounded } from '../map-bounded.ts';

/** IAM is one endpoint for the whole account, and takes few calls a second. */
const AT_ONCE = 4;

/** Reads the documents of one kind of a role's policies; null when any of them could not be read. */
type ReadPolicies = (role: string) => Promise<readonly unknown[] | null>;

/** What the task role's own and attached policies allow without naming it; null where there is no role, or one was not read. */
export async function readTaskRole(
  collection: Collection,
  definition: TaskDefinition | null,
): Promise<RoleGrants | null> {
  const arn = definition?.taskRoleArn;
  if (arn === undefined) return null;
  const role = arn.slice(arn.lastIndexOf('/') + 1);
  const iam = new IAMClient(collection.clients.settingsFor('IAM'));
  const kinds = [inlinePolicies(iam, collection), attachedPolicies(iam, collection)];
  const documents = await Promise.all(kinds.map((read) => read(role)));
  return documents.some((read) => read === null) ? null : grantsOf(documents.flatMap((read) => read ?? []));
}

function inlinePolicies(iam: IAMClient, { optional }: Collection): ReadPolicies {
  return async (RoleName) => {
    const names = await optional<string[] | null>('ListRolePolicies', null, (abortSignal) =>
      allPages(async (Marker) => {
        const page = await iam.send(new ListRolePoliciesCommand({ RoleName, ...Marker }), { abortSignal });
        return { items: page.PolicyNames, next: page.IsTruncated === true ? page.Marker : undefined };
      }),
    );
    return await documentsOf(names, (PolicyName) =>
      optional('GetRolePolicy', null, async (abortSignal) => {
        const command = new GetRolePolicyCommand({ RoleName, PolicyName });
        return parseDocument((await iam.send(command, { abortSignal })).PolicyDocument);
      }),
    );
  };
}

function attachedPolicies(iam: IAMClient, { optional }: Collection): ReadPolicies {
  return async (RoleName) => {
    const arns = await optional<string[] | null>('ListAttachedRolePolicies', null, (abortSignal) =>
      allPages(async (Marker) => {
        const page = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName, ...Marker }), { abortSignal });
        const items = page.AttachedPolicies?.flatMap(({ PolicyArn }) => PolicyArn ?? []);
        return { items, next: page.IsTruncated === true ? page.Marker : undefined };
      }),
    );
    return await documentsOf(arns, async (PolicyArn) => {
      const VersionId = await optional<string | null>('GetPolicy', null, async (abortSignal) => {
        const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }), { abortSignal });
        return Policy?.DefaultVersionId ?? null;
      });
      if (VersionId === null) return null;
      return await optional('GetPolicyVersion', null, async (abortSignal) => {
        const command = new GetPolicyVersionCommand({ PolicyArn, VersionId });
        return parseDocument((await iam.send(command, { abortSignal })).PolicyVersion?.Document);
      });
    });
  };
}

async function documentsOf(
  names: readonly string[] | null,
  read: (name: string) => Promise<unknown>,
): Promise<readonly unknown[] | null> {
  if (names === null) return null;
  const documents = await mapBounded(names, AT_ONCE, read);
  return documents.includes(null) ? null : documents;
}

/** IAM writes documents as JSON in the escapes of an address. @throws SyntaxError, URIError */
function parseDocument(written: string | undefined): unknown {
  return JSON.parse(decodeURIComponent(written ?? ''));
}

async function allPages(
  read: (marker: { readonly Marker?: string }) => Promise<{
    readonly items: readonly string[] | undefined;
    readonly next: string | undefined;
  }>,
): Promise<string[]> {
  const all: string[] = [];
  let next: string | undefined;
  do {
    const page = await read(next === undefined ? {} : { Marker: next });
    all.push(...(page.items ?? []));
    next = page.next;
  } while (next !== undefined);
  return all;
}
