import { isRegionShaped } from '../../aws/regions';
import { literalText } from '../../terraform/block';
import { objects } from '../../terraform/stack-json';
import type { SynthesizedStack } from '../synthesized';
import { type Block, textOf } from './json-project';

/** Region of the only provider block for AWS; undefined where there are several, or it is computed. */
export function regionOf(block: Block): string | undefined {
  if (block.body['provider'] !== undefined) return undefined;
  if (block.body['region'] !== undefined) return textOf(block, 'region');
  return regionOfStack(block.stack);
}

/** What the provider block without an alias says. */
export function regionOfStack({ json }: SynthesizedStack): string | undefined {
  const providers = objects(json['provider']).flatMap((one) => objects(one['aws']));
  const [only] = providers.filter(({ alias }) => alias === undefined);
  const region = literalText(only?.['region']);
  return region !== undefined && isRegionShaped(region) ? region : undefined;
}
