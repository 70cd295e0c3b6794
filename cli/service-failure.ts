/** What to tell of a request that S3 or DynamoDB refused or did not answer; null when the error is none of these. */
export const serviceFailure = (error: unknown, label: string): string | null => {
  if (!(error instanceof Error)) return null;
  const { name, message } = error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (name === 'CredentialsProviderError')
    return `there are no AWS credentials for ${label}. Log in (aws sso login, or set AWS_PROFILE) and try again.`;
  if (message === 'Region is missing') return `no AWS region is set for ${label}. Set AWS_REGION and try again.`;
  if (['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN'].includes(code) || name === 'TimeoutError')
    return `${label} does not answer (${code || name}). Check that it is up and reachable, then try again.`;
  if ('$metadata' in error)
    return `${label} refused: ${name}: ${message}. Check the names of bucket and table, and what your credentials may do.`;
  return null;
};
