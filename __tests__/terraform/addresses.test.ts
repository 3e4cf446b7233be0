import { resolve } from 'node:path';
import type { EnvironmentInput } from '../../lib/testing';
import { addresses, synthesizeToJson } from '../../lib/testing';
import type { StackJson } from '../../lib/terraform/stack-json';
import { smallInput, TODAY } from '../support/environment';
import { type Addresses, planFrom, rename, type Stacks, yesterday } from './addresses';
import { describeWithTerraform } from './with-terraform';

const ROOT = resolve(__dirname, '..', '..');
/** Nothing else refers to it, so nothing follows it. */
const FROM = 'aws_vpc_endpoint.s3';
const TO = 'aws_vpc_endpoint.object-storage';

const renamed = (json: StackJson): StackJson => JSON.parse(rename(JSON.stringify(json), FROM, TO)) as StackJson;
const moved = (json: StackJson): StackJson => ({ ...renamed(json), moved: [{ from: FROM, to: TO }] });

describeWithTerraform('a new address for what exists', (terraform) => {
  const today = synthesizeToJson(smallInput, { today: TODAY });
  const { 'dev-network': network = {} } = today;
  const committed: Addresses = Object.fromEntries(Object.entries(today).map(([name, json]) => [name, addresses(json)]));
  const plan = async (after: StackJson): Promise<unknown> => {
    // Before, it had the address that is committed.
    const before = yesterday({ ...today, 'dev-network': after }, committed);
    expect(addresses(before['dev-network'] ?? {})).toEqual(committed['dev-network']);
    const { 'dev-network': planned } = await planFrom(
      { 'dev-network': before['dev-network'] ?? {} },
      { 'dev-network': after },
      { terraform, project: ROOT },
    );
    return planned?.counts;
  };

  test('without a moved block destroys it and makes it anew', async () => {
    expect(await plan(renamed(network))).toEqual({ create: 1, update: 0, replace: 0, delete: 1, move: 0 });
  });

  test('with a moved block changes nothing', async () => {
    expect(await plan(moved(network))).toEqual({ create: 0, update: 0, replace: 0, delete: 0, move: 1 });
  });
});

describeWithTerraform('compute beside Auto Mode', (terraform) => {
  const input = (size: number, namespace: string, instanceType: string): EnvironmentInput =>
    ({
      ...smallInput,
      cluster: {
        ...smallInput.cluster,
        oidcProvider: true,
        nodeGroups: { legacy: { instanceTypes: [instanceType], size: { min: 1, max: 3 }, disk: { sizeGiB: size } } },
        fargateProfiles: { batch: { selectors: [{ namespace }] } },
      },
      addons: { 'vpc-cni': {}, 'kube-proxy': {} },
    }) as EnvironmentInput;
  const made = (...args: Parameters<typeof input>): Stacks => synthesizeToJson(input(...args), { today: TODAY });

  test('a bigger disk makes a new version of the template, which the group follows; other pods replace the profile', async () => {
    const before = made(40, 'batch', 'm7i.large');
    const { 'dev-cluster': plan } = await planFrom(
      before,
      { 'dev-cluster': made(80, 'jobs', 'm7i.large')['dev-cluster'] ?? {} },
      { terraform, project: ROOT },
    );
    expect(plan?.changes.map(({ address, action }) => `${action} ${address}`).sort()).toEqual([
      'replace aws_eks_fargate_profile.batch',
      'update aws_eks_node_group.legacy',
      'update aws_launch_template.legacy',
    ]);
  });
});
