import { al2023AmiTypes, bottlerocketAmiTypes, imageWithDriver } from '../aws/mixed-compute';
import { isReference } from '../model/reference';
import { didYouMean } from './did-you-mean';
import { relationRule, valueRule, type Rule } from './rule';
import { ofText, suggesting } from './texts';

const date = '2026-11-21';
const CREATE = { url: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html', date };
const ACCELERATED = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html', date: '2026-11-28' };

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
  relationRule({
    id: 'CMP035',
    severity: 'warning',
    title: 'An image without the driver of its accelerators',
    why: 'Nodes join, and pods that ask for a GPU, or for Neuron cores, wait for ever: only images for NVIDIA and Neuron have the driver.',
    fix: 'choose the image that is named, or acknowledge this where an operator installs the driver',
    sources: [ACCELERATED],
    example: {
      before: "instanceTypes: ['g6.xlarge']",
      after: "instanceTypes: ['g6.xlarge'], amiType: 'AL2023_x86_64_NVIDIA'",
    },
    subject: 'cluster',
    *check({ nodeGroups }) {
      for (const { name, image, instanceTypes } of nodeGroups) {
        if (image.kind !== 'eks') continue;
        for (const [index, type] of instanceTypes.entries()) {
          const better = isReference(type) ? undefined : imageWithDriver(image.type, type);
          if (better === undefined) continue;
          const message = `${image.type} has no driver for its accelerators, ${better} has`;
          yield { path: ['nodeGroups', name, 'instanceTypes', index], received: `'${type}'`, message };
          break;
        }
      }
    },
  }),
];
