import type { PartialEnvironment } from './environment';

/** The three states of an environment, in the order in which they are made. */
export type Part = 'network' | 'cluster' | 'platform';

/** Name of the stack, of its folder and of its local state. */
export const stackName = (environment: string, part: Part): string => `${environment}-${part}`;

/** The states that an environment has, in the order in which they are applied. */
export function partsOf({ network, platform }: Pick<PartialEnvironment, 'network' | 'platform'>): readonly Part[] {
  // GitOps applies the objects; what is left for Terraform are add-ons.
  const hasPlatform = platform !== undefined && (platform.delivery === 'terraform' || platform.addons.length > 0);
  // Nothing is made in a network that exists.
  return [
    ...(network?.kind === 'existing' ? [] : ['network' as const]),
    'cluster',
    ...(hasPlatform ? ['platform' as const] : []),
  ];
}
