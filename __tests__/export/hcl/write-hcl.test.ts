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
