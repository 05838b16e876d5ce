import { escapeMarkup } from './oidc-pages.ts';

/** Codes of CAS protocol 3.0, sections 2.5.3 and 2.7.3. */
export type CasCode =
  | 'INVALID_REQUEST'
  | 'INVALID_TICKET_SPEC'
  | 'UNAUTHORIZED_SERVICE_PROXY'
  | 'INVALID_PROXY_CALLBACK'
  | 'INVALID_TICKET'
  | 'INVALID_SERVICE'
  | 'UNAUTHORIZED_SERVICE'
  | 'INTERNAL_ERROR';

export type Attributes = Record<string, string | boolean | string[]>;

export type CasResponse =
  | {
      kind: 'success';
      user: string;
      attributes?: Attributes | undefined;
      proxyGrantingTicket?: string | undefined;
      proxies: string[];
    }
  | { kind: 'failure'; code: CasCode; description: string }
  | { kind: 'proxy'; proxyTicket: string }
  | { kind: 'proxy-failure'; code: CasCode; description: string };

/** Characters that XML 1.0 cannot hold (section 2.2 of it) are left out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones meant
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const text = (value: string) => escapeMarkup(value.replace(unspeakable, ''));
const element = (name: string, value: string) => `<cas:${name}>${text(value)}</cas:${name}>`;

/** The serviceResponse of Appendix A, as XML. */
export function toXml(response: CasResponse): string {
  return `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${bodyOf(response)}</cas:serviceResponse>\n`;
}

function bodyOf(response: CasResponse): string {
  switch (response.kind) {
    case 'failure':
      return `<cas:authenticationFailure code="${response.code}">${text(response.description)}</cas:authenticationFailure>`;
    case 'proxy-failure':
      return `<cas:proxyFailure code="${response.code}">${text(response.description)}</cas:proxyFailure>`;
    case 'proxy':
      return `<cas:proxySuccess>${element('proxyTicket', response.proxyTicket)}</cas:proxySuccess>`;
    case 'success': {
      const { user, attributes, proxyGrantingTicket, proxies } = response;
      // The order of the schema: user, attributes, proxyGrantingTicket, proxies.
      const parts = [
        element('user', user),
        attributes &&
          `<cas:attributes>${Object.entries(attributes).map(attribute).join('')}</cas:attributes>`,
        proxyGrantingTicket && element('proxyGrantingTicket', proxyGrantingTicket),
        proxies.length > 0 &&
          `<cas:proxies>${proxies.map((proxy) => element('proxy', proxy)).join('')}</cas:proxies>`,
      ];
      return `<cas:authenticationSuccess>${parts.filter(Boolean).join('')}</cas:authenticationSuccess>`;
    }
  }
}

const attribute = ([name, value]: [string, Attributes[string]]) =>
  (Array.isArray(value) ? value : [String(value)]).map((one) => element(name, one)).join('');

/** The same as JSON (sections 2.5.2 and 2.6.2). */
export function toJson(response: CasResponse): object {
  switch (response.kind) {
    case 'failure':
      return wrap('authenticationFailure', { code: response.code, description: response.description });
    case 'proxy-failure':
      return wrap('proxyFailure', { code: response.code, description: response.description });
    case 'proxy':
      return wrap('proxySuccess', { proxyTicket: response.proxyTicket });
    case 'success': {
      const { user, attributes, proxyGrantingTicket, proxies } = response;
      return wrap('authenticationSuccess', {
        user,
        ...(attributes && { attributes }),
        ...(proxyGrantingTicket && { proxyGrantingTicket }),
        ...(proxies.length > 0 && { proxies }),
      });
    }
  }
}

const wrap = (name: string, value: object) => ({ serviceResponse: { [name]: value } });

/** The document that a service is told a sign-out with (Appendix C). */
export function logoutRequest(id: string, at: Date, ticket: string): string {
  return `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${id}" Version="2.0" IssueInstant="${at.toISOString()}"><saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">@NOT_USED@</saml:NameID><samlp:SessionIndex>${text(ticket)}</samlp:SessionIndex></samlp:LogoutRequest>`;
}
