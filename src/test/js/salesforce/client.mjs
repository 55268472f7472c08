// What a third party's client does with an org, done with the simulator: node client.mjs <address> <client id> <secret>
// It prints "expire" when the session shall run out, and goes on at the next line of its input.
import assert from 'node:assert/strict';
import readline from 'node:readline';
import jsforce from 'jsforce';

const [address, clientId, clientSecret] = process.argv.slice(2);
const input = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
let refreshed = 0;

const oauth2 = new jsforce.OAuth2({ loginUrl: address, clientId, clientSecret });
const conn = new jsforce.Connection({
  oauth2,
  instanceUrl: address,
  version: '67.0',
  refreshFn: async (_, done) => {
    refreshed++;
    done(null, (await oauth2.requestToken({ grant_type: 'client_credentials' })).access_token);
  },
});

async function login() {
  const user = await conn.authorize({ grant_type: 'client_credentials' });
  assert.match(user.id, /^005/);
  assert.match(user.organizationId, /^00D/);
}

async function describe() {
  const all = await conn.describeGlobal();
  assert.ok(all.sobjects.some((each) => each.name === 'Case'));
  const one = await conn.sobject('Case').describe();
  assert.deepEqual(
    one.fields.find((field) => field.name === 'Priority').picklistValues.map((each) => each.value),
    ['High', 'Medium', 'Low'],
  );
  assert.ok(one.recordTypeInfos.some((each) => each.master));
}

async function single() {
  const cases = conn.sobject('Case');
  const made = await cases.create({ Subject: 'By a third party', Priority: 'High' });
  assert.ok(made.success);
  assert.ok((await cases.update({ Id: made.id, Subject: 'Changed' })).success);
  const read = await cases.retrieve(made.id);
  assert.equal(read.Subject, 'Changed');
  assert.match(read.CaseNumber, /^\d{8}$/);
  assert.equal((await cases.upsert({ Syncline_Key__c: 'k-1', Subject: 'One' }, 'Syncline_Key__c')).created, true);
  await cases.upsert({ Syncline_Key__c: 'k-1', Subject: 'Two' }, 'Syncline_Key__c');
  assert.deepEqual(
    (await cases.find({ Syncline_Key__c: 'k-1' }, ['Subject'])).map((each) => each.Subject),
    ['Two'],
  );
  await assert.rejects(cases.create({ Syncline_Key__c: 'k-1' }), { errorCode: 'DUPLICATE_VALUE' });
  await assert.rejects(cases.create({ Nosuch__c: 'x' }), { errorCode: 'INVALID_FIELD' });
  await assert.rejects(cases.retrieve('500000000000000AAA'), { errorCode: 'NOT_FOUND' });
  await assert.rejects(conn.query('SELECT Id FROM Case WHERE'), { errorCode: 'MALFORMED_QUERY' });
  await assert.rejects(conn.query('SELECT Id FROM ContentDocumentLink'), /Implementation restriction/);
  assert.ok((await cases.destroy(made.id)).success);
  assert.equal((await conn.query(`SELECT Id FROM Case WHERE Id = '${made.id}'`)).totalSize, 0);
  assert.equal(
    (await conn.query(`SELECT Id FROM Case WHERE Id = '${made.id}'`, { scanAll: true })).totalSize,
    1,
  );
}

async function collections() {
  const many = Array.from({ length: 250 }, (_, number) => ({ Subject: `Many ${number}` }));
  const made = await conn.sobject('Case').create(many, { allowRecursive: true });
  assert.equal(made.filter((each) => each.success).length, 250);
  const changed = await conn
    .sobject('Case')
    .update(made.slice(0, 3).map((each, at) => ({ Id: each.id, Subject: 'Many more', Building__c: at ? 'North' : 'West' })));
  assert.deepEqual(changed.map((each) => each.success), [false, true, true]);
  assert.equal(changed[0].errors[0].statusCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  const all = await conn.query("SELECT Id, Owner.Name FROM Case WHERE Subject LIKE 'Many%' ORDER BY Id", {
    headers: { 'Sforce-Query-Options': 'batchSize=200' },
    autoFetch: true,
    maxFetch: 1000,
  });
  assert.equal(all.totalSize, 250);
  const first = await conn.query("SELECT Id FROM Case WHERE Subject LIKE 'Many%'", {
    headers: { 'Sforce-Query-Options': 'batchSize=200' },
  });
  assert.equal(first.records.length, 200);
  assert.equal((await conn.queryMore(first.nextRecordsUrl)).records.length, 50);
  assert.equal((await conn.sobject('Case').destroy(made.slice(0, 100).map((each) => each.id))).length, 100);
}

async function replication() {
  const now = Date.now();
  const span = [new Date(now - 3_600_000), new Date(now + 3_600_000)];
  assert.ok((await conn.sobject('Case').updated(...span)).ids.length >= 150);
  assert.ok((await conn.sobject('Case').deleted(...span)).deletedRecords.length >= 100);
}

async function files() {
  const bytes = Buffer.from('It smokes \u00e4');
  const made = await conn
    .sobject('ContentVersion')
    .create({ PathOnClient: 'smoke.txt', VersionData: bytes.toString('base64') });
  const read = await conn.sobject('ContentVersion').retrieve(made.id);
  assert.equal(read.FileExtension, 'txt');
  assert.equal(read.ContentSize, bytes.length);
  const parts = [];
  for await (const part of conn.sobject('ContentVersion').record(made.id).blob('VersionData')) {
    parts.push(part);
  }
  assert.deepEqual(Buffer.concat(parts), bytes);
}

async function limits() {
  assert.ok((await conn.limits()).DailyApiRequests.Max > 0);
  assert.ok(conn.limitInfo.apiUsage.used > 0);
}

async function session() {
  console.log('expire');
  await input.next();
  assert.equal((await conn.query('SELECT Id FROM Organization')).totalSize, 1);
  assert.equal(refreshed, 1);
}

for (const part of [login, describe, single, collections, replication, files, limits, session]) {
  await part();
  console.log(`done: ${part.name}`);
}
process.exit(0);
