import { al2023AmiTypes, bottlerocketAmiTypes } from '../aws/mixed-compute';
import { didYouMean } from './did-you-mean';
import { valueAt } from './input-path';
import { valueRule, type Rule } from './rule';
import { ofText, suggesting } from './texts';

const date = '2026-11-21';
const CREATE = { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html', date };
const TEMPLATES = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html', date };

const amiTypes: readonly string[] = [...al2023AmiTypes, ...bottlerocketAmiTypes];

/** Images of managed node groups. */
export const nodeGroupImageRules: readonly Rule[] = [
  valueRule({
    id: 'CMP031',
    severity: 'error',
    title: 'A type of image that node groups do not take here',
    why: 'EKS has no images of Amazon Linux 2 for current versions of Kubernetes, and Windows needs settings of the control plane that are not offered here. Of other names EKS knows nothing.',
    fix: 'choose one that is named, or bring an image of your own with `ami`',
    sources: [CREATE, { url: 'https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html', date }],
    example: { before: "amiType: 'AL2_x86_64'", after: "amiType: 'AL2023_x86_64_STANDARD'" },
    at: ['cluster.nodeGroups.*.amiType'],
    check: ofText((type) =>
      amiTypes.includes(type)
        ? undefined
        : { message: `accepted are ${amiTypes.join(', ')}`, ...suggesting(didYouMean(type, amiTypes)) },
    ),
  }),
  valueRule({
    id: 'CMP032',
    severity: 'error',
    title: 'A configuration of the kubelet that Bottlerocket does not read',
    why: 'Bottlerocket is configured in another language; the settings would be lost, or its nodes would not start.',
    fix: 'choose Amazon Linux 2023, or leave `kubelet` out',
    sources: [TEMPLATES],
    example: {
      before: "amiType: 'BOTTLEROCKET_x86_64', kubelet: { maxPods: 50 }",
      after: "amiType: 'AL2023_x86_64_STANDARD', kubelet: { maxPods: 50 }",
    },
    at: ['cluster.nodeGroups.*.kubelet'],
    check: (_, { path, input }) => {
      const type = valueAt(input, [...path.slice(0, -1), 'amiType']);
      return typeof type === 'string' && type.startsWith('BOTTLEROCKET_')
        ? { message: `nothing beside amiType '${type}'` }
        : undefined;
    },
  }),
];
