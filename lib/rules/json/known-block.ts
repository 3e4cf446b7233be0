import type { KnownSchemas } from '../../schema/known-schemas';
import type { Schema } from '../../schema/schema';
import { localProvider, requiredProviders } from '../../terraform/used-types';
import { admits } from '../../terraform/version-constraint';
import type { SynthesizedStack } from '../synthesized';
import { type Block, readOnce } from './json-project';

/**
 * Whether the provider that Terraform will run is the one that is known: `same` up to the patch, `open` where the stack lets that
 * one and others through, `other` where it does not.
 */
export type Version = 'same' | 'open' | 'other';

/** What is known of the provider of a block. */
export interface KnownProvider {
  /** `hashicorp/aws` */
  readonly source: string;
  /** `6.25.0` */
  readonly known: string;
  readonly version: Version;
}

const requiredBy = readOnce<ReturnType<typeof requiredProviders>, SynthesizedStack>(({ json }) => requiredProviders(json));

/** Undefined where nothing is known. */
export function providerOf(schemas: KnownSchemas, { stack, type, body }: Block): KnownProvider | undefined {
  const local = localProvider(type, body['provider']);
  const required = requiredBy(stack).get(local);
  const source = required?.source ?? `hashicorp/${local}`;
  const known = schemas.versionOf(source);
  if (known === undefined) return undefined;
  return { source, known, version: versionFor(known, required?.version, stack.locked?.get(source), stack.complete) };
}

export const schemaOf = (schemas: KnownSchemas, { source }: KnownProvider, block: Block): Schema | undefined =>
  schemas.of(source, kindOf(block), block.type)?.schema;

/** Whether the arguments of a block are held against a schema. */
export function hasSchema(schemas: KnownSchemas, block: Block): boolean {
  const provider = providerOf(schemas, block);
  return provider !== undefined && schemaOf(schemas, provider, block) !== undefined;
}

export const kindOf = ({ address }: Block): 'resource' | 'data' => (address.startsWith('data.') ? 'data' : 'resource');

/** The lock file says which one it is; without it the constraint says which ones it may be, which a file that was not read may hold. */
function versionFor(known: string, constraint: string | undefined, locked: string | undefined, isComplete: boolean): Version {
  const [major = 0, minor = 0] = known.split('.').map(Number);
  if (locked !== undefined) return locked.startsWith(`${major}.${minor}.`) ? 'same' : 'other';
  if (constraint === undefined) return isComplete ? 'open' : 'other';
  if (admits(constraint, known) !== true) return 'other';
  const others = [`${major}.${minor + 1}.0`, `${major}.${minor - 1}.9999`, `${major + 1}.0.0`];
  return others.some((version) => admits(constraint, version)) ? 'open' : 'same';
}
