import QuickBooks from 'node-quickbooks';

/// Signs in to the company that the stand-in consents for. The library leaves the sign-in to its user.
export async function signIn({ discoveryUrl, apiUrl, clientId, clientSecret, redirectUri }) {
  const endpoints = await (await fetch(discoveryUrl)).json();
  const ask = new URL(endpoints.authorization_endpoint);
  ask.search = new URLSearchParams({
    client_id: clientId, redirect_uri: redirectUri, response_type: 'code', scope: 'com.intuit.quickbooks.accounting', state: 'bench',
  });
  const consent = await fetch(ask, { redirect: 'manual' });
  const back = new URL(consent.headers.get('location'));
  const answer = await fetch(endpoints.token_endpoint, {
    method: 'POST',
    headers: { Accept: 'application/json', Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code: back.searchParams.get('code'), redirect_uri: redirectUri }),
  });
  const token = await answer.json();
  QuickBooks.V3_ENDPOINT_BASE_URL = `${apiUrl}/v3/company/`;
  return new QuickBooks(clientId, clientSecret, token.access_token, false, back.searchParams.get('realmId'), true, false, 75, '2.0',
    token.refresh_token);
}
