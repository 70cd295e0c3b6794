/** AWS calls end well before their function's timeout, so that a hung connection is retried instead of waited out. */
export const clientDefaults = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 8_000, throwOnRequestTimeout: true },
};
