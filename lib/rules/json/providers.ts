import { literalText } from '../../terraform/block';
import { locatedObjects } from '../../terraform/stack-json';
import { type AnyRelationRule, relationRule } from '../rule';
import type { SynthesizedStack } from '../synthesized';
import { autoModeClusters, clustersOf } from './clusters';
import { quoted } from './json-project';
import { awsVersions, endsBefore, type Written } from './provider-versions';

const date = '2026-11-28';
const TOKEN = { url: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-auth.html', date };
const EXEC = { url: 'https://registry.terraform.io/providers/hashicorp/kubernetes/2.38.0/docs#exec-plugins', date };
const PROVIDER = { url: 'https://github.com/hashicorp/terraform-provider-aws/issues/40582', date };

/** From this version on the provider compares the three switches of Auto Mode rightly. */
const SOUND = '6.15';

/** How stacks reach AWS and the cluster. */
export const providerJsonRules: readonly AnyRelationRule[] = [
  relationRule({
    id: 'JSN070',
    severity: 'warning',
    title: 'A provider that changes Auto Mode wrongly',
    why: `AWS providers before ${SOUND} compare the three switches of Auto Mode wrongly: an update fails with "The type for cluster update was not provided", or says that nothing changes.`,
    fix: 'ask for a newer one: ">= 6.25.0, < 7.0.0"',
    sources: [PROVIDER],
    failureModes: ['A10'],
    example: { before: '"version": "~> 5.80"', after: '"version": ">= 6.25.0, < 7.0.0"' },
    subject: 'json',
    *check(project) {
      for (const stack of new Set(autoModeClusters(clustersOf(project)).map(({ block }) => block.stack))) {
        for (const { value, path } of awsVersions(stack)) {
          const text = literalText(value);
          if (text === undefined || !endsBefore(text, SOUND)) continue;
          yield { path: [stack.name, ...path], received: quoted(text), message: `a range that has ${SOUND} or newer in it` };
        }
      }
    },
  }),
  relationRule({
    id: 'JSN071',
    severity: 'warning',
    title: 'A token that ends in the middle of an apply',
    why: 'A token of EKS is good for a quarter of an hour and is asked for once, before anything is done. What takes longer ends with Unauthorized. A token that is written out stands in the state and in version control besides.',
    fix: 'exec with `aws eks get-token`, which asks for a new one whenever it is needed',
    sources: [TOKEN, EXEC],
    failureModes: ['D03'],
    example: {
      before: '"token": "${data.aws_eks_cluster_auth.main.token}"',
      after: '"exec": { "api_version": "client.authentication.k8s.io/v1", "command": "aws", "args": ["eks", "get-token", …] }',
    },
    subject: 'json',
    *check(project) {
      for (const stack of project.stacks) {
        for (const { value, path } of clusterTokens(stack)) {
          const isOfEks = typeof value === 'string' && value.includes('data.aws_eks_cluster_auth.');
          if (!isOfEks && literalText(value) === undefined) continue;
          yield {
            path: [stack.name, ...path],
            received: isOfEks ? quoted(value) : 'a token that is written out',
            message: 'nothing: exec gets a token whenever one is needed',
          };
        }
      }
    },
  }),
];

/** Tokens in the configuration of the providers for Kubernetes and Helm; the newer Helm has them in an object. */
function clusterTokens({ json }: SynthesizedStack): readonly Written[] {
  return locatedObjects(json['provider'], ['provider']).flatMap(({ object: providers, path }) =>
    ['kubernetes', 'helm'].flatMap((name) =>
      locatedObjects(providers[name], [...path, name]).flatMap(({ object, path: at }) =>
        [{ object, path: at }, ...locatedObjects(object['kubernetes'], [...at, 'kubernetes'])].flatMap((one) =>
          one.object['token'] === undefined ? [] : [{ value: one.object['token'], path: [...one.path, 'token'] }],
        ),
      ),
    ),
  );
}
