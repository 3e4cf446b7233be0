import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedRules } from '../../lib/rules/catalogue';
import { type EnvironmentBlock, prepare, projectOf, workFolder, writeTypeScript } from './blocks';
import type { Answers, Questions } from './commands';
import { type CodeBlock, documents, linkTarget, projectFolder } from './markdown';

const all = documents();
const blocks = all.flatMap((document) => document.blocks);
const place = ({ document, line }: { readonly document: string; readonly line: number }): string => `${document}:${line}`;

/** The block that follows in the same document. */
function next(block: CodeBlock): CodeBlock | undefined {
  const following = blocks[blocks.indexOf(block) + 1];
  return following?.document === block.document ? following : undefined;
}

/** The document has shown a project of its own before. */
const followsProject = ({ document, line }: CodeBlock): boolean =>
  blocks.some((block) => block.document === document && block.line < line && block.title === 'envs/index.ts');

/** The last block before, in the same document, that describes an environment. */
const environmentBefore = (block: CodeBlock, environments: readonly EnvironmentBlock[]): number =>
  environments.findLastIndex(({ block: { document, line } }) => document === block.document && line < block.line);

/** `$ eks-auto check dev` and what it says. */
interface ShownCommand {
  readonly block: CodeBlock;
  readonly words: readonly string[];
  readonly output: string;
}

const shownCommands: readonly ShownCommand[] = blocks
  .filter(({ language }) => language === 'console')
  .flatMap((block) =>
    `\n${block.text}`
      .split('\n$ ')
      .slice(1)
      .map((text) => {
        const [line = '', ...output] = text.split('\n');
        const [command = ''] = line.split(' #');
        return { block, words: command.trim().split(/\s+/), output: output.join('\n').trimEnd() };
      }),
  );

const { scripts, bin } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
};

/** Arguments of `eks-auto`, however it is started; undefined for another command. */
function eksAutoArgs([first = '', ...rest]: readonly string[]): readonly string[] | undefined {
  const [second = '', third = '', ...others] = rest;
  if (first === 'eks-auto') return rest;
  if (first === 'npx' && second === 'eks-auto') return [third, ...others].filter((word) => word !== '');
  if (first === 'node' && second === bin['eks-auto']) return rest.slice(1);
  if (first !== 'npm' || second !== 'run') return undefined;
  const [, file, ...args] = scripts[third]?.split(' ') ?? [];
  return file === bin['eks-auto'] ? [...args, ...others.filter((word) => word !== '--')] : undefined;
}

const withoutTime = (text: string): string => text.replace(/\(\d+\.\d s\)|"seconds": [\d.]+/g, '<seconds>');

/** True when text is what was shown; `…` stands for anything that was left out. */
function isShown(shown: string, said: string): boolean {
  const parts = shown.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*?')}$`).test(said);
}

