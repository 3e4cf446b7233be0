import { Release, type ReleaseConfig } from '@cdktf/provider-helm/lib/release';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { HelmRelease } from '../../model/platform';
import { wholeTerraformId } from '../../model/terraform-id';
import { formatPath } from '../../rules/input-path';
import { config } from '../l1';
import { cameFrom } from '../origin';
import { valuesText } from '../values-text';

export interface HelmReleasesProps {
  readonly releases: readonly HelmRelease[];
  /** What comes before all of them. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Charts that Terraform installs: `helm_release.<name>`. */
export class HelmReleases extends Construct {
  public readonly resources: readonly Release[];

  public constructor(scope: Construct, id: string, { releases, dependsOn }: HelmReleasesProps) {
    super(scope, id);
    this.resources = releases.map((release) => {
      const made = helmRelease(this, wholeTerraformId(release.name), release, dependsOn);
      cameFrom(made, formatPath(['platform', ...release.path]));
      return made;
    });
  }
}

/** One chart. */
export const helmRelease = (
  scope: Construct,
  id: string,
  { name, namespace, createNamespace, repository, chart, version, values, timeout }: Omit<HelmRelease, 'path'>,
  dependsOn: readonly ITerraformDependable[],
): Release =>
  new Release(
    scope,
    id,
    config<ReleaseConfig>({
      name,
      namespace,
      createNamespace,
      repository,
      chart,
      version,
      values: Object.keys(values).length === 0 ? undefined : [valuesText(values)],
      timeout,
      dependsOn: dependsOn.length === 0 ? undefined : dependsOn,
    }),
  );
