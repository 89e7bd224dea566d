import jsforce from 'jsforce';

/// Signs in with the web server flow, as a person would who presses Allow at once.
export async function signIn(loginUrl, clientId, redirectUri) {
  const connection = new jsforce.Connection({
    loginUrl, version: '64.0', oauth2: { loginUrl, clientId, redirectUri, useVerifier: true },
  });
  const consent = await fetch(connection.oauth2.getAuthorizationUrl({ scope: 'api refresh_token' }), { redirect: 'manual' });
  const code = new URL(consent.headers.get('location')).searchParams.get('code');
  await connection.authorize(code);
  return connection;
}
