import { isIamName } from '../model/principal-arn';
import { suggesting } from './texts';

/**
 * Which part keeps a text from being the ARN of a role: `arn:aws:iam::111122223333:role/name`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html (2026-11-21)
 */
export function arnSlip(text: string): { readonly message: string; readonly suggestion?: string } | undefined {
  const [arn, partition = '', service, ...rest] = text.trim().split(':');
  if (arn !== 'arn' || service !== 'iam') return undefined;
  const [region = '', account = '', resource = ''] = /^\d+$/.test(rest[0] ?? '') ? ['', ...rest] : rest;
  const [, kind = '', name = ''] = /^([A-Za-z]+)[/:](.*)$/.exec(rest.slice(rest[0] === region ? 2 : 1).join(':')) ?? [];
  const isRole = /^roles?$/i.test(kind);
  const role =
    /^\d{12}$/.test(account) && isRole && isIamName(name.split('/').at(-1) ?? '')
      ? `arn:${partition}:iam::${account}:role/${name}`
      : undefined;
  const slip = (message: string): ReturnType<typeof arnSlip> => ({ message, ...suggesting(role, text) });
  if (text !== text.trim()) return slip('an ARN has no blanks around it');
  if (/^\d+$/.test(rest[0] ?? '')) return slip('an ARN of IAM has two colons before the account: its region is empty');
  if (region !== '') return slip(`an ARN of IAM has no region: '${region}' is one too many`);
  if (!/^\d{12}$/.test(account)) {
    const received = /^\d+$/.test(account) ? `this one has ${account.length}` : `this is '${account}'`;
    return slip(`the account has 12 digits; ${received}`);
  }
  return isRole && !resource.startsWith('role/')
    ? slip(`'role/' comes before the name, not '${resource.slice(0, 5)}'`)
    : undefined;
}
