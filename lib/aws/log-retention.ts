import type { Source } from './source';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const logRetentionSource: Source = {
  url: 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html',
  date: '2026-11-21',
};

/** Days that CloudWatch keeps logs; it takes no others. */
export const retentionDays: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** What the Terraform provider takes for logs that never expire. */
const KEEP_FOR_EVER = 0;

export const isRetention = (days: number): boolean => days === KEEP_FOR_EVER || retentionDays.includes(days);

/** The shortest accepted retention that keeps logs at least as long; for ever when there is none. */
export const retentionOfAtLeast = (days: number): number => retentionDays.find((accepted) => accepted >= days) ?? KEEP_FOR_EVER;
