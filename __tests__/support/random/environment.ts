import type { AddonsInput } from '../../../lib/config/addon-input';
import type { EnvironmentInput } from '../../../lib/config/environment-input';
import fc from '../fast-check';
import { ACCOUNT, basis, type Basis, kmsKey, maybe, some, tags, together, word } from './arbitraries';
import { cluster } from './cluster';
import { access, addons, irsaRoles, observability, podIdentities } from './identities';
import { existingNetwork, ownNetwork } from './network';
import { platform } from './platform';

/**
 * Environments that a careful person might write, over all keys of the configuration (a test counts them). Every value is one
 * that AWS, Kubernetes and Terraform take, by their own documentation; nothing is taken from the rules that judge it.
 */
const state = (start: Basis): fc.Arbitrary<object> =>
  fc.oneof(
    { withCrossShrink: true },
    fc.constant({ type: 'local' }),
    together(
      fc.constant({ type: 's3', bucket: 'example-terraform-state' }),
      some({
        keyPrefix: fc.constant('teams/platform'),
      }),
      fc.constantFrom<object>({}, { region: 'eu-west-1' }, { region: start.region, kmsKey: kmsKey(start) }),
    ),
  );

/** What a cautious person accepts: warnings that may or may not be there. */
const acknowledge = fc.constantFrom<unknown>(
  [{ rule: 'NET012', reason: 'a zone may fail' }],
  [{ rule: 'CLU021', path: 'cluster.endpoint', reason: 'for the workshop', until: '2027-01-31' }],
);

interface Decisions {
  readonly start: Basis;
  readonly added: AddonsInput | undefined;
  readonly hasPlatform: boolean;
  readonly mayTag: boolean;
}

const decisions: fc.Arbitrary<Decisions> = basis.chain((start) =>
  fc.record({
    start: fc.constant(start),
    added: fc.oneof({ withCrossShrink: true }, fc.constant(undefined), addons(start)),
    // Without pools of AWS's and of one's own, nothing would run.
    hasPlatform: start.dedicated ? fc.constant(true) : fc.boolean(),
    mayTag: fc.boolean(),
  }),
);

/** One environment, by itself without an error. */
export const randomEnvironment: fc.Arbitrary<EnvironmentInput> = decisions.chain(({ start, added, hasPlatform, mayTag }) =>
  together(
    fc.record({
      name: word(10),
      profile: fc.constantFrom('development' as const, 'production' as const),
      account: fc.constant(ACCOUNT),
      region: fc.constant(start.region),
      state: state(start),
      network: start.existing ? existingNetwork(start) : ownNetwork(start),
      cluster: cluster(start, hasPlatform).map((one) => (mayTag ? { ...one, customTags: true } : one)),
      access,
    }),
    fc.constant(added === undefined ? {} : { addons: added }),
    hasPlatform
      ? platform(start, added !== undefined && 'snapshot-controller' in added, mayTag).map((one) => ({ platform: one }))
      : fc.constant({}),
    start.mixed ? maybe('irsaRoles', irsaRoles(start)) : fc.constant({}),
    some({
      podIdentities: podIdentities(start),
      observability: observability(start),
      tags,
      permissionsBoundary: fc.constant(`arn:aws:iam::${ACCOUNT}:policy/boundary`),
      project: fc.constantFrom('platform', 'data'),
      rolePath: fc.constantFrom('/', '/platform/'),
      acknowledge,
    }),
  ),
) as fc.Arbitrary<EnvironmentInput>;
