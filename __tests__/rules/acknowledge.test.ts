import { acknowledge, type Acknowledgement } from '../../lib/rules/acknowledge';
import type { Finding } from '../../lib/rules/finding';

const finding = (rule: string, ...path: (string | number)[]): Finding => ({
  rule,
  severity: 'warning',
  environment: 'dev',
  path,
  received: undefined,
  message: 'something',
  fix: 'do something',
  suggestion: undefined,
});

const rules = [
  { id: 'NET012', severity: 'warning' },
  { id: 'CLU003', severity: 'error' },
] as const;

const others = [
  { id: 'ENG009', severity: 'warning' },
  { id: 'SHP001', severity: 'error' },
] as const;

const run = (findings: readonly Finding[], acknowledgements: readonly Acknowledgement[]) =>
  acknowledge(findings, acknowledgements, {
    today: '2026-11-21',
    environment: 'dev',
    rules,
    others,
    complete: true,
    judged: () => true,
  });

describe('acknowledge', () => {
  test('takes away what somebody has decided to live with, and keeps the reason', () => {
    const found = finding('NET012', 'network', 'natGateways');
    const result = run([found], [{ rule: 'NET012', reason: 'saves money' }]);
    expect(result.findings).toEqual([]);
    expect(result.accepted).toEqual([{ finding: found, reason: 'saves money' }]);
  });

  test.each<[string, boolean]>([
    ['network', true],
    ['network.natGateways', true],
    ['network.nat', false],
    ['cluster', false],
  ])('a path of %s covers network.natGateways: %s', (path, covered) => {
    const result = run([finding('NET012', 'network', 'natGateways')], [{ rule: 'NET012', path, reason: 'r' }]);
    expect(result.findings.some(({ rule }) => rule === 'NET012')).toBe(!covered);
  });

  test.each<[string, string | undefined]>([
    ['dev.network.natGateways', 'network.natGateways'],
    ['network.natGateway', 'network.natGateways'],
    ['dev.network', 'network'],
  ])('%s, which matches nothing, was meant as %s', (path, meant) => {
    const { findings } = run([finding('NET012', 'network', 'natGateways')], [{ rule: 'NET012', path, reason: 'r' }]);
    const told = findings.find(({ rule }) => rule === 'ACK004');
    expect(told?.suggestion).toBe(meant);
    expect(told?.message).toContain('but at network.natGateways');
  });

  test.each<[string, Acknowledgement, readonly Finding[], string, string]>([
    ['an unknown rule', { rule: 'NET999', reason: 'r' }, [], 'ACK001', 'warning'],
    ['a rule about finished output', { rule: 'ENG009', reason: 'r' }, [], 'ACK001', 'warning'],
    ['an error in the keys', { rule: 'SHP001', reason: 'r' }, [], 'ACK002', 'error'],
    ['an error', { rule: 'CLU003', reason: 'r' }, [finding('CLU003')], 'ACK002', 'error'],
    ['an expired one', { rule: 'NET012', reason: 'r', until: '2026-11-20' }, [finding('NET012')], 'ACK003', 'warning'],
    ['one without a reason', { rule: 'NET012', reason: ' ' }, [finding('NET012')], 'ACK005', 'error'],
    ['one until no day', { rule: 'NET012', reason: 'r', until: '2027-13-01' }, [finding('NET012')], 'ACK006', 'error'],
    ['one that matches nothing', { rule: 'NET012', reason: 'r' }, [], 'ACK004', 'warning'],
  ])('%s is reported and hides nothing', (_, acknowledgement, findings, id, severity) => {
    const result = run(findings, [acknowledgement]);
    expect(result.findings).toHaveLength(findings.length + 1);
    expect(result.findings.at(-1)).toMatchObject({ rule: id, severity, environment: 'dev' });
    expect(result.accepted).toEqual([]);
  });

  test.each<[string, string | undefined, RegExp]>([
    ['NET12', 'NET012', /no rule has this id/],
    ['net012', 'NET012', /no rule has this id/],
    ['something else', undefined, /no rule has this id/],
    ['ENG009', undefined, /nothing to accept/],
  ])('of %s says what was meant, or why not', (rule, suggestion, message) => {
    const [about] = run([], [{ rule, reason: 'r' }]).findings;
    expect(about?.suggestion).toBe(suggestion);
    expect(about?.message).toMatch(message);
  });

  test('one of another form has been told by the shape, and the others keep their places', () => {
    const result = acknowledge([finding('NET012')], [undefined, { rule: 'NET999', reason: 'r' }], {
      today: '2026-11-21',
      environment: 'dev',
      complete: true,
      rules,
      others,
      judged: () => true,
    });
    expect(result.findings.map(({ rule, path }) => [rule, ...path])).toEqual([['NET012'], ['ACK001', 'acknowledge', 1, 'rule']]);
  });

  test('is still good on its last day', () => {
    expect(run([finding('NET012')], [{ rule: 'NET012', reason: 'r', until: '2026-11-21' }]).findings).toEqual([]);
  });
});
