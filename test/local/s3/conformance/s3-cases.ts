import { listingCases } from './listing-cases.ts';
import { multipartCases } from './multipart-cases.ts';
import { objectCases } from './object-cases.ts';
import type { S3Case } from './s3-case.ts';
import { versionCases } from './version-cases.ts';

export const s3Cases: readonly S3Case[] = [...objectCases, ...listingCases, ...versionCases, ...multipartCases];
