import { instanceArchitecture } from '../../lib/aws/mixed-compute';
import { cluster, compare, group, role, row } from '../support/peers';

const KEY = 'arn:aws:kms:ap-northeast-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const AL2 = {
  verdict: 'refuses',
  because:
    'EKS makes no images of Amazon Linux 2 any more: https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html',
} as const;
const IDS = {
  verdict: 'refuses',
  because: 'an id has 8 or 17 hexadecimal digits: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html',
} as const;

/** The file of commit 0d194d4, to its end. The first rows from it are in peers-of-clusters.test.ts. */
describe('AWS CDK: aws/aws-cdk packages/aws-cdk-lib/aws-eks-v2/test/nodegroup.test.ts', () => {
  const intel = ['m5.large', 'c5.large'];
  compare([
    row('accepts', 'the defaults', group({})),
    row('accepts', 'x86_64 instances without an image', group({ instanceTypes: intel })),
    row('accepts', 'ARM64 instances without an image', group({ instanceTypes: ['c6g.large', 't4g.large'] })),
    row('accepts', 'GPU instances without an image', group({ instanceTypes: ['p3.large', 'g3.large'] })),
    row('refuses', 'AL2_x86_64 of GPU instances', group({ amiType: 'AL2_x86_64', instanceTypes: ['p3.large', 'g3.large'] })),
    row('refuses', 'AL2_ARM_64 on Intel', group({ amiType: 'AL2_ARM_64', instanceTypes: intel })),
    row('refuses', 'AL2_x86_64_GPU on Intel', group({ amiType: 'AL2_x86_64_GPU', instanceTypes: intel })),
    row(
      'refuses',
      'Windows on an instance that runs none',
      group({ amiType: 'WINDOWS_FULL_2022_x86_64', instanceTypes: ['c3.large'] }),
    ),
    row('accepts', 'on-demand', group({ capacityType: 'ON_DEMAND' })),
    row('accepts', "'m3.xlargs', which their test means for a size", group({ instanceTypes: ['m3.xlargs'] }), {
      verdict: 'refuses',
      because: 'EC2 has no such size: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html',
    }),
    row('accepts', 'an existing role', group({ role: role('ExistingRole') })),
    row('accepts', 'a capacity of ten', group({ instanceTypes: ['m2.xlarge'], size: { min: 10, max: 10, desired: 10 } })),
  ]);
});

/** The file of commit 011ef10, to its end: what aws-eks-v2 has not. */
describe('AWS CDK: aws/aws-cdk packages/aws-cdk-lib/aws-eks/test/cluster.test.ts', () => {
  compare([
    ...['inf1.2xlarge', 'inf2.xlarge', 'm6g.medium', 't4g.medium', 'c7g.large'].map((type) =>
      row('accepts', `${type} without an image`, group({ instanceTypes: [type] })),
    ),
    row('refuses', 'a cluster name of 200 letters', cluster({ name: 'a'.repeat(200) })),
  ]);
});

