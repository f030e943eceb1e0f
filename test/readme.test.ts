import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { helpText, readConfig } from '../api/config.ts';
import { startServer } from '../api/server.ts';
import { knownDifferences } from './conformance/known-differences.mjs';
import { before, refused } from './fixtures/told.ts';
import { assert, suite } from './harness.ts';
import { asked, differences } from './readme/differences.ts';
import { readme, section, table } from './readme/page.ts';
import { type Resource, resources, undocumented } from './readme/resources.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const block = (heading: string, language: string): string =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(section(heading))?.[1] ?? '';

const test = suite('README.md');

test('lists every option of the server as --help does', () => {
  const options = helpText()
    .replace(/\n {20,}/g, '  ')
    .split('\n')
    .flatMap((line) => {
      const match = /^ {2}(--\S+(?: \S+)?) {2,}(.*?)(?: \(([^()]+)\))?$/.exec(line);
      return match ? [{ option: match[1], meaning: match[2], otherwise: match[3] }] : [];
    });
  assert.ok(options.length > 5);
  const listed = table('Run the server').map((row) => ({
    option: row.Option?.replaceAll('`', ''),
    meaning: row.Meaning,
    otherwise: row.Default?.replaceAll('`', '') || undefined,
  }));
  assert.equal(listed, options);
});

test('says of every resource how many of its operations are there', () => {
  const cell = ({ path, present, documented }: Resource) =>
    `${path}: ${present === documented ? 'all' : present} of ${documented}`;
  const there = resources().filter(({ present }) => present > 0);
  const listed = table('What is there').map(
    (row) => `${row.Resource?.replaceAll('`', '')}: ${row.Operations}`,
  );
  assert.equal(listed, there.map(cell));
});

test('names the resources of which nothing is there, and what is there beside the documented', () => {
  const missing = resources().filter(({ present }) => present === 0);
  const names = [...section('What is there').matchAll(/`(\/[\w/-]+)`/g)].map(([, path]) => path);
  for (const { path } of missing) assert.ok(names.includes(path), `${path} is not named`);
  for (const { path, present } of resources()) {
    const isAbsent = new RegExp(`Nothing answers below[^.]*\`${path}\``).test(readme);
    assert.is(isAbsent, present === 0, path);
  }
  for (const operation of undocumented()) {
    const [first = ''] = operation.split('*');
    assert.match(section('What is there'), `\`${first.replace(/^\w+ /, '')}`, operation);
  }
});

test('is right that an unknown definition is 400 in a restart', async () => {
  const body = { processInstanceIds: ['any'], instructions: [before('any')] };
  const answer = await refused('POST', '/process-definition/unknown/restart', body);
  assert.is(answer, '400 InvalidRequestException');
});

test('lists the differences that are known, each of which is looked at here', () => {
  const listed = table('Where it differs from Camunda 7.23').map((row) => ({
    where: row.Where,
    camunda: row['Camunda 7.23'],
    here: row['Dal Segno'],
  }));
  assert.equal(
    listed,
    knownDifferences.map(({ where, camunda, here }) => ({ where, camunda, here })),
  );
  assert.equal(
    Object.keys(differences),
    knownDifferences.map(({ where }) => where),
  );
});
for (const difference of knownDifferences) {
  test(`is right of: ${difference.where}`, async () => {
    assert.is(await differences[difference.where]?.(), difference[asked]);
    assert.is.not(difference.here, difference.camunda);
  });
}

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const walk = 'has a walk with curl that restarts an instance';
if (!hasCurl) test.skip(walk, 'curl is not installed');
else {
  test(walk, async () => {
    const options = ['--port', '0', '--data', ':memory:', '--log-level', 'silent', '--demo'];
    const { address, stop } = await startServer(readConfig(options, {}));
    const script = block('Restart an instance with curl', 'sh').replace(
      /^api=.*/,
      `api=${address}/engine-rest`,
    );
    const output = await run('sh', ['-eu', '-c', script]);
    await stop();
    assert.match(output, 'HTTP/1.1 204');
    assert.match(output, /"activityId":"payment".*"activityId":"chargeCard"/);
    assert.match(output, '{"amount":{"type":"Integer","value":120,"valueInfo":{}}}');
    assert.match(output, /"restartedProcessInstanceId":"[\da-f-]{36}"/);
  });
}

test('has a program that embeds the engine, and which runs as it stands', async () => {
  const program = block('Embed the engine', 'js');
  const args = ['--import', 'tsx', '--input-type=module', '-e', program];
  assert.match(await run(process.execPath, args), /^[\da-f-]{36}\n$/);
});

test('links only to files that exist, and names only scripts that package.json has', () => {
  const links = [...readme.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path]) => path ?? '');
  assert.ok(links.length > 2);
  assert.equal(
    links.filter((path) => !existsSync(ROOT + path)),
    [],
  );
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
  const named = [...readme.matchAll(/npm (?:run )?(start|test|demo|(?<=run )[\w:]+)/g)];
  assert.ok(named.length > 3);
  assert.equal(
    named.map(([, name]) => name).filter((name) => !(String(name) in scripts)),
    [],
  );
});
test.run();

/** What a program prints, if it ends well. */
const run = (command: string, args: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.once('close', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`exit code ${code}: ${errors}`)),
    );
  });
