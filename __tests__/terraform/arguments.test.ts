// What rules on schemas call an error Terraform refuses, and nothing else of these cases.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OfflineSession } from '../../lib/offline/offline-session';
import { CORE_CASES, KNOWN_PROVIDER } from '../support/refused-by-terraform';
import { describeWithTerraform, inTemporaryFolder } from './with-terraform';

const ROOT = resolve(__dirname, '..', '..');

describeWithTerraform('names, forms and references', (terraform) => {
  test('are refused by `terraform validate` exactly where a rule says so', async () => {
    const session = new OfflineSession({ terraform, project: ROOT });
    const asked: (readonly [string, boolean, string])[] = [];
    try {
      await inTemporaryFolder(async (folder) => {
        for (const [index, [what, , stack]] of CORE_CASES.entries()) {
          const name = `case-${index}`;
          const directory = join(folder, name);
          mkdirSync(directory);
          writeFileSync(join(directory, 'main.tf.json'), JSON.stringify({ ...KNOWN_PROVIDER, ...stack }));
          await session.add([{ name, directory }]);
          const one = session.stack(name);
          const init = await one.init();
          const { ok, complaints } = init.ok ? await one.validate() : init;
          asked.push([what, ok, complaints.map(({ summary }) => summary).join('; ')]);
        }
      });
    } finally {
      session.close();
    }
    const differing = asked.filter(([, ok], index) => ok !== (CORE_CASES[index]?.[1].length === 0));
    expect(differing).toEqual([]);
  });
});
