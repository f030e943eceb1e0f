import type { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { createApp } from '../../api/app.ts';
import { Failure } from '../../engine/index.ts';
import { assert, suite } from '../harness.ts';
import { fakeEngine } from './fake-engine.ts';

const test = suite('the application');

const logged: unknown[] = [];
const app = createApp(fakeEngine(), { logError: (error) => logged.push(error) });

const ask = async (
  method: string,
  path: string,
  headers: Record<string, string> = {},
  on: Hono = app,
) => {
  const response = await on.request(`http://localhost/engine-rest${path}`, { method, headers });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
  };
};

test('JSON comes with exactly the media type that the JavaScript client of Camunda wants', async () => {
  for (const path of ['/version', '/nothing'])
    assert.is((await ask('GET', path)).headers.get('content-type'), 'application/json');
});

test('the version and the engines are told under every engine path', async () => {
  assert.equal((await ask('GET', '/version')).body, { version: '7.23.0' });
  assert.equal((await ask('GET', '/engine/default/version')).body, { version: '7.23.0' });
  assert.equal((await ask('GET', '/engine/other/version/')).body, { version: '7.23.0' });
  assert.equal((await ask('GET', '/engine')).body, [{ name: 'default' }]);
});

test('unknown paths are 404 and known ones with another method 405', async () => {
  const nothing = { type: 'NotFoundException', message: 'HTTP 404 Not Found', code: null };
  for (const path of [
    '/nothing',
    '',
    '/',
    '/version/x',
    '//version',
    '/engine/default',
    '/engine/other',
  ])
    assert.equal((await ask('GET', path)).body, nothing, path);
  assert.equal((await app.request('http://localhost/elsewhere')).status, 404);
  for (const method of ['PUT', 'POST', 'DELETE', 'PATCH']) {
    const { status, body } = await ask(method, '/version');
    assert.is(status, 405);
    assert.equal(body, {
      type: 'NotAllowedException',
      message: 'HTTP 405 Method Not Allowed',
      code: null,
    });
  }
});

test('HEAD answers as GET without a body, and OPTIONS tells the methods', async () => {
  const head = await ask('HEAD', '/version');
  assert.equal(
    [head.status, head.text, head.headers.get('content-type')],
    [200, '', 'application/json'],
  );
  assert.is((await ask('HEAD', '/nothing')).status, 404);
  const options = await ask('OPTIONS', '/version');
  assert.equal([options.status, options.headers.get('allow')], [200, 'GET,HEAD,OPTIONS']);
  assert.is((await ask('OPTIONS', '/nothing')).status, 404);
});

test('of users, groups, tenants, filters and decisions there are none', async () => {
  for (const path of ['/filter', '/user', '/group', '/tenant', '/decision-definition']) {
    assert.equal((await ask('GET', path)).body, [], path);
    assert.equal((await ask('GET', `${path}/count`)).body, { count: 0 }, path);
  }
  assert.equal((await ask('GET', '/user/x/profile')).body, {
    type: 'InvalidRequestException',
    message: 'User with id x does not exist',
    code: null,
  });
  assert.is((await ask('OPTIONS', '/authorization')).status, 200);
});

test('a client that takes no JSON gets 406', async () => {
  for (const accept of [
    'application/json',
    'APPLICATION/JSON',
    '*/*',
    'application/*',
    'text/html,*/*;q=0.1',
    'application/xml, application/json;charset=utf-8',
  ]) {
    assert.is((await ask('GET', '/version', { accept })).status, 200, accept);
  }
  for (const accept of ['application/xml', 'text/plain', 'text/*', 'nonsense']) {
    assert.equal(
      (await ask('GET', '/version', { accept })).body,
      { type: 'NotAcceptableException', message: 'HTTP 406 Not Acceptable', code: null },
      accept,
    );
  }
});

/** An application with one more route, which throws. */
const throwing = (error: unknown): Hono => {
  const one = createApp(fakeEngine(), { logError: (unexpected) => logged.push(unexpected) });
  one.get('/throwing', () => {
    throw error;
  });
  return one;
};

test('failures and exceptions of hono keep their status, anything else is 500 and logged', async () => {
  const answer = async (error: unknown) => {
    const response = await throwing(error).request('http://localhost/throwing');
    return [response.status, response.headers.get('content-type'), await response.json()];
  };
  const json = 'application/json';
  assert.equal(await answer(new Failure(418, 'TeapotException', 'short and stout')), [
    418,
    json,
    { type: 'TeapotException', message: 'short and stout', code: 0 },
  ]);
  assert.equal(await answer(new Failure(400, 'ParseException', 'm', 22_001, { 'a.bpmn': {} })), [
    400,
    json,
    { type: 'ParseException', message: 'm', code: 22_001, details: { 'a.bpmn': {} } },
  ]);
  assert.equal(await answer(new HTTPException(409, { message: 'busy' })), [
    409,
    json,
    { type: 'RestException', message: 'busy', code: null },
  ]);
  logged.length = 0;
  const defect = new TypeError('undefined is not a function');
  assert.equal(await answer(defect), [
    500,
    json,
    {
      type: 'ProcessEngineException',
      message: 'An unexpected error happened in the engine: TypeError: undefined is not a function',
      code: 0,
    },
  ]);
  assert.equal(logged, [defect]);
});

test('pages of other sites may read nothing under a foreign name and change nothing', async () => {
  const status = async (method: string, headers: Record<string, string>) =>
    (await ask(method, '/version', headers)).status;
  for (const host of [
    'localhost',
    'localhost:8080',
    '127.0.0.1',
    '127.8.9.1:1',
    '[::1]:8080',
    'LOCALHOST',
  ])
    assert.is(await status('GET', { host }), 200, host);
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example:80',
    '10.0.0.1',
    '',
  ])
    assert.is(await status('GET', { host }), 403, host);
  assert.is(
    await status('POST', {
      host: 'localhost:8080',
      origin: 'http://localhost:8080',
      'sec-fetch-site': 'same-origin',
    }),
    405,
  );
  assert.is(await status('POST', { host: 'localhost', 'sec-fetch-site': 'none' }), 405);
  for (const headers of [
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:9' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[]) {
    assert.is(
      await status('POST', { host: 'localhost:8080', ...headers }),
      403,
      JSON.stringify(headers),
    );
    assert.is(
      await status('GET', { host: 'localhost:8080', ...headers }),
      200,
      JSON.stringify(headers),
    );
  }
  assert.is((await app.request('http://engine/engine-rest/version')).status, 200);
  const refused = await ask('POST', '/version', {
    host: 'localhost',
    'sec-fetch-site': 'cross-site',
  });
  assert.equal(Object.keys(refused.body).sort(), ['code', 'message', 'type']);
});

test('further hosts can be allowed, with or without their port', async () => {
  const one = createApp(fakeEngine(), { allowedHosts: ['Engine.example', 'other.example:81'] });
  const status = async (host: string) => (await ask('GET', '/version', { host }, one)).status;
  assert.equal(
    [
      await status('engine.example:8080'),
      await status('other.example:81'),
      await status('other.example'),
    ],
    [200, 200, 403],
  );
  const any = createApp(fakeEngine(), { allowedHosts: ['*'] });
  assert.is((await ask('GET', '/version', { host: 'whatever' }, any)).status, 200);
});

test.run();
