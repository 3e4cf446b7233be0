import { observabilityAddonNames } from '../../model/observability';
import type { ObservabilitySettings } from '../../model/observability-builder';
import type { AddonsInput } from '../addon-input';
import type { ClusterInput } from '../cluster-input';
import type { CloudWatchObservabilityInput, ObservabilityInput, PrometheusObservabilityInput } from '../observability-input';
import type { SettingsContext } from './settings-context';

type Kind = ObservabilitySettings['type'];

/** A word stands for the choice with all its defaults. */
type Chosen = { readonly type: 'none' } | CloudWatchObservabilityInput | PrometheusObservabilityInput;

const chosen = (input: ObservabilityInput): Chosen => (typeof input === 'string' ? { type: input } : input);

export const kindOfObservability = (input: ObservabilityInput | undefined): Kind => chosen(input ?? 'none').type;

/** The add-ons of a choice; one that is written as well keeps what is written of it. */
export const observabilityAddons = (input: ObservabilityInput | undefined): AddonsInput =>
  Object.fromEntries(observabilityAddonNames[kindOfObservability(input)].map((name) => [name, {}]));

/** Fills in the defaults of observability. */
export function observabilitySettings(
  input: ObservabilityInput | undefined,
  logs: ClusterInput['logs'],
  { origins, profile }: SettingsContext,
): ObservabilitySettings {
  const written = chosen(origins.orBuiltIn('observability', input, 'none'));
  switch (written.type) {
    case 'none':
      return written;
    case 'cloudwatch':
      if (written.retentionDays === undefined) origins.computed('observability.logGroups', 'cluster.logs');
      return {
        type: written.type,
        retentionDays: written.retentionDays ?? logs?.retentionDays ?? profile.cluster.logRetentionDays,
      };
    case 'prometheus':
      if (written.workspace === undefined) origins.computed('observability.workspace', 'project and name');
      if (written.scrapeConfiguration === undefined) origins.computed('observability.scraper', 'cluster.name');
      return { type: written.type, workspace: written.workspace, scrapeConfiguration: written.scrapeConfiguration };
  }
}
