import { outputsRead, stubOutputs } from '../../lib/offline/stub-outputs';
import type { JsonObject } from '../../lib/terraform/stack-json';

const at = 'data.terraform_remote_state.network.outputs';

const reading = (...templates: readonly string[]): JsonObject => ({
  resource: { aws_eks_cluster: { main: { values: templates } } },
});

describe('what a consumer reads from a state that nobody has', () => {
  test.each<[string, string[], unknown]>([
    ['an id by its name', [`\${${at}.vpc_id}`], { vpc_id: expect.stringMatching(/^vpc-[0-9a-f]{17}$/) }],
    [
      'members of a map, of the kind that the map is named after',
      [`\${${at}.node_subnet_ids["apne1-az1"]}`, `\${${at}.node_subnet_ids["apne1-az2"]}`],
      {
        node_subnet_ids: {
          'apne1-az1': expect.stringMatching(/^subnet-/),
          'apne1-az2': expect.stringMatching(/^subnet-/),
        },
      },
    ],
    [
      'a list as a whole, and by index',
      [`\${${at}.security_group_ids}`, `\${${at}.subnet_ids[2]}`, `\${join(",", ${at}.zone_names)}`],
      {
        security_group_ids: [expect.stringMatching(/^sg-/), expect.stringMatching(/^sg-/)],
        subnet_ids: [expect.any(String), expect.any(String), expect.any(String)],
        zone_names: [expect.any(String), expect.any(String)],
      },
    ],
    [
      'objects in objects, with names that say what they are',
      [`\${${at}.cluster.role_arn}`, `\${${at}["cluster"]["endpoint"]}`, `\${${at}.cluster.nodes[0].name}`],
      {
        cluster: {
          role_arn: expect.stringMatching(/^arn:aws:iam::\d{12}:role\//),
          endpoint: expect.stringMatching(/^https:/),
          nodes: [{ name: expect.stringMatching(/^stub-/) }],
        },
      },
    ],
    ['inside the quotes of an expression', [`\${jsonencode({ a = "\${${at}.vpc_cidr}" })}`], { vpc_cidr: '10.0.0.0/16' }],
    ['not what is only text', [`$\${${at}.vpc_id}`, `${at}.vpc_id`], {}],
    ['not what comes from another state', ['${data.terraform_remote_state.networks.outputs.vpc_id}'], {}],
  ])('%s', (_, templates, expected) => {
    expect(stubOutputs(reading(...templates), 'network', {})).toEqual(expected);
  });

  test('defaults of the stack stay as they are', () => {
    const stack = reading(`\${${at}.vpc_id}`, `\${${at}.zone}`);
    expect(stubOutputs(stack, 'network', { zone: 'a', other: 1 })).toEqual({
      zone: 'a',
      other: 1,
      vpc_id: expect.stringMatching(/^vpc-/),
    });
    expect(outputsRead(stack, 'network')).toEqual(['vpc_id', 'zone']);
  });

  test('the same values in every run, another one for every member', () => {
    const stack = reading(`\${${at}.subnet_ids["a"]}`, `\${${at}.subnet_ids["b"]}`);
    const stub = stubOutputs(stack, 'network', {});
    expect(stubOutputs(stack, 'network', {})).toEqual(stub);
    expect(new Set(Object.values(stub['subnet_ids'] as JsonObject)).size).toBe(2);
  });
});