/** Commit 99984ad, to the end of each file. The first rows from validation_test.go are in peers-of-clusters.test.ts. */
describe('eksctl: eksctl-io/eksctl pkg', () => {
  describe('apis/eksctl.io/v1alpha5/validation_test.go', () => {
    const SET = {
      verdict: 'accepts',
      because:
        'nodeadm merges what is given over its own; a warning says what breaks: https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go',
    } as const;
    const wrong = 'should-not-be-allowed';
    compare([
      row(
        'accepts',
        'kubeletExtraConfig of their example',
        group({
          kubelet: {
            kubeReserved: { cpu: '300m', memory: '300Mi', 'ephemeral-storage': '1Gi' },
            kubeReservedCgroup: '/kube-reserved',
            cgroupDriver: 'systemd',
            featureGates: { VolumeScheduling: false, VolumeSnapshotDataSource: true },
          },
        }),
      ),
      ...['kind', 'apiVersion', 'authentication', 'authorization', 'serverTLSBootstrap'].map((key) =>
        row('refuses', `kubelet ${key}`, group({ kubelet: { [key]: wrong } })),
      ),
      ...['address', 'clusterDomain'].map((key) => row('refuses', `kubelet ${key}`, group({ kubelet: { [key]: wrong } }), SET)),
      row('accepts', 'an image of one’s own', group({ ami: 'ami-1234' }), IDS),
      row('refuses', 'an image and a family that takes none', group({ ami: 'ami-12345678', amiType: 'BOTTLEROCKET_x86_64' })),
      row('refuses', 'a family in other letters', group({ amiType: 'bOTTLEROCKEt' })),
      row('refuses', 'Amazon Linux 2 from 1.33 on', group({ amiType: 'AL2_x86_64' })),
      row('accepts', 'labels with Bottlerocket', group({ amiType: 'BOTTLEROCKET_x86_64', labels: { label: 'label-value' } })),
      row('accepts', 'a key of the volume', group({ disk: { sizeGiB: 50, key: KEY } })),
      row('accepts', 'a key by its id', group({ disk: { sizeGiB: 50, key: '36c0b54e-64ed-4f2d-a1c7-96558764311e' } }), {
        verdict: 'refuses',
        because:
          'Terraform takes ARNs only: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template',
      }),
    ]);
  });

  describe('apis/eksctl.io/v1alpha5/{managed_nodegroup,gpu_validation,defaults}_test.go', () => {
    const accelerated = [
      ['inf1.xlarge', 'AL2023_x86_64_NEURON'],
      ['trn1.2xlarge', 'AL2023_x86_64_NEURON'],
      ['g4dn.xlarge', 'AL2023_x86_64_NVIDIA'],
      ['g5g.2xlarge', 'AL2023_ARM_64_NVIDIA'],
      ['inf1.xlarge', 'BOTTLEROCKET_x86_64'],
      ['inf2.xlarge', 'BOTTLEROCKET_x86_64'],
      ['trn1.2xlarge', 'BOTTLEROCKET_x86_64'],
      ['trn2.48xlarge', 'BOTTLEROCKET_x86_64'],
      ['g4dn.xlarge', 'BOTTLEROCKET_x86_64_NVIDIA'],
      ['g5g.2xlarge', 'BOTTLEROCKET_ARM_64_NVIDIA'],
    ] as const;
    compare([
      ...accelerated.map(([type, amiType]) =>
        row('accepts', `${type} with ${amiType}`, group({ instanceTypes: [type], amiType })),
      ),
      ...['g6.12xlarge', 'g5.12xlarge'].map((type) =>
        row('accepts', `Amazon Linux 2 of ${type}`, group({ instanceTypes: [type], amiType: 'AL2_x86_64_GPU' }), AL2),
      ),
      row('accepts', "an instance type 'asdf'", group({ instanceTypes: ['asdf'] }), {
        verdict: 'refuses',
        because: 'it has no family: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html',
      }),
      row('refuses', 'an image of one’s own without a family', group({ ami: 'ami-12345678' }), {
        verdict: 'accepts',
        because: 'here it is one of Amazon Linux 2023, whose kubelet nodeadm configures: docs/mixed-compute.md',
      }),
      row('accepts', 'several instance types', group({ instanceTypes: ['c3.large', 'c4.large'] })),
      row('accepts', 'maxUnavailable 1', group({ update: { maxUnavailable: 1 } })),
      row('accepts', 'maxUnavailablePercentage 1', group({ update: { maxUnavailablePercentage: 1 } })),
      row('refuses', 'both of them', group({ update: { maxUnavailable: 1, maxUnavailablePercentage: 1 } })),
      row('refuses', 'neither of them', group({ update: {} })),
      row('refuses', 'maxUnavailable above maxSize', group({ size: { min: 1, max: 5 }, update: { maxUnavailable: 100 } }), {
        verdict: 'accepts',
        because:
          'EKS asks for 1 to 100 and compares it with nothing: https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupUpdateConfig.html',
      }),
      row('accepts', 'no nodes', group({ size: { min: 0, max: 1, desired: 0 } })),
      row('accepts', 'three nodes', group({ size: { min: 3, max: 3, desired: 3 } })),
    ]);
  });

  /** Which image a group gets, by its instance type. */
  describe('cfn/builder/managed_nodegroup_ami_type_test.go', () => {
    compare([
      ...['m5.large', 'g5.8xlarge', 'inf1.2xlarge', 'c6g.12xlarge'].map((type) =>
        row('accepts', `${type} without an image`, group({ instanceTypes: [type] })),
      ),
      row('accepts', 'AL2', group({ amiType: 'AL2_x86_64' }), AL2),
      row('accepts', 'AL2 GPU', group({ instanceTypes: ['g5.xlarge'], amiType: 'AL2_x86_64_GPU' }), AL2),
      row('accepts', 'AL2 ARM', group({ instanceTypes: ['c6g.12xlarge'], amiType: 'AL2_ARM_64' }), AL2),
      row('accepts', 'Bottlerocket', group({ amiType: 'BOTTLEROCKET_x86_64' })),
      row('accepts', 'Bottlerocket on ARM', group({ instanceTypes: ['c6g.12xlarge'], amiType: 'BOTTLEROCKET_ARM_64' })),
      row('accepts', 'Bottlerocket g5g', group({ instanceTypes: ['g5g.xlarge'], amiType: 'BOTTLEROCKET_ARM_64_NVIDIA' })),
    ]);
  });

  describe('utils/taints/taints_test.go', () => {
    const taint = (settings: object): unknown => group({ taints: [settings] });
    compare([
      row('accepts', 'valid', taint({ key: 'key1', value: 'value1', effect: 'NoSchedule' })),
      row('accepts', 'missing value', taint({ key: 'key2', effect: 'NoExecute' })),
      row('refuses', 'missing value and effect', taint({ key: 'key3' })),
      row('refuses', 'invalid key', taint({ key: 'key1=', value: 'value1', effect: 'NoSchedule' })),
      row('refuses', 'invalid value', taint({ key: 'key1', value: 'v&lue', effect: 'NoSchedule' })),
      row('refuses', 'unsupported effect', taint({ key: 'key1', value: 'value1', effect: 'NoEffect' })),
    ]);
  });
});

