import { createHash } from 'node:crypto';
import type { Shape } from '../../terraform/facts/facts';
import type { CtyType } from '../../schema/schema';
import { mapValues } from '../../schema/schema';
import { isListValue, isObjectValue, type ObjectValue, UNKNOWN, type Value } from '../protocol/value';
import { madeUpKind } from '../made-up-kinds';
import type { ProviderContext } from './context';

/** Where a made-up value belongs. */
export interface Place {
  readonly type: string;
  /** `vpc_config.cluster_security_group_id` */
  readonly path: string;
  /** Same for the same resource in every run, different for different ones. */
  readonly seed: string;
  readonly context: ProviderContext;
  /** The resource as far as it is known; later attributes may build on earlier ones. */
  readonly self: ObjectValue;
}

/** Fills the placeholders of a shape; unknown when it builds on something that is not known yet. */
export function fromShape(shape: Shape, place: Place): Value {
  if (Array.isArray(shape))
    return (shape as readonly Shape[]).map((element, index) => fromShape(element, elementOf(place, index)));
  if (shape !== null && typeof shape === 'object')
    return mapValues(shape as Record<string, Shape>, (member) => fromShape(member, place));
  if (typeof shape !== 'string') return shape as Value;
  const single = /^\{([A-Za-z_][\w.]*)\}$/.exec(shape)?.[1];
  if (single !== undefined) return placeholder(single, place);
  let known = true;
  const text = shape.replace(/\{([A-Za-z_][\w.]*)\}/g, (_, name: string) => {
    const value = placeholder(name, place);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    known = false;
    return '';
  });
  return known ? text : UNKNOWN;
}

/** Elements are not alike, or three subnets would be one. */
const elementOf = (place: Place, index: number): Place => (index === 0 ? place : { ...place, seed: `${place.seed} ${index}` });

function placeholder(name: string, place: Place): Value {
  const { context, self, seed, path } = place;
  switch (name) {
    case 'account':
    case 'partition':
    case 'dnsSuffix':
      return context[name];
    case 'region': {
      const own = self['region'];
      return typeof own === 'string' ? own : (context.region ?? UNKNOWN);
    }
    case 'urlWithoutScheme': {
      const url = attributeAt(self, 'url');
      return typeof url === 'string' ? url.replace(/^https:\/\//, '') : url;
    }
    case 'uuid':
      return uuid(hex(seed + path, 32));
    case 'certificate':
      return Buffer.from(`-----BEGIN CERTIFICATE-----\nstructural plan, ${hex(seed, 32)}\n-----END CERTIFICATE-----\n`).toString(
        'base64',
      );
  }
  const [, kind, length] = /^(hex|HEX|digits|upper)(\d+)$/.exec(name) ?? [];
  if (kind === undefined) return attributeAt(self, name);
  const digest = hex(seed + path.replace(/(^|\.)(arn|id)$/, ''), Number(length));
  if (kind === 'hex') return digest;
  if (kind === 'HEX') return digest.toUpperCase();
  if (kind === 'digits') return digest.replace(/[a-f]/g, (letter) => String(letter.charCodeAt(0) % 10));
  return digest.toUpperCase().replace(/[0-9]/g, (digit) => 'GHIJKLMNOP'.charAt(Number(digit)));
}

/** `cluster_name`, `vpc_config.0.subnet_ids`; an unset one is unknown, because nothing can be built on it. */
function attributeAt(self: ObjectValue, path: string): Value {
  let value: Value | undefined = self;
  for (const part of path.split('.')) {
    if (isListValue(value)) value = value[Number(part)];
    else value = isObjectValue(value) ? value[part] : undefined;
  }
  return value ?? UNKNOWN;
}

/**
 * For what no table tells: a value of the right type that shows where it came from. A collection that only AWS fills has one element,
 * on which `name_servers[0]` can stand; one that people may write is empty when they did not.
 */
export function byConvention(type: CtyType, place: Place, mayBeWritten: boolean): Value {
  if (typeof type === 'string') return scalarByConvention(type, place);
  switch (type[0]) {
    case 'object':
      return mapValues(type[1], (member, name) =>
        byConvention(member, { ...place, path: `${place.path}.${name}` }, mayBeWritten),
      );
    case 'list':
      return mayBeWritten && !isObjectType(type[1]) ? [] : [byConvention(type[1], place, mayBeWritten)];
    case 'set':
      return mayBeWritten ? [] : [byConvention(type[1], place, mayBeWritten)];
    case 'map':
      return {};
    case 'tuple':
      return type[1].map((element) => byConvention(element, place, mayBeWritten));
  }
}

const isObjectType = (type: CtyType): boolean => Array.isArray(type) && type[0] === 'object';

/** Their ARNs name no region. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const GLOBAL = new Set(['iam', 'cloudfront', 'globalaccelerator', 'organizations']);

function scalarByConvention(type: 'string' | 'number' | 'bool' | 'dynamic', place: Place): Value {
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (type === 'dynamic') return null;
  const name = place.path.split('.').at(-1) ?? '';
  const [, service = '', resource = ''] = /^[a-z]+_([a-z0-9]+)_?(.*)$/.exec(place.type) ?? [];
  const what = (resource === '' ? service : resource).replaceAll('_', '-');
  const kind = madeUpKind(name);
  if (kind !== undefined) return fromShape(kind, place);
  if (name === 'arn' || name.endsWith('_arn') || name === 'arns' || name.endsWith('_arns'))
    return fromShape(`arn:{partition}:${service}:${GLOBAL.has(service) ? '' : '{region}'}:{account}:${what}/{hex17}`, place);
  if (name === 'id') return fromShape(`${what}-{hex17}`, place);
  if (name === 'owner_id' || name === 'account_id') return place.context.account;
  return `${what}-${hex(place.seed, 8)}:${place.path}`;
}

/** Version 4, variant 1, so that checks of the format accept it. */
const uuid = (digest: string): string =>
  [digest.slice(0, 8), digest.slice(8, 12), `4${digest.slice(13, 16)}`, `a${digest.slice(17, 20)}`, digest.slice(20, 32)].join(
    '-',
  );

function hex(text: string, length: number): string {
  let digest = '';
  for (let round = 0; digest.length < length; round++) digest += createHash('sha256').update(`${round}:${text}`).digest('hex');
  return digest.slice(0, length);
}
