import type { HelmRelease } from '../../platform';
import type { HelmReleaseInput } from './helm-release-input';

/** Fills in the defaults of a release; `namespaces` are made elsewhere in the platform. */
export const helmReleaseSettings = (
  name: string,
  input: HelmReleaseInput,
  namespaces: readonly string[],
): Omit<HelmRelease, 'path'> => ({
  name,
  namespace: input.namespace,
  createNamespace: input.createNamespace ?? !['kube-system', 'default', ...namespaces].includes(input.namespace),
  repository: input.repository,
  chart: input.chart,
  version: input.version,
  values: input.values ?? {},
  timeout: input.timeout ?? 900,
});
