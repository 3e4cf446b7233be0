import type { Complaint } from './ui-events';

/** Says only that others follow. */
const INTRODUCTION = /^\w+ encountered problems during initiali[sz]ation/;

/** What Terraform complains about where it knows no JSON, such as `init`; of a command that has failed. */
export function readPlainErrors(stderr: string, stdout: string): readonly Complaint[] {
  const errors = diagnostics(stderr);
  const found = errors.length > 0 ? errors : [stderr, stdout].map((said) => said.trim()).filter((said) => said !== '');
  const real = found.filter((one) => !INTRODUCTION.test(one));
  return (real.length > 0 ? real : found).map(complaint);
}

/** `Error: summary`, with what is said about it below; Terraform frames both where it writes for people. */
const diagnostics = (stderr: string): readonly string[] =>
  stderr
    .replace(/^[│╷╵] ?/gm, '')
    .split(/^Error: /m)
    .slice(1)
    .map((one) => one.split(/^Warning: /m)[0]?.trim() ?? '');

/** The line of the file is told by its number; what stands on it is not repeated. */
function complaint(said: string): Complaint {
  const [summary = '', ...rest] = said.split('\n');
  const detail = rest.map((line) => line.trim()).filter((line) => line !== '' && !/^\d+: /.test(line));
  return { severity: 'error', summary, detail: detail.join(' ') };
}
