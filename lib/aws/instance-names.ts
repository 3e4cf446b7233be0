import { instanceArchitecture } from './mixed-compute';

/**
 * What the name of an instance type or of a family says. https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 * (2026-11-21): letters, the generation, options, and behind a dot the size.
 */
export interface InstanceName {
  readonly family: string;
  /** `c`, `m`, `mac`, `u`; undefined where a name begins otherwise. */
  readonly category: string | undefined;
  readonly generation: string | undefined;
  /** Undefined for a family. */
  readonly size: string | undefined;
  /** As nodes are labelled. */
  readonly architecture: 'amd64' | 'arm64';
}

/** Reads `m8g.large`, or `m8g` alone. */
export function parseInstanceName(name: string): InstanceName {
  const [family = '', size] = name.split('.');
  const [, category, generation] = /^([a-z]+?)-?(\d+)/.exec(family) ?? [];
  const architecture = instanceArchitecture(`${family}.`) === 'arm64' ? 'arm64' : 'amd64';
  return { family, category, generation, size, architecture };
}
