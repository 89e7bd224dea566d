// Reads what Sluice reads from Salesforce with jsforce, page by page, and upserts each page with better-sqlite3 in one
// transaction. Usage: node pull-salesforce.mjs LOGIN_URL CLIENT_ID REDIRECT_URI DATABASE
import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { measured } from './measure.mjs';
import { signIn } from './salesforce-sign-in.mjs';

const stamps = ['Id', 'SystemModstamp', 'IsDeleted'];
const objects = {
  User: ['Id', 'SystemModstamp', 'Name', 'Email', 'ManagerId', 'IsActive'],
  Account: [...stamps, 'CurrencyIsoCode', 'Name', 'OwnerId', 'BillingStreet', 'BillingCity', 'BillingState',
    'BillingPostalCode', 'BillingCountry', 'ShippingStreet', 'ShippingCity', 'ShippingState', 'ShippingPostalCode',
    'ShippingCountry', 'Sluice_Tax_Number__c', 'Sluice_Taxable__c', 'Sluice_Credit_Limit__c',
    'Sluice_Payment_Terms__c', 'Sluice_Customer_Id__c'],
  Product2: [...stamps, 'Name', 'ProductCode', 'Family', 'IsActive', 'Sluice_Item_Code__c'],
  Opportunity: [...stamps, 'CurrencyIsoCode', 'Name', 'AccountId', 'OwnerId', 'StageName', 'IsWon', 'IsClosed',
    'Amount', 'CloseDate', 'LastStageChangeDate', 'Sluice_Billing_Event__c', 'Sluice_Delivery_Status__c',
    'Sluice_Delivered_On__c', 'Sluice_PO_Number__c', 'Sluice_Payment_Terms__c', 'Sluice_Tax_Code__c',
    'Sluice_Legal_Entity__c', 'Sluice_Segment__c', 'Sluice_Channel__c', 'Sluice_Term_Start__c', 'Sluice_Term_End__c',
    'Sluice_Billing_Frequency__c', 'Sluice_Billing_Key__c', 'Sluice_Invoice_Id__c', 'Sluice_Invoice_Number__c',
    'Sluice_Invoice_Status__c', 'Sluice_Invoice_Amount__c', 'Sluice_Invoice_Balance__c', 'Sluice_Invoice_Due_Date__c'],
  OpportunityLineItem: [...stamps, 'OpportunityId', 'Product2Id', 'Name', 'Description', 'Quantity', 'UnitPrice',
    'Discount', 'TotalPrice', 'ServiceDate', 'SortOrder', 'CurrencyIsoCode'],
  Sluice_Milestone__c: [...stamps, 'Opportunity__c', 'Name', 'Amount__c', 'Planned_On__c', 'Approved_On__c',
    'CurrencyIsoCode'],
  OpportunityHistory: [...stamps, 'OpportunityId', 'StageName', 'CreatedDate'],
};
const indexes = { OpportunityLineItem: 'OpportunityId', Sluice_Milestone__c: 'Opportunity__c', OpportunityHistory: 'OpportunityId' };

function writerOf(db, object, columns) {
  db.exec(`CREATE TABLE ${object} (${columns.map(c => (c === 'Id' ? 'Id TEXT PRIMARY KEY' : c)).join(', ')})`);
  if (indexes[object])
    db.exec(`CREATE INDEX ${object}_${indexes[object]} ON ${object} (${indexes[object]})`);
  const upsert = db.prepare(`INSERT INTO ${object} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ` +
    `ON CONFLICT (Id) DO UPDATE SET ${columns.slice(1).map(c => `${c} = excluded.${c}`).join(', ')}`);
  const value = v => (v === undefined ? null : typeof v === 'boolean' ? Number(v) : v);
  return db.transaction(records => {
    for (const record of records)
      upsert.run(columns.map(column => value(record[column])));
  });
}

async function pull(connection, db) {
  let records = 0;
  for (const [object, columns] of Object.entries(objects)) {
    const write = writerOf(db, object, columns);
    let page = await connection.query(`SELECT ${columns.join(', ')} FROM ${object} ORDER BY Id`, { scanAll: true });
    for (;;) {
      write(page.records);
      records += page.records.length;
      if (page.done)
        break;
      page = await connection.queryMore(page.nextRecordsUrl);
    }
  }
  return { records };
}

const [loginUrl, clientId, redirectUri, file] = process.argv.slice(2);
for (const suffix of ['', '-wal', '-shm'])
  rmSync(file + suffix, { force: true });
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = NORMAL');
const connection = await signIn(loginUrl, clientId, redirectUri);
await measured(() => pull(connection, db));
