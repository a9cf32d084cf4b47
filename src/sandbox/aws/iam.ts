import type { SampleIamRole } from '../account/roles.ts';
import type { AccountView } from './account-view.ts';
import { awsError } from './aws-error.ts';
import { type Input, textOf } from './input.ts';

/** One policy a page: whoever does not turn pages misses the second. */
const PAGE = 1;
const DEFAULT_VERSION = 'v2';

export function listRolePolicies(view: AccountView, input: Input): unknown {
  const { items, ...rest } = pageOf(Object.keys(roleOf(view, input).inline), input);
  return { PolicyNames: items, ...rest };
}

export function listAttachedRolePolicies(view: AccountView, input: Input): unknown {
  const { items, ...rest } = pageOf(Object.keys(roleOf(view, input).attached), input);
  return { AttachedPolicies: items.map((arn) => ({ PolicyName: nameOf(arn), PolicyArn: arn })), ...rest };
}

/** Documents come in the escapes of an address (RFC 3986). */
export function getRolePolicy(view: AccountView, input: Input): unknown {
  const role = roleOf(view, input);
  const name = textOf(input, 'PolicyName') ?? '';
  if (!Object.hasOwn(role.inline, name)) throw notThere(`The role policy with name ${name} cannot be found.`);
  return { RoleName: role.name, PolicyName: name, PolicyDocument: escaped(role.inline[name]) };
}

export function getPolicy(view: AccountView, input: Input): unknown {
  const { arn } = policyOf(view, input);
  return { Policy: { PolicyName: nameOf(arn), Arn: arn, DefaultVersionId: DEFAULT_VERSION, IsAttachable: true } };
}

export function getPolicyVersion(view: AccountView, input: Input): unknown {
  const { arn, document } = policyOf(view, input);
  const version = textOf(input, 'VersionId');
  if (version !== DEFAULT_VERSION)
    throw notThere(`Policy ${arn} version ${version} does not exist or is not attachable.`);
  return { PolicyVersion: { Document: escaped(document), VersionId: version, IsDefaultVersion: true } };
}

function roleOf(view: AccountView, input: Input): SampleIamRole {
  const name = textOf(input, 'RoleName') ?? '';
  const role = view.roles.find((each) => each.name === name);
  if (role === undefined) throw notThere(`The role with name ${name} cannot be found.`);
  return role;
}

function policyOf(view: AccountView, input: Input): { readonly arn: string; readonly document: unknown } {
  const arn = textOf(input, 'PolicyArn') ?? '';
  const role = view.roles.find(({ attached }) => Object.hasOwn(attached, arn));
  if (role === undefined) throw notThere(`Policy ${arn} was not found.`);
  return { arn, document: role.attached[arn] };
}

function pageOf(all: readonly string[], input: Input) {
  const from = Number(textOf(input, 'Marker') ?? 0);
  const isTruncated = from + PAGE < all.length;
  return {
    items: all.slice(from, from + PAGE),
    IsTruncated: isTruncated,
    Marker: isTruncated ? String(from + PAGE) : undefined,
  };
}

function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function escaped(document: unknown): string {
  return encodeURIComponent(JSON.stringify(document));
}

function notThere(message: string) {
  return awsError('NoSuchEntity', message, 404);
}
