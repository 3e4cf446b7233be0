// actionlint over the workflows: of this repository, of the project that `eks-auto new` lays out, and of the documents.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { actionlint, workFolder } from './tools.mjs';

const require = createRequire(import.meta.url);

export function judgeWorkflows(report) {
  const program = actionlint();
  require('../../register.cjs');
  const { continuousIntegration } = require('../../lib/app/new/project-texts.ts');
  const laidOut = join(workFolder, 'laid-out-ci.yml');
  const wrong = join(workFolder, 'wrong-ci.yml');
  mkdirSync(workFolder, { recursive: true });
  writeFileSync(laidOut, continuousIntegration());
  writeFileSync(wrong, continuousIntegration().replace('runs-on:', 'run-on:'));

  const root = join(import.meta.dirname, '..', '..');
  const own = join(root, '.github', 'workflows');
  const shown = join(workFolder, 'shown-ci.yml');
  const [, workflow = ''] =
    /```yaml title=\.github\/.*?\n(.*?)```/s.exec(readFileSync(join(root, 'docs', 'pull-requests.md'), 'utf8')) ?? [];
  writeFileSync(shown, workflow);
  const files = [...readdirSync(own).map((file) => join(own, file)), laidOut, shown];
  const lint = (...args) => spawnSync(program, ['-shellcheck=', '-pyflakes=', '-no-color', ...args], { encoding: 'utf8' });
  report('actionlint finds what is wrong on purpose', lint(wrong).status === 1 ? [] : ['it passed a job without runs-on']);
  const { status, stdout, stderr } = lint(...files);
  report(`actionlint ${files.length} workflows`, status === 0 ? [] : [`${stdout}${stderr}`.trim()]);
}