/** Commit 7bf0c1b, to the end of the file. */
describe('Pulumi: pulumi/pulumi-eks nodejs/eks/nodes/nodegroup.test.ts', () => {
  const sized = { size: { min: 1, max: 2 } };
  compare([
    row('accepts', 'x86_64 only', group({ instanceTypes: ['c5.large', 'm5.large', 't3.large'] })),
    row('accepts', 'arm64 only', group({ instanceTypes: ['c6g.large', 'm6g.large', 't4g.large'] })),
    row('refuses', 'both', group({ instanceTypes: ['c5.large', 'c6g.large'] })),
    row('accepts', 'no instance types', cluster({ nodeGroups: { ng: sized } }), {
      verdict: 'refuses',
      because:
        'EKS would take t3.medium, which nobody wrote: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html',
    }),
    row(
      'accepts',
      'a version of its own',
      cluster({ version: '1.34', nodeGroups: { ng: { ...sized, instanceTypes: ['m5.large'], version: '1.33' } } }),
    ),
    row('accepts', "' a1.metal', with a space before it", group({ instanceTypes: [' a1.metal'] }), {
      verdict: 'refuses',
      because: 'EC2 has no such type: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html',
    }),
  ]);

  /** The families of their two lists, which have 51 and 228 types; the size does not matter. */
  describe('isGravitonInstance', () => {
    const GRAVITON = 'c6g c6gd c6gn c7gn g5g hpc7g i4g im4gn is4gen m6g m6gd m7g m7g-flex t4g x2gd';
    const OTHERS = `c5 c5a c5ad c5n c6a c6i c6id c7a c7i d3en g2 g3 g4dn g5 h1 hpc6a hpc6id i2 i3 i3en inf1 inf2 m4 m5 m5a m5ad m5d
      m5dn m5n m5zn m6a m6i m6id m6idn m6in m7a m7i m7i-flex mac1 p3dn p4d r5 r5dn r7iz t1 t2 t3 t3a trn1n u-12tb1 u-18tb1 u-24tb1
      u-3tb1 u-6tb1 u-9tb1`;
    const types = (families: string): string[] => families.split(/\s+/).map((family) => `${family}.large`);

    test.each(types(GRAVITON))('%s is Graviton', (type) => {
      expect(instanceArchitecture(type)).toBe('arm64');
    });

    test.each(types(OTHERS))('%s is not', (type) => {
      expect(instanceArchitecture(type)).toBe('x86_64');
    });

    // Theirs has a1 among the others, but it is the first Graviton; and mac2, in which no pod runs:
    // https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
    test('a1 is ARM here', () => {
      expect(instanceArchitecture('a1.metal')).toBe('arm64');
    });
  });
});
