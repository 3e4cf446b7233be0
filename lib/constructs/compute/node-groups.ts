import { EksNodeGroup, type EksNodeGroupConfig } from '@cdktf/provider-aws/lib/eks-node-group';
import { LaunchTemplate, type LaunchTemplateConfig } from '@cdktf/provider-aws/lib/launch-template';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { TaintEffect } from '../../model/kubernetes/node-pool';
import { wholeTerraformId } from '../../model/terraform-id';
import { nodeUserData, type NodeConfigCluster } from '../../model/node-config';
import type { NodeGroup } from '../../model/node-group';
import { formatPath } from '../../rules/input-path';
import { config } from '../l1';
import { cameFrom } from '../origin';
import { escapeTemplate } from '../policy-json';
import { SharedRole } from './shared-role';

export interface NodeGroupsProps {
  readonly nodeGroups: readonly NodeGroup[];
  /** A reference to the cluster's name, so that the cluster comes first. */
  readonly clusterName: string;
  /** A reference to the version of the control plane: nodes follow it. */
  readonly clusterVersion: string;
  /** What nodes from an image of one's own have to be told. */
  readonly cluster: NodeConfigCluster;
  /** Private subnets of these zones. */
  readonly subnetIds: (zones: readonly string[]) => readonly string[];
  /** What nodes need to become ready: network plugin and proxy. */
  readonly dependsOn: readonly ITerraformDependable[];
}

const TAINT_EFFECTS: Readonly<Record<TaintEffect, string>> = {
  NoSchedule: 'NO_SCHEDULE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
};

/** Nodes beside those of Auto Mode: `aws_eks_node_group.<name>` with `aws_launch_template.<name>`. */
export class NodeGroups extends Construct {
  public readonly resources: readonly EksNodeGroup[];
  private readonly role: SharedRole;

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: NodeGroupsProps,
  ) {
    super(scope, id);
    cameFrom(this, 'cluster.nodeGroups');
    this.role = new SharedRole(this, 'node-group');
    this.resources = props.nodeGroups.map((nodeGroup) => {
      const group = new Construct(this, nodeGroup.name);
      cameFrom(group, formatPath(['cluster', 'nodeGroups', nodeGroup.name]));
      return this.addNodeGroup(group, nodeGroup, this.addLaunchTemplate(group, nodeGroup));
    });
  }

  private addNodeGroup(scope: Construct, nodeGroup: NodeGroup, launchTemplate: LaunchTemplate): EksNodeGroup {
    const { name, image, size } = nodeGroup;
    const { arn, dependsOn } = this.role.use(nodeGroup.role);
    return new EksNodeGroup(
      scope,
      wholeTerraformId(name),
      config<EksNodeGroupConfig>({
        clusterName: this.props.clusterName,
        nodeGroupName: name,
        nodeRoleArn: arn,
        subnetIds: this.props.subnetIds(nodeGroup.zones),
        // EKS refuses these beside an image of one's own.
        amiType: image.kind === 'eks' ? image.type : undefined,
        version: image.kind === 'eks' ? (image.version ?? this.props.clusterVersion) : undefined,
        releaseVersion: image.kind === 'eks' ? image.releaseVersion : undefined,
        instanceTypes: nodeGroup.instanceTypes,
        capacityType: nodeGroup.capacityType,
        scalingConfig: { minSize: size.min, maxSize: size.max, desiredSize: size.desired ?? size.min },
        launchTemplate: { id: launchTemplate.id, version: `\${${launchTemplate.fqn}.latest_version}` },
        labels: nodeGroup.labels,
        taint: nodeGroup.taints.map(({ key, value, effect }) => ({ key, value, effect: TAINT_EFFECTS[effect] })),
        updateConfig: nodeGroup.update,
        nodeRepairConfig: { enabled: nodeGroup.nodeRepair },
        timeouts: nodeGroup.timeouts,
        lifecycle: size.desired === undefined ? { ignoreChanges: ['scaling_config[0].desired_size'] } : undefined,
        // Without its permissions a node neither joins nor leaves in order.
        dependsOn: [...dependsOn, ...this.props.dependsOn],
        tags: nodeGroup.tags,
      }),
    );
  }

  private addLaunchTemplate(scope: Construct, nodeGroup: NodeGroup): LaunchTemplate {
    const { name, image, launchTemplate } = nodeGroup;
    const { disk, instanceTags: tags } = launchTemplate;
    return new LaunchTemplate(
      new Construct(scope, 'launch-template'),
      wholeTerraformId(name),
      config<LaunchTemplateConfig>({
        name: launchTemplate.name,
        imageId: image.kind === 'custom' ? image.id : undefined,
        userData: this.userData(nodeGroup),
        blockDeviceMappings: [
          {
            deviceName: disk.device,
            ebs: {
              volumeSize: disk.sizeGiB,
              volumeType: 'gp3',
              encrypted: 'true',
              kmsKeyId: disk.keyArn,
              deleteOnTermination: 'true',
            },
          },
        ],
        metadataOptions: {
          httpEndpoint: 'enabled',
          httpTokens: 'required',
          httpPutResponseHopLimit: launchTemplate.metadataHopLimit,
        },
        // No security group: EKS then takes that of the cluster, which the nodes of Auto Mode have too.
        tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({ resourceType, tags })),
        tags: nodeGroup.tags,
      }),
    );
  }

  private userData({ image, kubelet }: NodeGroup): string | undefined {
    if (image.kind === 'eks' && kubelet === undefined) return undefined;
    const text = nodeUserData({ cluster: image.kind === 'custom' ? this.props.cluster : undefined, kubelet });
    return base64Encoded(text);
  }
}

/** cdktf's placeholder of a reference. */
const REFERENCE = /(\$\{TfToken\[[^\]]*\]\})/;

/**
 * Text with references, for Terraform to encode. Inside an expression cdktf writes references without their braces, so they
 * are members of a list there and never part of quoted text. Quoted text of JSON is quoted text of Terraform.
 */
function base64Encoded(text: string): string {
  const parts = text.split(REFERENCE).filter((part) => part !== '');
  const members = parts.map((part) => (REFERENCE.test(part) ? part : JSON.stringify(escapeTemplate(part))));
  return `\${base64encode(join("", [${members.join(', ')}]))}`;
}
