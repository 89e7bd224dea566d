// Posts COUNT invoices with node-quickbooks, ten side by side, each tried again until it is answered: after a refusal for
// the limits as long as Retry-After says (or a pause that doubles), after a lost answer at once. MODE "keys" gives every
// invoice a requestid that its repeats carry, too; "plain" does without.
// Usage: node post-quickbooks.mjs '{"discoveryUrl",…}' COUNT MODE NAME
import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { measured } from './measure.mjs';
import { signIn } from './quickbooks-sign-in.mjs';

const atOnce = 10;
const pauseMost = 60_000;
const [access, count, mode, name] = process.argv.slice(2);
const books = await signIn(JSON.parse(access));
const call = method => promisify(books[method].bind(books));
const createInvoice = call('createInvoice');

const { QueryResponse: { Customer: [customer] } } = await call('findCustomers')([{ field: 'Active', value: true }, { field: 'limit', value: 1 }]);
const { QueryResponse: { Item: items } } = await call('findItems')([{ field: 'Type', value: 'Service' }, { field: 'limit', value: 1 }]);

const invoice = number => ({
  CustomerRef: { value: customer.Id },
  CurrencyRef: customer.CurrencyRef,
  PrivateNote: `[SLUICE:${name}-${number}]`,
  Line: [{
    Amount: 100, DetailType: 'SalesItemLineDetail', Description: 'Bench',
    SalesItemLineDetail: { ItemRef: { value: items[0].Id }, Qty: 1, UnitPrice: 100 },
  }],
});

let refusals = 0, lost = 0;
async function post(number) {
  const requestId = randomUUID();
  for (let delay = 1000; ;) {
    try {
      await createInvoice(mode === 'keys' ? { ...invoice(number), requestId } : invoice(number));
      return;
    } catch (error) {
      const status = error.response?.status;
      if (status === 429) {
        ++refusals;
        const named = Number(error.response.headers['retry-after']) * 1000;
        await pause(named || delay * (1 + Math.random()) / 2);
        delay = Math.min(delay * 2, pauseMost);
      } else if (!status || status >= 500) {
        ++lost;
      } else {
        throw new Error(JSON.stringify(error.response.data));
      }
    }
  }
}

await measured(async () => {
  let next = 0;
  const worker = async () => {
    while (next < Number(count))
      await post(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { creates: Number(count), refusals, lost };
});
