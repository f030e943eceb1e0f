import { Grants } from '../../engine/permission/grants.ts';
import { isPublic } from '../../engine/permission/net-access.ts';
import { allPermissions, readPermissions } from '../../engine/permission/permissions.ts';
import { assert, suite } from '../harness.ts';

const test = suite('permissions');

const nothing = { net: [], env: [], read: [] };

test('what a process asks for is read in both notations', () => {
  for (const text of ['--allow-net=a,b:1 --allow-env', 'net=a net=b:1;env', 'env env=X net=a,b:1'])
    assert.equal(readPermissions(text), { ...nothing, net: ['a', 'b:1'], env: true }, text);
  assert.equal(readPermissions('{"net": ["a"], "env": false, "read": "none"}'), {
    ...nothing,
    net: ['a'],
  });
  for (const text of ['all', '--allow-all net=a', '{"all": true}'])
    assert.equal(readPermissions(text), allPermissions, text);
});

test("somebody else's property is none of ours, in whatever form it is", () => {
  for (const text of ['admins may', '{"roles": {"clerk": 1}}', '{"roles": "clerk"}', '{', '[]', ''])
    assert.is(readPermissions(text), null, text);
});

test('what cannot be understood is refused, and asks for no more than it says', () => {
  for (const text of ['net=a clerk', '{"net": "a"}', '{"net": [1]}', '{"all": []}', 'all=a'])
    assert.throws(() => readPermissions(text), /permission/i, text);
  for (const range of ['10.0.0.0/99', 'a.example/8', 'fd00::/200'])
    assert.throws(() => readPermissions(`net=${range}`), /cannot be for/, range);
  for (const range of ['10.0.0.0/8', '10.0.0.0/8:443', 'fd00::/8'])
    assert.equal(readPermissions(`net=${range}`)?.net, [range]);
});

test('only addresses that are given to somebody are public', () => {
  for (const address of ['8.8.8.8', '2a00:1450::1', '::ffff:8.8.8.8'])
    assert.ok(isPublic(address), address);
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '::127.0.0.1', '::7f00:1'])
    assert.ok(!isPublic(address), address);
  for (const address of ['64:ff9b::7f00:1', '2002:7f00:1::', 'fec0::1', 'fd00::1', 'fe80::1%eth0'])
    assert.ok(!isPublic(address), address);
  for (const address of ['10.0.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '4000::1'])
    assert.ok(!isPublic(address), address);
});

test('a private address must be named by itself, where it is asked about and where it is used', () => {
  const every = new Grants({ ...nothing, net: true }, { ...nothing, net: true });
  for (const host of ['127.0.0.1', '[::1]', '[::ffff:7f00:1]', '10.0.0.1'])
    assert.ok(!every.net(host, null) && !every.net(host, 80), host);
  assert.ok(every.net('example.com', null) && every.net('[2a00:1450::1]', 80));
  const named = new Grants({ ...nothing, net: ['[::1]:80', '10.0.0.0/8'] }, allPermissions);
  assert.ok(named.net('[::1]', 80) && named.net('10.0.0.1', null));
  assert.ok(!named.net('[::1]', 81) && !named.net('[::1]', null));
});

test.run();
