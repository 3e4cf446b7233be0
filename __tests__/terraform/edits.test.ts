// What edits of an environment's file do: docs/changes.md says it, and nothing is replaced that nobody expects.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { editGroups } from '../support/edits';
import { changesDocument, changesOf } from '../support/edits/changes-document';
import { type EditResult, judgeEdits } from '../support/edits/judge-edits';
import { expectedReplacements, replacementsOf } from '../support/edits/replacements';
import { describeWithTerraform } from './with-terraform';

const ROOT = resolve(__dirname, '..', '..');
const edits = editGroups.flatMap((group) => group.edits);

describeWithTerraform('edits of an environment', (terraform) => {
  let results: readonly EditResult[] = [];

  beforeAll(async () => {
    results = await judgeEdits(edits, terraform, ROOT);
  }, 600_000);

  test('are at least 40, each of its own', () => {
    expect(edits.length).toBeGreaterThanOrEqual(40);
    expect(new Set(edits.map(({ change }) => change)).size).toBe(edits.length);
    expect(results.map(({ edit }) => edit.change)).toEqual(edits.map(({ change }) => change));
  });

  test('nothing is replaced or destroyed that is not expected', () => {
    const types = (result: EditResult, action: string): readonly string[] =>
      [
        ...new Set(changesOf(result).flatMap((change) => (change.action === action ? [change.address.split('.')[0] ?? ''] : []))),
      ].sort();
    const found = results.map((result) => ({
      change: result.edit.change,
      replaces: types(result, 'replace'),
      destroys: types(result, 'delete'),
    }));
    expect(found).toEqual(edits.map(({ change, replaces = [], destroys = [] }) => ({ change, replaces, destroys })));
  });

  test('every replacement has a reason and a source, and no reason is for nothing', () => {
    const replacements = results.flatMap((result) => replacementsOf(changesOf(result)));
    expect(replacements.filter(({ why, source }) => why === undefined || source === undefined)).toEqual([]);
    expect([...new Set(replacements.map(({ type, argument }) => `${type} ${argument}`))].sort()).toEqual(
      [...expectedReplacements].sort(),
    );
  });

  test('what the plan shows and how to take it agree', () => {
    for (const { edit, refusedBy, parts } of results) {
      const clusterIsReplaced = Object.values(parts).some((part) => part.kind === 'gone with the cluster');
      const fails = Object.values(parts).some((part) => part.kind === 'planned' && part.refusal !== undefined);
      expect({ change: edit.change, refused: refusedBy.length > 0 }).toEqual({
        change: edit.change,
        refused: edit.verdict === undefined,
      });
      expect({ change: edit.change, clusterIsReplaced }).toEqual({
        change: edit.change,
        clusterIsReplaced: edit.verdict === 'destroys the cluster',
      });
      if (fails) expect(edit).toMatchObject({ change: edit.change, verdict: expect.stringMatching(/^(in steps|impossible)$/) });
      // What nobody notices destroys at most permissions that were taken away.
      if (edit.verdict === 'safe')
        expect([...(edit.replaces ?? []), ...(edit.destroys ?? [])].filter((type) => !HARMLESS.test(type))).toEqual([]);
    }
  });

  test('docs/changes.md says it; node scripts/changes.mjs --update rewrites it', () => {
    expect(readFileSync(join(ROOT, 'docs', 'changes.md'), 'utf8')).toBe(changesDocument(editGroups, results));
  });
});

const HARMLESS = /^aws_(eks_access_(entry|policy_association)|cloudwatch_log_.*)$/;
