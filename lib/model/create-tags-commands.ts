import type { ExistingNetwork, SubnetPurpose } from './network';
import { subnetFunctionTags, type SubnetTagSettings } from './network-tags';

/** The purposes whose subnets anything is looked up by. */
const TAGGED: readonly SubnetPurpose[] = ['public', 'node', 'pod'];

/**
 * The commands that give the subnets of an existing network the tags that an own network has. Nothing runs them: they
 * are printed for whoever owns the network. Tags are a list of `Key=…,Value=…` in quotes, one command for each set.
 * https://docs.aws.amazon.com/cli/latest/reference/ec2/create-tags.html
 */
export function createTagsCommands(network: ExistingNetwork, region: string, settings: SubnetTagSettings): readonly string[] {
  const kinds = new Map(network.zones.map(({ key, kind }) => [key, kind]));
  const subnetsByTags = new Map<string, string[]>();
  for (const purpose of TAGGED) {
    for (const [key, subnetId] of Object.entries(network.subnetIds[purpose])) {
      const tags = Object.entries(subnetFunctionTags(settings, purpose, kinds.get(key) ?? 'availability-zone'))
        .map(([tag, value]) => `'Key=${tag},Value=${value}'`)
        .join(' ');
      if (tags !== '') subnetsByTags.set(tags, [...(subnetsByTags.get(tags) ?? []), subnetId]);
    }
  }
  return [...subnetsByTags].map(
    ([tags, subnetIds]) => `aws ec2 create-tags --region ${region} --resources ${subnetIds.join(' ')} --tags ${tags}`,
  );
}
