import { isReference } from '../reference';
import { arnKinds, type ArnKind, type ArnKindName } from './arn-kinds';

/** The six parts of an ARN. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The parts of an ARN, or undefined when the text is none. */
export function parseArn(text: string): Arn | undefined {
  const [arn, partition, service, region, account, ...rest] = text.split(':');
  if (arn !== 'arn' || !partition || !service || region === undefined || account === undefined || rest.length === 0) {
    return undefined;
  }
  return { partition, service, region, account, resource: rest.join(':') };
}

/** What is wrong with a text that should be an ARN of some kind. */
export interface ArnProblem {
  readonly kind: 'not-an-arn' | 'wrong-resource' | 'too-wide';
  readonly message: string;
  readonly suggestion?: string;
}

interface Place {
  readonly partition: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
}

/** The ARN of a resource by its name; parts that are not known are `*`. */
export function arnOf(kind: ArnKindName, name: string, { partition, region, account }: Place): string {
  const of: ArnKind = arnKinds[kind];
  const parts = [
    'arn',
    partition,
    of.service,
    of.region === 'empty' ? '' : (region ?? '*'),
    of.account === 'empty' ? '' : (account ?? '*'),
  ];
  return `${parts.join(':')}:${of.prefix}${name}`;
}

const pattern = (kind: ArnKindName): string => {
  const { service, region, account, prefix }: ArnKind = arnKinds[kind];
  return `arn:<partition>:${service}:${region === 'empty' ? '' : '<region>'}:${account === 'empty' ? '' : '<account>'}:${prefix}<name>`;
};

const listed = (kinds: readonly ArnKindName[]): string =>
  kinds.map((kind) => `the ARN of a ${arnKinds[kind].noun}, ${pattern(kind)}`).join('; or ');

/** What is wrong with the ARN for one of these kinds; undefined when nothing is, or when only Terraform knows it. */
export function arnProblem(text: string, kinds: readonly ArnKindName[], place: Place): ArnProblem | undefined {
  if (isReference(text)) {
    const literal = kinds.every((kind) => (arnKinds[kind] as ArnKind).writtenOut === true);
    return literal ? { kind: 'not-an-arn', message: `write it out; accepted is ${listed(kinds)}` } : undefined;
  }
  const arn = parseArn(text);
  if (arn === undefined) return notAnArn(text, kinds, place);
  const kind = kinds.find((name) => isOfKind(arn, arnKinds[name]));
  if (kind === undefined) return wrongResource(arn, kinds);
  return special(kind, arn, text) ?? tooWide(arn, arnKinds[kind]);
}

function isOfKind({ service, region, account, resource }: Arn, kind: ArnKind): boolean {
  return (
    service === kind.service &&
    (kind.region === 'empty') === (region === '') &&
    (region === '' || /^[a-z0-9*-]+$/.test(region)) &&
    (kind.account === 'empty') === (account === '') &&
    (account === '' || account === '*' || /^\d{12}$/.test(account)) &&
    resource.startsWith(kind.prefix) &&
    kind.name.test(resource.slice(kind.prefix.length))
  );
}

function wrongResource(arn: Arn, kinds: readonly ArnKindName[]): ArnProblem {
  // https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html
  if (kinds.includes('key') && arn.service === 'kms' && arn.resource.startsWith('alias/')) {
    return { kind: 'wrong-resource', message: 'an alias gives no permission to use its key; write the ARN of the key' };
  }
  return { kind: 'wrong-resource', message: `accepted is ${listed(kinds)}`, ...repaired(arn, kinds) };
}

function notAnArn(text: string, kinds: readonly ArnKindName[], place: Place): ArnProblem {
  if (/^[*?]+$/.test(text)) {
    return { kind: 'not-an-arn', message: `this is every resource there is; accepted is ${listed(kinds)}` };
  }
  const [first] = kinds;
  // The name of a thing is the usual slip, so it is completed where nothing has to be guessed.
  const of = first === undefined ? undefined : arnKinds[first];
  const name = of === undefined ? '' : text.replace(/^s3:\/\//, '').replace(/\/+$/, '');
  const known = of !== undefined && kinds.length === 1 && of.name.test(name) && !text.startsWith('arn');
  return {
    kind: 'not-an-arn',
    message: `accepted is ${listed(kinds)}`,
    ...(known && first !== undefined && place.region !== undefined && place.account !== undefined
      ? { suggestion: arnOf(first, name, place) }
      : {}),
  };
}

/** Objects of a bucket instead of the bucket. */
function repaired(arn: Arn, kinds: readonly ArnKindName[]): { readonly suggestion?: string } {
  if (!kinds.includes('bucket') || arn.service !== 's3' || arn.account !== '' || !arn.resource.includes('/')) return {};
  const [bucket = ''] = arn.resource.split('/');
  return bucket === '' ? {} : { suggestion: `arn:${arn.partition}:s3:::${bucket}` };
}

/** Facts of single services that the form does not tell. */
function special(kind: ArnKindName, arn: Arn, text: string): ArnProblem | undefined {
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
  if (kind === 'secret' && !/-[A-Za-z0-9?]{6}$|\*/.test(arn.resource)) {
    return {
      kind: 'wrong-resource',
      message: 'the ARN of a secret ends in six characters that Secrets Manager adds; without them it matches no secret',
      suggestion: `${text}-??????`,
    };
  }
  return undefined;
}

function tooWide(arn: Arn, kind: ArnKind): ArnProblem | undefined {
  const name = arn.resource.slice(kind.prefix.length);
  if (arn.account === '*') return { kind: 'too-wide', message: `this is the ${kind.noun} of every account; write the account` };
  return /^\/?[*?]/.test(name)
    ? {
        kind: 'too-wide',
        message: `this is every ${kind.noun} in reach of the account; a name may end with '*', not begin with it`,
      }
    : undefined;
}

/** An ARN of the same account and region as the given one, or as the place where only Terraform knows the given one. */
export function sibling(arn: string, service: string, resource: string, { partition, region, account }: Place): string {
  const parts = parseArn(arn);
  return parts === undefined || isReference(arn)
    ? `arn:${partition}:${service}:${region ?? '*'}:${account ?? '*'}:${resource}`
    : `arn:${parts.partition}:${service}:${parts.region}:${parts.account}:${resource}`;
}

export const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];
