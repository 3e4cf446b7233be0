import { isObject, type Json, objects, type StackJson } from '../terraform/stack-json';
import { usedProviders } from '../terraform/used-types';

/** What stacks need that say nothing: `import` and `moved` blocks are old enough. */
const OLDEST_TERRAFORM = '>= 1.5.0';
/** `use_lockfile` came with 1.10: https://developer.hashicorp.com/terraform/language/v1.10.x/upgrade-guides (2026-11-28). */
const WITH_LOCK_FILES = '>= 1.10.0';

/**
 * A stack that says which Terraform and which providers it needs: sources with their namespace, and ranges that begin at the
 * version that was asked for and end before the next one that may break something.
 */
export function withVersions(stack: StackJson): StackJson {
  const blocks = objects(stack['terraform']);
  const required = Object.assign({}, ...blocks.flatMap((block) => objects(block['required_providers']))) as Record<string, Json>;
  for (const { local, source } of usedProviders(stack)) required[local] ??= { source };
  const providers = Object.entries(required).map(([local, entry]): [string, Json] => [local, provider(local, entry)]);
  const version = blocks.map((block) => block['required_version']).find((one) => typeof one === 'string');
  const merged = Object.assign({}, ...blocks) as Record<string, Json>;
  return {
    ...stack,
    terraform: {
      ...merged,
      ...(providers.length === 0 ? {} : { required_providers: Object.fromEntries(providers) }),
      required_version: version ?? (usesLockFile(merged['backend']) ? WITH_LOCK_FILES : OLDEST_TERRAFORM),
    },
  };
}

/** A version alone (`"~> 6.0"`) is an old way to write `{ version }`. */
function provider(local: string, entry: Json): Json {
  const written = isObject(entry) ? entry : typeof entry === 'string' ? { version: entry } : {};
  const source = typeof written['source'] === 'string' ? written['source'] : local;
  const { version } = written;
  return {
    ...written,
    source: source.includes('/') ? source : `hashicorp/${source}`,
    ...(typeof version === 'string' ? { version: range(version) } : {}),
  };
}

/** `6.25.0` → `>= 6.25.0, < 7.0.0`; below 1.0 every minor version may break something. What is a range already stays. */
export function range(version: string): string {
  const exact = /^\s*=?\s*(\d+)\.(\d+)\.(\d+)\s*$/.exec(version);
  if (exact === null) return version;
  const [major = 0, minor = 0, patch = 0] = exact.slice(1).map(Number);
  const next = major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
  return `>= ${major}.${minor}.${patch}, < ${next}`;
}

const usesLockFile = (backend: Json | undefined): boolean =>
  objects(backend).some((byType) => objects(byType['s3']).some(({ use_lockfile: uses }) => uses === true));
