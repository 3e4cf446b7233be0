import type { ResourceFacts } from './facts';
import { helmProvider } from './sources';

const CONTENT = [
  'chart',
  'repository',
  'version',
  'values',
  'set',
  'set_list',
  'set_sensitive',
  'set_wo_revision',
  'description',
];

export const helmResources: Readonly<Record<string, ResourceFacts>> = {
  helm_release: {
    sources: [helmProvider('release')],
    replacedBy: ['name', 'namespace'],
    importedAs: { values: { repository: null }, source: helmProvider('release') },
    defaults: {
      atomic: false,
      cleanup_on_fail: false,
      create_namespace: false,
      dependency_update: false,
      disable_crd_hooks: false,
      disable_openapi_validation: false,
      disable_webhooks: false,
      force_update: false,
      lint: false,
      max_history: 0,
      namespace: 'default',
      pass_credentials: false,
      recreate_pods: false,
      render_subchart_notes: true,
      replace: false,
      reset_values: false,
      reuse_values: false,
      skip_crds: false,
      take_ownership: false,
      timeout: 300,
      upgrade_install: false,
      verify: false,
      wait: true,
      wait_for_jobs: false,
    },
    filledIn: { id: '{name}', description: '', manifest: null, resources: {}, status: 'deployed', version: '1.0.0' },
    recomputedBy: { metadata: CONTENT },
    accepts: {
      name: {
        pattern: '[a-z0-9](?:[a-z0-9.-]{0,51}[a-z0-9])?',
        means: 'at most 53 lower case letters, digits, hyphens and dots',
      },
      timeout: { min: 0 },
    },
    unique: [{ by: ['namespace', 'name'], within: 'cluster', refusal: 'cannot re-use a name that is still in use' }],
    sensitive: ['repository_password'],
  },
};
