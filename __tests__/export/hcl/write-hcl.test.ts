import { writeHcl } from '../../../lib/export/hcl/write-hcl';
import { stackSchemas } from '../../../lib/schema/stack-schemas';
import type { StackJson } from '../../../lib/terraform/stack-json';

async function files(stack: StackJson): Promise<Readonly<Record<string, string>>> {
  const written = await writeHcl(stack, stackSchemas(stack));
  return Object.fromEntries(written.map(({ name, text }) => [name, text]));
}

test('a resource with arguments, blocks, tags and references reads as a person would write it', async () => {
  const { 'cluster.tf': text } = await files({
    resource: {
      aws_eks_cluster: {
        main: {
          depends_on: ['aws_iam_role_policy_attachment.cluster'],
          encryption_config: { provider: { key_arn: '${aws_kms_key.secrets.arn}' }, resources: ['secrets'] },
          lifecycle: { ignore_changes: ['tags["owner"]'] },
          name: 'shop',
          role_arn: '${aws_iam_role.cluster.arn}',
          tags: { 'kubernetes.io/owner': 'platform', Name: 'shop' },
          vpc_config: { subnet_ids: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] },
        },
      },
    },
  });
  expect(text).toBe(`resource "aws_eks_cluster" "main" {
  name     = "shop"
  role_arn = aws_iam_role.cluster.arn

  tags = {
    "kubernetes.io/owner" = "platform"
    Name                  = "shop"
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.secrets.arn
    }
  }

  vpc_config {
    subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
  }

  lifecycle {
    ignore_changes = [tags["owner"]]
  }

  depends_on = [aws_iam_role_policy_attachment.cluster]
}
`);
});

test('each concern has a file; what has one name stands together, and neighbours of one setting share its comment', async () => {
  const stack: StackJson = {
    terraform: { required_version: '>= 1.10.0', backend: { local: { path: 'x' } } },
    resource: {
      aws_iam_role: { a: { name: 'a' }, b: { name: 'b' } },
      aws_iam_role_policy: { a_own: { name: 'own' } },
      aws_vpc: { main: {} },
      kubernetes_manifest: { pool: { manifest: { kind: 'NodePool' } } },
    },
    output: { id: { value: '${aws_vpc.main.id}' } },
  };
  const comments = new Map([
    ['aws_iam_role.a', 'cluster.role'],
    ['aws_iam_role_policy.a_own', 'cluster.role'],
    ['aws_iam_role.b', 'podIdentities.b'],
  ]);
  const written = await writeHcl(stack, stackSchemas(stack), { comments });
  expect(written.map(({ name }) => name)).toEqual([
    'backend.tf',
    'iam.tf',
    'network.tf',
    'node_pools.tf',
    'outputs.tf',
    'versions.tf',
  ]);
  expect(written[1]?.text.match(/^(?:#|resource).*/gm)).toEqual([
    '# From cluster.role',
    'resource "aws_iam_role" "a" {',
    'resource "aws_iam_role_policy" "a_own" {',
    '# From podIdentities.b',
    'resource "aws_iam_role" "b" {',
  ]);
});

test('blocks that are made and blocks that are written keep their order', async () => {
  const content = { content: { actions: ['a'] }, for_each: [1] };
  const statement = [{ actions: ['b'] }];
  const heads = async (data: StackJson): Promise<readonly string[]> => {
    const text = (await files({ data: { aws_iam_policy_document: { it: data } } }))['data.tf'] ?? '';
    return [...text.matchAll(/^ {2}(\w+).*\{$/gm)].map(([, name]) => name ?? '');
  };
  expect(await heads({ dynamic: { statement: content }, statement })).toEqual(['dynamic', 'statement']);
  expect(await heads({ statement, dynamic: { statement: content } })).toEqual(['statement', 'dynamic']);
});

test('without bindings, names and shapes decide what is a block, and somebody is told', async () => {
  const stack: StackJson = {
    provider: { azurerm: [{ features: {} }] },
    resource: {
      random_pet: { it: { keepers: { region: 'a' }, length: 2 } },
      tls_cert_request: { it: { subject: [{ common_name: 'a' }], dns_names: [] } },
    },
    unheard: {},
  };
  const notes: string[] = [];
  const written = await writeHcl(stack, stackSchemas(stack), { note: (note) => notes.push(note) });
  const text = written.map((file) => file.text).join('');
  expect(text).toContain('  features {}\n');
  expect(text).toContain('keepers = { region = "a" }');
  expect(text).toContain('subject {\n    common_name = "a"\n  }');
  expect(notes).toEqual([
    'unheard is not a block that Terraform knows; it is left out',
    'no bindings are installed for hashicorp/azurerm, hashicorp/random, hashicorp/tls, so names and shapes decided what is a block; ' +
      'taken for blocks: provider.azurerm features, tls_cert_request.it subject; taken for objects: random_pet.it keepers',
  ]);
});
