import { Release, type ReleaseConfig } from '@cdktf/provider-helm/lib/release';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { jsonencode } from '../../model/jsonencode';
import type { HelmRelease } from '../../model/platform';
import { formatPath } from '../../rules/input-path';
import { config } from '../l1';
import { cameFrom } from '../origin';
import { escapeTemplate } from '../policy-json';

export interface HelmReleasesProps {
  readonly releases: readonly HelmRelease[];
  /** What comes before all of them. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** Charts that Terraform installs: `helm_release.<name>`. */
export class HelmReleases extends Construct {
  public constructor(scope: Construct, id: string, { releases, dependsOn }: HelmReleasesProps) {
    super(scope, id);
    for (const release of releases) {
      const { name, namespace, createNamespace, repository, chart, version, values, timeout, path } = release;
      const resource = new Release(
        this,
        name,
        config<ReleaseConfig>({
          name,
          namespace,
          createNamespace,
          repository,
          chart,
          version,
          // JSON is YAML.
          values: Object.keys(values).length === 0 ? undefined : [escapeTemplate(jsonencode(values))],
          timeout,
          dependsOn: dependsOn.length === 0 ? undefined : dependsOn,
        }),
      );
      cameFrom(resource, formatPath(['platform', ...path]));
    }
  }
}
