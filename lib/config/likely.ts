import { knownRegions } from '../aws/regions';
import { regionOfZone } from '../model/zone';
import { didYouMean } from '../rules/did-you-mean';
import { valueAt } from '../rules/input-path';

/** Another one for each environment, or their roles and clusters would be said to have the same names. */
export const likelyName = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^[^A-Za-z]+|-+$/g, '')
    .slice(0, 40) || 'unnamed';

const texts = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** Stands in for an account that is none, so that it does not hide what else is wrong: that of the pipeline, or of another role. */
export function likelyAccount(input: unknown): string | undefined {
  const roles = [['pipeline', 'apply'], ['pipeline', 'plan'], ['admins'], ['breakGlass']];
  return roles
    .flatMap((path) => texts(valueAt(input, ['access', ...path])))
    .flatMap((arn) => /^arn:[\w-]+:iam::(\d{12}):/.exec(arn)?.[1] ?? [])[0];
}

/** Stands in for a region that is none: the one that was probably meant, or that the rest of the environment names. */
export const likelyRegion = (input: unknown): string | undefined => likelyRegions(input)[0];

/** All of them: what is written may point at two. */
export function likelyRegions(input: unknown): readonly string[] {
  const near = texts(valueAt(input, ['region'])).flatMap((text) => didYouMean(text, knownRegions.keys()) ?? []);
  const ofState = texts(valueAt(input, ['state', 'region']));
  const ofZones = writtenZones(input).flatMap((zone) => regionOfZone(zone) ?? []);
  return [...new Set([...near, ...ofZones, ...ofState])].filter((region) => knownRegions.has(region));
}

/**
 * The zones of the network as far as they can be read. One that is there twice stands for two: somebody meant another, and
 * has been told.
 */
export function writtenZones(input: unknown): readonly string[] {
  const zones = valueAt(input, ['network', 'zones']) ?? Object.keys(Object(valueAt(input, ['network', 'nodeSubnets'])) as object);
  if (!Array.isArray(zones)) return [];
  return zones.flatMap((zone: unknown, index) =>
    typeof zone !== 'string' ? [] : [zones.indexOf(zone) === index ? zone : `${zone} (${index + 1})`],
  );
}
