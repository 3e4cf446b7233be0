// What people who use cdktf with AWS write, judged by Terraform. Nothing in it is of this project.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkEquivalence } from '../../lib/export/equivalence';
import { exportStacks } from '../../lib/export/export-stacks';
import { findStacks } from '../../lib/offline/find-stacks';
import { planOffline } from '../../lib/offline/offline-plan';
import { foreignSources, foreignTexts } from '../support/foreign-stacks';
import { formatOfflineResult } from '../support/format-offline-result';
import { keepingOptions } from '../support/export';
import { describeWithTerraform, inTemporaryFolder } from './with-terraform';

const ROOT = resolve(__dirname, '..', '..');

describeWithTerraform('stacks of others', (terraform) => {
  const texts = foreignTexts();

  test('are planned, applied, planned again without a change, and destroyed', async () => {
    await inTemporaryFolder(async (folder) => {
      for (const [name, text] of texts) {
        mkdirSync(join(folder, 'stacks', name), { recursive: true });
        writeFileSync(join(folder, 'stacks', name, 'cdk.tf.json'), text);
      }
      const result = await planOffline(findStacks(folder), { terraform, project: ROOT, lean: true });
      expect(formatOfflineResult(result)).not.toMatch(/failed|error:/);
      expect(result.ok).toBe(true);
      expect(result.stacks.map(({ name }) => name)).toEqual([...texts.keys()]);
      const certificate = result.stacks.find(({ name }) => name === 'certificate')?.changes.map(({ address }) => address);
      expect(certificate).toEqual(
        expect.arrayContaining([
          'aws_route53_record.one-record["one.example.com"]',
          ...['example.com', 'www.example.com', 'api.example.com'].map((name) => `aws_route53_record.many-records["${name}"]`),
        ]),
      );
    });
  });

  test('plan the same as HCL, and pass their own tests', async () => {
    const sources = foreignSources(texts);
    const { stacks } = await exportStacks(sources, keepingOptions(ROOT));
    const { stacks: compared } = await checkEquivalence(sources, stacks, { terraform, project: ROOT });
    expect(compared).toHaveLength(texts.size);
    for (const { name, ...one } of compared) {
      // Mocks of Terraform know no names of certificates before an apply.
      const testsFail = name === 'certificate' ? expect.stringMatching(/for_each/) : undefined;
      expect({ name, ...one }).toEqual({
        name,
        resources: expect.any(Number) as number,
        outputs: expect.any(Number) as number,
        differences: [],
        ...(testsFail === undefined ? {} : { testsFail }),
      });
      expect(one.resources).toBeGreaterThan(5);
    }
  });
});
