import { readme, type ReadmeContent } from '../../lib/export/readme';

const place = { backend: 's3', config: { bucket: 'acme', key: 'shop.tfstate' } };
const content: ReadmeContent = {
  name: 'shop-cluster',
  stack: {
    terraform: { required_version: '>= 1.10.0' },
    provider: { aws: [{ allowed_account_ids: ['111122223333'] }] },
    resource: { aws_iam_role: { node: {} }, aws_eks_cluster: { main: {} } },
    output: { name: { description: 'Name | of it', value: 'x' } },
  },
  format: 'hcl',
  origin: '`envs/shop.ts`',
  command: 'eks-auto export shop --to <folder>',
  after: ['shop-network'],
  before: place,
  place,
  variables: [],
  hasTests: true,
};

test('says what it is, what it needs, and where its state lies', () => {
  const text = readme(content);
  expect(text).toContain('2 resources in one state, as Terraform in HCL.');
  expect(text).toContain('- Terraform `>= 1.10.0`');
  expect(text).toContain('- credentials of AWS account 111122223333; others are refused');
  expect(text).toContain('- state: `s3`, bucket `acme`, key `shop.tfstate`');
  expect(text).toContain('- before it: shop-network');
  expect(text).toContain('| `name` | Name \\| of it |');
  expect(text).toContain('aws_eks_cluster.main\naws_iam_role.node\n');
});

test.each<[string, Partial<ReadmeContent>, RegExp, RegExp]>([
  ['a state that stays needs no copy', {}, /The state stays where it is/, /state push/],
  [
    'a state that moves is copied once',
    { place: { backend: 'local', config: {} } },
    /state push before\.tfstate/,
    /stays where it is/,
  ],
  ['tests that were left out are not spoken of', { hasTests: false }, /terraform init/, /terraform test/],
  ['JSON is named', { format: 'json' }, /in JSON \(`main\.tf\.json`\)/, /in HCL/],
  ['without inputs there is no chapter of them', {}, /## Outputs/, /## Inputs/],
  ['a moved block names the root module', {}, /root module[^]*from = aws_eks_cluster\.main/, /from = aws_iam_role/],
])('%s', (_, change, there, notThere) => {
  const text = readme({ ...content, ...change });
  expect(text).toMatch(there);
  expect(text).not.toMatch(notThere);
});

test('inputs that another stack gives come with the command that writes them, the others without', () => {
  const variable = { description: 'Ids', type: 'map(string)', value: undefined, sensitive: false };
  const text = readme({
    ...content,
    variables: [
      { ...variable, name: 'net_ids', output: 'ids', producer: 'shop-network' },
      { ...variable, name: 'zone', output: 'zone', producer: undefined, type: undefined },
      { ...variable, name: 'known', output: 'known', producer: 'shop-network', value: {} },
    ],
  });
  expect(text).toContain(
    "$ terraform -chdir=../shop-network output -json | jq '{net_ids: .ids.value}' > shop-network.auto.tfvars.json",
  );
  expect(text).toContain('| `zone` | `any` | Ids | to be given |');
  expect(text).toContain('| `known` | `map(string)` | Ids | in `terraform.tfvars` |');
});
