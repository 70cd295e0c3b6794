// The inside of an execution environment: loads a handler and speaks the Lambda Runtime API, as the managed Node.js runtime does.
// Plain JavaScript, so that an environment starts without reading TypeScript.
// https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
import { existsSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new Agent({ keepAlive: true });

function call(method, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host, port, agent, method, path: `/2018-06-01/runtime${path}`, headers },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function describe(error) {
  const known = error instanceof Error ? error : new Error(String(error));
  return {
    errorType: known.name,
    errorMessage: known.message,
    stackTrace: (known.stack ?? '')
      .split('\n')
      .slice(1)
      .map((line) => line.trim()),
  };
}

function report(path, error) {
  const described = describe(error);
  return call('POST', path, JSON.stringify(described), {
    'content-type': 'application/json',
    'lambda-runtime-function-error-type': described.errorType,
  });
}

async function loadHandler() {
  const name = process.env._HANDLER;
  const dot = name.lastIndexOf('.');
  const base = join(process.env.LAMBDA_TASK_ROOT, name.slice(0, dot));
  const file = ['.mjs', '.js', '.cjs'].map((extension) => base + extension).find((candidate) => existsSync(candidate));
  if (!file)
    throw Object.assign(new Error(`Cannot find module '${name.slice(0, dot)}'`), { name: 'Runtime.ImportModuleError' });
  const loaded = await import(pathToFileURL(file).href);
  const handler = loaded[name.slice(dot + 1)] ?? loaded.default?.[name.slice(dot + 1)];
  if (typeof handler !== 'function') {
    throw Object.assign(new Error(`${name} is undefined or not exported`), { name: 'Runtime.HandlerNotFound' });
  }
  return handler;
}

function contextOf(headers) {
  const deadlineMs = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => Math.max(0, deadlineMs - Date.now()),
  };
}

let handler;
try {
  handler = await loadHandler();
} catch (error) {
  console.error(error);
  await report('/init/error', error);
  process.exit(1);
}
for (;;) {
  // The host ends this process; should the host itself be gone, this call fails, and the process ends by that.
  const invocation = await call('GET', '/invocation/next');
  const requestId = invocation.headers['lambda-runtime-aws-request-id'];
  process.env._X_AMZN_TRACE_ID = invocation.headers['lambda-runtime-trace-id'];
  let answer;
  try {
    const result = await handler(JSON.parse(invocation.body.toString('utf8')), contextOf(invocation.headers));
    answer = JSON.stringify(result) ?? 'null';
  } catch (error) {
    console.error(error);
    await report(`/invocation/${requestId}/error`, error);
    continue;
  }
  await call('POST', `/invocation/${requestId}/response`, answer, { 'content-type': 'application/json' });
}