describe('code of documents', () => {
  let environments: readonly EnvironmentBlock[] = [];
  let answers: Answers = { environments: [], commands: [] };
  const runs = shownCommands.filter(({ block }) => block.flags.includes('run'));

  beforeAll(() => {
    prepare();
    environments = blocks.filter(({ language }) => language === 'ts').flatMap((block) => writeTypeScript(block) ?? []);
    const questions: Questions = {
      environments: environments.map(({ file }) => file),
      commands: [
        ...runs.map(({ block, words }) => ({
          folder: followsProject(block) ? projectOf(block) : projectFolder,
          args: eksAutoArgs(words) ?? [],
        })),
        { folder: projectFolder, args: ['--help'] },
      ],
    };
    const output = execFileSync(process.execPath, ['-r', './register.cjs', join(__dirname, 'commands.ts')], {
      cwd: projectFolder,
      encoding: 'utf8',
      input: JSON.stringify(questions),
      // Terraform JSON of the project's own environments stays where it is.
      env: { ...process.env, CDKTF_OUTDIR: '.cache/docs/cdktf.out', NO_COLOR: '1' },
    });
    answers = JSON.parse(output) as Answers;
  });

  it('compiles with the options of the project', () => {
    const compiler = join(projectFolder, 'node_modules', 'typescript7', 'bin', 'tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', workFolder, '--pretty', 'false'], { encoding: 'utf8' });
    expect(stdout).toBe('');
  });

  it('describes environments without mistakes, and mistakes with what is said about them', () => {
    const different = environments.flatMap(({ block, isWrong }, index) => {
      const { failure, findings } = answers.environments[index]!;
      const shown = isWrong ? (next(block)?.text ?? 'no block with the findings follows') : '';
      // Notes are told to everybody; a document repeats them when it is about them.
      const told = findings.filter(({ severity }) => severity !== 'note' || /^note /m.test(shown));
      const said = failure ?? told.map(({ text }) => text).join('\n');
      const noErrors = !isWrong && failure === undefined && findings.every(({ severity }) => severity !== 'error');
      return noErrors || isShown(shown, said) ? [] : [`${place(block)}\n${said}`];
    });
    expect(different.join('\n')).toBe('');
  });

  it('shows commands that exist', () => {
    const known: Readonly<Record<string, (words: readonly string[]) => boolean>> = {
      npm: ([command = '', script = '']) =>
        ['ci', 'test', 'install', 'pack'].includes(command) || (command === 'run' && script in scripts),
      npx: ([program = '']) => ['cdktf', 'jest'].includes(program),
      node: ([file = '']) => existsSync(join(projectFolder, file)),
      terraform: () => true,
      aws: () => true,
      git: () => true,
      cd: () => true,
      kubectl: () => true,
    };
    const unknown = shownCommands.filter(
      ({ words: [first = '', ...rest] }) => eksAutoArgs([first, ...rest]) === undefined && known[first]?.(rest) !== true,
    );
    expect(unknown.map(({ block, words }) => `${place(block)} ${words.join(' ')}`)).toEqual([]);
  });

  it('names commands and scripts that exist', () => {
    const help = answers.commands.at(-1) ?? '';
    const commands = new Set([...help.matchAll(/^ {2}([a-z]+) \[/gm)].map(([, name = '']) => name));
    expect(commands.size).toBeGreaterThan(0);
    const unknown = all.flatMap(({ path, text }) =>
      [...text.matchAll(/`(?:(?:npx )?eks-auto ([a-z]+)|npm run ([\w:]+))/g)]
        .filter(([, command, script = '']) => (command === undefined ? !(script in scripts) : !commands.has(command)))
        .map(([said]) => `${path}: ${said.slice(1)}`),
    );
    expect(unknown).toEqual([]);
  });

  it('shows what commands say', () => {
    const different = runs.flatMap(({ block, output }, index) => {
      const said = answers.commands[index]!.replaceAll('.cache/docs/cdktf.out', 'cdktf.out');
      return isShown(withoutTime(output), withoutTime(said)) ? [] : [`${place(block)}\n${said}`];
    });
    expect(different.join('\n')).toBe('');
  });

  it('is JSON where it says so', () => {
    const wrong = blocks.filter(({ language, text }) => {
      if (language !== 'json') return false;
      try {
        JSON.parse(text);
        return false;
      } catch {
        return true;
      }
    });
    expect(wrong.map(place)).toEqual([]);
  });

  it.each(['trust', 'targetTrust'] as const)('shows the %s policy of the Pod Identity before it', (title) => {
    const shown = blocks.filter((block) => block.title === title);
    expect(shown).not.toEqual([]);
    for (const block of shown) {
      expect(answers.environments[environmentBefore(block, environments)]?.[title]).toEqual(JSON.parse(block.text));
    }
  });
});

describe('text of documents', () => {
  it('links to files and headings that exist', () => {
    const anchors = new Map(all.map((document) => [document.path, document.anchors]));
    const broken = all
      .flatMap((document) => document.links)
      .filter((link) => {
        const target = linkTarget(link);
        if (target === undefined) return false;
        if (!existsSync(join(projectFolder, target.path))) return true;
        return target.anchor !== undefined && anchors.get(target.path)?.has(target.anchor) !== true;
      });
    expect(broken.map((link) => `${place(link)} ${link.target}`)).toEqual([]);
  });

  it('names files that exist', () => {
    const path = /`((?:lib|envs|examples|docs|__tests__|scripts|benchmarks|bin)\/[\w./-]*[\w/])`/g;
    const named = all.flatMap(({ path: document, text }) =>
      [...text.matchAll(path)].map(([, file = '']) => ({ document, file })),
    );
    const titled = new Set(blocks.flatMap(({ title, document }) => (title === undefined ? [] : [`${document} ${title}`])));
    const missing = named.filter(
      ({ document, file }) => !existsSync(join(projectFolder, file)) && !titled.has(`${document} ${file}`),
    );
    expect(missing.map(({ document, file }) => `${document}: ${file}`)).toEqual([]);
  });

  it('names rules that exist, by their severity', () => {
    const severities = new Map(documentedRules.map(({ id, severity }) => [id, severity]));
    const prefixes = new Set(documentedRules.map(({ id }) => id.slice(0, 3)));
    const wrong = all
      // How a new rule is written is shown with an id that does not exist yet.
      .filter(({ path }) => path !== 'CONTRIBUTING.md')
      .flatMap(({ path, text }) =>
        [...text.matchAll(/(?:\b(error|warning|note) )?\b([A-Z]{3})(\d{3})\b/g)]
          .filter(([, , prefix = '']) => prefixes.has(prefix))
          .filter(([, severity, prefix = '', number = '']) => {
            const known = severities.get(`${prefix}${number}`);
            return known === undefined || (severity !== undefined && severity !== known);
          })
          .map(([said]) => `${path}: ${said}`),
      );
    expect(wrong).toEqual([]);
  });
});
