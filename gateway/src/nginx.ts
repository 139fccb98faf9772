import { problems, type ProblemCode } from '@souk/contracts'
import { BODY_LIMIT, decidingHeaders, LOOPBACK, securityHeaders, VERSION_IN_ACCEPT, waitingHeaders } from '@souk/http'
import { CORS_MAX_AGE, corsAnswerHeaders, corsMethods, corsRequestHeaders } from './cors.ts'
import { HSTS } from './front.ts'
import { loopbackNames, ownFetchSites, safeMethods } from './hosts.ts'
import { publicFiles, type PublicFile } from './public-files.ts'
import { REGISTRATION } from './rates.ts'
import {
  anySpelling,
  facades,
  HIDDEN,
  IN_TABLE,
  isKept,
  longBodies,
  MAX_ADMIN_BYTES,
  OF_GATEWAY,
  PICTURE,
  TO_ADMIN,
  type Facade,
  type Route,
} from './routing-table.ts'
import type { derivedSettings } from './settings-script.ts'
import type { checkedSettings } from './settings.ts'

export interface NginxParts {
  readonly routes: readonly Route[]
  /** Host and port of a service, a facade or a site. */
  readonly upstream: (part: Route['service'] | Facade | Site) => string
  /** The name server that knows the hosts. It is asked again and again, because a restarted container may have another address. */
  readonly resolver: string
  readonly port: number
  /** Of the manager site. */
  readonly adminPort: number
  /** For containers of the shop: their requests are not counted. It must not be published. */
  readonly innerPort: number
  /** Answers the health check, on loopback only. */
  readonly internalPort: number
  /** The folder with the public files. */
  readonly publicFolder: string
  /** The folder with the sockets between nginx and the cache: {@link originSocket} and that of the cache. */
  readonly sockets: string
  /** The folders with the files that browsers load for the pages of the sites. */
  readonly siteFolders: Readonly<Record<Site, string>>
}

type Site = 'shop' | 'admin'

/** Where nginx takes what the cache asks for. Nobody else reaches it. */
export const originSocket = (sockets: string): string => `${sockets}/origin.sock`

/** The place of a setting, which the image of nginx fills in when a container starts. */
const setting = (name: keyof typeof checkedSettings | keyof typeof derivedSettings | 'SOUK_PUBLIC_URL'): string => `\${${name}}`

/** Most bytes of a body that nginx has in memory before it passes them on. */
const MAX_BUFFER = 256 * 1024

/** Status by which nginx sends a preflight to its answer. No client sees it. */
const PREFLIGHT = 480
/** Status by which nginx sends a read to the cache. No client sees it. */
const READ = 481

/** The answers of nginx itself: status → problem. */
const ownAnswers = {
  400: 'malformed-request',
  403: 'foreign-origin',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'version-required',
  412: 'precondition-failed',
  413: 'body-too-large',
  414: 'head-too-large',
  421: 'unknown-host',
  429: 'too-many-requests',
  494: 'head-too-large',
  501: 'malformed-request',
  505: 'malformed-request',
  500: 'internal-error',
  502: 'bad-gateway',
  503: 'unavailable',
  504: 'gateway-timeout',
} as const satisfies Readonly<Record<number, ProblemCode>>

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'

/** Problems of a request whose head nginx could not read. */
const withoutHead: readonly ProblemCode[] = ['malformed-request', 'head-too-large']

/** Where the answer to a problem stands. A request without a path can be redirected only to a path, not to a named location. */
const placeOf = (code: ProblemCode): string => (withoutHead.includes(code) ? `/_problem_/${code}` : `@${code}`)

/** What nginx adds to every answer. It leaves out headers without a value. A location that adds others must repeat these. */
const everyAnswer: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': '$hsts',
  'Access-Control-Allow-Origin': '$cors_origin',
  'Access-Control-Expose-Headers': '$cors_exposed',
  Vary: '$cors_vary',
}
/** What nginx adds to its own answers. Services add the same to theirs. */
const ownAnswer: Readonly<Record<string, string>> = { 'X-Request-Id': '$souk_request_id', 'Cache-Control': 'no-store', ...securityHeaders }

const adding = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `add_header ${name} "${value}" always;`)
    .join('\n      ')

const problemLocation = (code: ProblemCode, outside: Readonly<Record<string, string>> = everyAnswer): string => {
  const { status, title } = problems[code]
  const body = JSON.stringify({ type: `urn:souk:problem:${code}`, code, title, status, requestId: '$souk_request_id' })
  return `
    location ${placeOf(code).replace(/^\//, '= /')} {${placeOf(code).startsWith('/') ? '\n      internal;' : ''}
      default_type application/problem+json;
      ${adding({ ...outside, ...ownAnswer, ...((status === 429 || status >= 502) && { 'Retry-After': '1' }) })}
      return ${status} '${body}';
    }`
}

/** The name of the variable that holds the path for a service. */
const variable = (service: string): string => `$path_of_${service.replaceAll('-', '_')}`

// The path is passed on unchanged: decoding and encoding it could make another one. A path that does not start with the prefix is refused.
const pathOf = ({ prefix, service }: Route): string => `
  map $request_uri ${variable(service)} {
    "~^${anySpelling(prefix)}(?<rest>/.*)$" $rest;
    "~^${anySpelling(prefix)}(?<query>\\?.*)?$" /$query;
    default "";
  }`

// The same rules as in hosts.ts. The list of names stands first and holds no bar, so nothing that is sent can be taken for a part of it.
const hostMaps = (): string => {
  const names = `,${loopbackNames.join(',')},${setting('SOUK_HOSTS')},`
  const oneOfTheNames = '[^|]*[, ]([^|, ]+)[, ][^|]*'
  return `
  map "${names}|$host" $is_for_host {
    "~*^${oneOfTheNames}\\|\\1$" 1;
    default "";
  }
  map "${names}|$request_method|$http_origin|$http_sec_fetch_site" $is_of_another_site {
    "~^[^|]*\\|(?:${safeMethods.join('|')})\\|" "";
    "~^[^|]*\\|[^|]*\\|\\|(?:${ownFetchSites.join('|')})$" "";
    "~*^${oneOfTheNames}\\|[^|]*\\|https?://\\1\\.?(?::\\d*)?\\|[^|]*$" "";
    default 1;
  }`
}

const preflightLocation = `
    location @preflight {
      ${adding({
        ...everyAnswer,
        ...ownAnswer,
        'Access-Control-Allow-Methods': corsMethods.join(', '),
        'Access-Control-Allow-Headers': corsRequestHeaders.join(', '),
        'Access-Control-Max-Age': String(CORS_MAX_AGE),
      })}
      return 204;
    }`

// Pages of other origins may use the API, but never the manager site.
const originMaps = (adminPort: number): string => `
  map "$server_port|${setting('SOUK_ADMIN_URL')}|${setting('SOUK_PUBLIC_URL')}" $hsts {
    "~^${adminPort}\\|https:" "${HSTS}";
    "~^${adminPort}\\|" "";
    "~^[^|]*\\|[^|]*\\|https:" "${HSTS}";
    default "";
  }
  map "$server_port|,${setting('SOUK_CORS_ORIGINS')},|$http_origin" $cors_origin {
    "~^${adminPort}\\|" "";
    "~^[^|]*\\|[^|]*[, ]([^|, ]+)[, ][^|]*\\|\\1$" $http_origin;
    default "";
  }
  map "${setting('SOUK_CORS_ORIGINS')}" $cors_vary {
    "~[^, ]" Origin;
    default "";
  }
  map "$request_method|$http_access_control_request_method|$cors_origin" $is_preflight {
    "~^OPTIONS\\|[^|]+\\|." 1;
    default "";
  }
  map "$cors_origin|$is_preflight" $cors_exposed {
    "~.\\|$" "${corsAnswerHeaders.join(', ')}";
    default "";
  }
  map $cors_origin $is_foreign {
    "" $is_of_another_site;
    default "";
  }`

// The manager site sees with which port it was asked for: another site of this host is foreign to it.
const adminMaps = (adminPort: number): string => `
  map $server_port $passed_host {
    ${adminPort} $http_host;
    default $host;
  }
  map "${setting('SOUK_ADMIN_URL')}" $admin_url {
    "" "http://$host:${setting('SOUK_ADMIN_PORT')}";
    default "${setting('SOUK_ADMIN_URL')}";
  }`

// Requests without a key are not counted. One address has several spellings, but only one form in bytes.
const rateMaps = (innerPort: number): string => `
  map $binary_remote_addr $client_network {
    "~^\\x00{10}\\xff\\xff(?<of_ipv4>[\\s\\S]{4})$" $of_ipv4;
    "~^(?<of_ipv6>[\\s\\S]{8})[\\s\\S]{8}$" $of_ipv6;
    default $binary_remote_addr;
  }
  map "$server_port|$remote_addr" $client {
    # The cache, which has no port, asks for a client that was counted.
    "~^(?:${innerPort})?\\|" "";
    "~\\|(?:${LOOPBACK})" "";
    default $client_network;
  }
  map "$request_method $uri" $registering_client {
    "~*^${REGISTRATION}" $client;
    default "";
  }
  limit_req_zone $client zone=requests:16m rate=${setting('SOUK_REQUESTS_PER_SECOND')}r/s;
  limit_req_zone $registering_client zone=registrations:4m rate=${setting('SOUK_REGISTRATIONS_PER_MINUTE')}r/m;
  limit_req zone=requests burst=${setting('SOUK_REQUEST_BURST')} nodelay;
  limit_req zone=registrations burst=${setting('SOUK_REGISTRATIONS_PER_MINUTE')} nodelay;
  limit_req_status 429;`

// The facades call the API from the network of the shop, and say for whom.
const addressMap = (innerPort: number): string => `
  map "$server_port|$http_x_forwarded_for" $client_address {
    "~^${innerPort}\\|(?<forwarded>[0-9A-Fa-f:.]+)$" $forwarded;
    # The cache asks for all who get the answer.
    "~^\\|" "";
    default $remote_addr;
  }`

const versionMap = `
  map "${setting('SOUK_API_VERSION_REQUIRED')}|$http_api_version|$http_accept|$uri" $lacks_version {
    "~\\|${PICTURE.replace('^', '')}" "";
    "~^true\\|[^|]+\\|" "";
    "~*^true\\|\\|(?:.*,)?${VERSION_IN_ACCEPT}" "";
    "~^true\\|" 1;
    default "";
  }`

/** Headers between the services and the cache. */
const forTheCache = ['Surrogate-Control', 'Surrogate-Key', 'Surrogate-Position', 'X-Cache']

const hiding = (headers: readonly string[]): string => headers.map((name) => `proxy_hide_header ${name};`).join('\n      ')

/** The headers of a read that reach the cache, and so the service. */
const passedHeaders = [...decidingHeaders, ...waitingHeaders]
/** So many characters of them do not reach the cache. Browsers send about 300. */
const LONGEST_HEADERS = 2_000
const valueOf = (header: string): string => `$http_${header.replaceAll('-', '_')}`

// What anybody may read, without a body. Nobody else knows what a token shows. Pictures have their names from their bytes, so browsers keep them.
const readMap = `
  map "$request_method $http_authorization$http_content_length$http_transfer_encoding" $is_for_anybody {
    "~^(?:GET|HEAD) $" 1;
    default "";
  }
  # Varnish answers by itself to characters that nobody sends, and to long headers.
  map "${passedHeaders.map(valueOf).join('')}" $is_plain {
    "~[^\\t -~\\x80-\\xff]|.{${LONGEST_HEADERS}}" "";
    default $is_for_anybody;
  }
  map $uri $is_read {
    "~${PICTURE}" "";
    default $is_plain;
  }`

// If the cache does not answer, the next attempt leaves it out, and so do all others for a second.
const readsUpstream = (sockets: string): string => `
  upstream reads {
    zone reads 64k;
    server unix:${sockets}/cache.sock max_fails=1 fail_timeout=1s;
    server unix:${originSocket(sockets)} max_fails=0 backup;
    keepalive 32;
  }`

// A kept answer has the request id of whoever asked first. A service waits for its view for less long than nginx waits for the cache.
const readLocation = `
    location @read {
      proxy_next_upstream error timeout http_502;
      proxy_next_upstream_tries 2;
      proxy_connect_timeout 500ms;
      proxy_read_timeout 4s;
      proxy_pass_request_headers off;
      proxy_set_header Host $host;
      proxy_set_header Connection "";
      proxy_set_header X-Request-Id $souk_request_id;
      ${passedHeaders.map((name) => `proxy_set_header ${name} ${valueOf(name)};`).join('\n      ')}
      ${hiding([...forTheCache, 'X-Request-Id'])}
      ${adding({ ...everyAnswer, 'X-Request-Id': '$souk_request_id' })}
      proxy_pass http://reads$request_uri;
    }`

/** Answers of nginx to the cache. */
const originAnswers = [404, 500, 502, 504] as const

/** The server that the cache asks. It asks the services, and another instance if one does not answer. */
const originServer = (routes: readonly Route[], upstream: NginxParts['upstream'], sockets: string): string => `
  server {
    listen unix:${originSocket(sockets)};
    access_log off;
    proxy_next_upstream error timeout;
${originAnswers.map((status) => `    error_page ${status} = ${placeOf(ownAnswers[status])};`).join('\n')}
${routes
  .filter(isKept)
  .map(
    ({ prefix, service }) => `
    location ~ ^${prefix}(?:/|$) {
      set $upstream ${upstream(service)};
      proxy_pass http://$upstream${variable(service)};
    }`,
  )
  .join('\n')}

    location / { return 404; }
${originAnswers.map((status) => problemLocation(ownAnswers[status], {})).join('\n')}
  }`

// Every location asks this. At the level of the server it would be asked again for the answer to a malformed request.
const checks = `
      # HTTP/0.9, which has no status codes.
      if ($server_protocol = "") { return 444; }
      if ($is_for_host = "") { return 421; }
      if ($is_preflight) { return ${PREFLIGHT}; }
      if ($is_foreign) { return 403; }`

/** @param more  what the location sets besides */
const locationOf = (route: Route, upstream: string, pattern: string, more = ''): string => {
  const { service } = route
  return `
    location ~ ${pattern} {${checks}${more}
      if (${variable(service)} = "") { return 404; }
      if ($lacks_version) { return 406; }${isKept(route) ? `\n      if ($is_read) { return ${READ}; }` : ''}
      set $upstream ${upstream};
      proxy_pass http://$upstream${variable(service)};
    }`
}

/** The locations of a service: first its paths that take long bodies, for nginx takes the first that matches. */
const locationsOf = (route: Route, upstream: string): readonly string[] => [
  ...Object.entries(longBodies)
    .filter(([path]) => path.startsWith(`${route.prefix}/`))
    .map(([path, bytes]) =>
      locationOf(
        route,
        upstream,
        `^${path}/?$`,
        `\n      client_max_body_size ${bytes};\n      client_body_buffer_size ${Math.min(bytes, MAX_BUFFER)};`,
      ),
    ),
  locationOf(route, upstream, `^${route.prefix}(?:/|$)`),
]

const facadeLocation = (facade: Facade, upstream: NginxParts['upstream']): string => `
    location ~ ${facades[facade]} {${checks}
      set $upstream ${upstream(facade)};
      proxy_pass http://$upstream$request_uri;
    }`

// With an alias, nginx would take `/` for a folder.
const fileLocation = ({ path, name, type, headers }: PublicFile, folder: string): string => `
    location = ${path} {${checks}
      default_type "${type}";
      gzip on;
      gzip_types *;
      gzip_min_length 1024;
      gzip_vary on;
      ${adding({ ...everyAnswer, 'X-Request-Id': '$souk_request_id', ...headers })}
      root ${folder};
      try_files /${name} =404;
      max_ranges 0;
    }`

/** Types of the files that the pages of the site load, by the end of their names. */
const siteTypes = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', webp: 'image/webp', woff2: 'font/woff2' } as const

// Their names hold a hash of their content. They have been compressed when the site was built.
const siteFiles = (folder: string): string => `
    location ^~ /assets/ {${checks}
      types {
        ${Object.entries(siteTypes)
          .map(([end, type]) => `${type} ${end};`)
          .join('\n        ')}
      }
      gzip_static on;
      gzip_vary on;
      ${adding({ ...everyAnswer, 'X-Request-Id': '$souk_request_id', ...securityHeaders, 'Cache-Control': 'public, max-age=31536000, immutable' })}
      root ${folder};
      try_files $uri =404;
    }`

// nginx chooses a location by the path without its dots. What is sent under a prefix of the table belongs to no page, wherever its dots lead.
const tableMap = (routes: readonly Route[]): string => `
  map $request_uri $is_in_table {
    "~^/+(?:${routes.map(({ prefix }) => anySpelling(prefix.slice(1))).join('|')})(?:[/?]|$)" 1;
    default "";
  }`

// If an instance is away, the next one answers. nginx sends no POST again that may have arrived.
const siteLocation = (upstream: string, more = ''): string => `
    location / {${checks}${more}
      proxy_next_upstream error timeout;
      proxy_next_upstream_tries 2;
      proxy_connect_timeout 500ms;
      set $upstream ${upstream};
      proxy_pass http://$upstream$request_uri;
    }`

/** The configuration of nginx as the gateway, with the settings left open as `${NAME}`. Paths outside the table are not reachable, and every error is problem+json. */
export const nginxConfiguration = (parts: NginxParts): string => {
  const { routes, upstream, resolver, port, adminPort, innerPort, internalPort, publicFolder, siteFolders, sockets } = parts
  const codes = [...new Set(Object.values(ownAnswers))]
  const errorPages = Object.entries(ownAnswers).map(([status, code]) => `    error_page ${status} = ${placeOf(code)};`)
  const everywhere = `    ${adding(everyAnswer).replaceAll('\n  ', '\n')}
    ${hiding(forTheCache).replaceAll('\n  ', '\n')}
${errorPages.join('\n')}`
  return `# Generated from the gateway's routing table by gateway/src/main.ts. Do not edit.
worker_processes auto;
pid /tmp/nginx.pid;
# Less severe messages quote queries, which may hold names.
error_log /dev/stderr crit;

events {
  worker_connections 4096;
}

http {
  # nginx runs as any user, and can write only to /tmp.
  client_body_temp_path /tmp/client_body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;

  log_format souk escape=json '{"time":"$time_iso8601","process":"gateway","requestId":"$souk_request_id","method":"$request_method",'
    '"path":"$uri","status":$status,"bytes":$body_bytes_sent,"seconds":$request_time,"upstreamSeconds":"$upstream_response_time",'
    '"cache":"$upstream_http_x_cache"}';
  access_log /dev/stdout souk;

  server_tokens off;
  # Each location says what it answers, whatever the name of the file.
  types {}
  default_type application/octet-stream;
  keepalive_timeout 65s;
  client_header_timeout 10s;
  # A service answers 408 when a body takes longer than 30 s in all. nginx itself would only end the connection.
  client_body_timeout 40s;
  proxy_request_buffering off;
  send_timeout 30s;
  reset_timedout_connection on;
  large_client_header_buffers 2 8k;
  # If a service refused a body that nginx is still sending, the answer could get lost.
  client_max_body_size ${BODY_LIMIT};
  # A longer body passes in pieces: buffers for all of it would let strangers fill the memory.
  client_body_buffer_size ${BODY_LIMIT};

  resolver ${resolver} valid=2s ipv6=off;
  resolver_timeout 2s;

  # The client is the last address that no trusted proxy has.
  ${setting('SOUK_REAL_IP_FROM')}
  real_ip_header X-Forwarded-For;
  real_ip_recursive on;

  proxy_http_version 1.1;
  proxy_set_header Host $passed_host;
  proxy_set_header Connection "";
  proxy_set_header X-Request-Id $souk_request_id;
  proxy_set_header X-Forwarded-For $client_address;
  proxy_set_header X-Forwarded-Proto $scheme;
  proxy_connect_timeout 2s;
  proxy_send_timeout 10s;
  # Longer than the longest Prefer: wait (30 s), and than the silence of an event stream.
  proxy_read_timeout 60s;
  # Answers are short, and event streams must pass at once.
  proxy_buffering off;
  # The keys of an answer for the cache are many for a long list.
  proxy_buffer_size 16k;
  proxy_buffers 8 16k;
  # The first attempt may have taken effect.
  proxy_next_upstream off;

  # The id of the request: the given one if it is a UUID, else a new one in the form of UUID v4.
  map $request_id $new_request_id {
    "~^(?<one>.{8})(?<two>.{4}).(?<three>.{3}).(?<four>.{3})(?<five>.{12})$" $one-$two-4$three-8$four-$five;
  }
  map $http_x_request_id $souk_request_id {
    "~^${UUID}$" $http_x_request_id;
    default $new_request_id;
  }
${routes.map(pathOf).join('\n')}
${tableMap(routes)}
${hostMaps()}
${originMaps(adminPort)}
${adminMaps(adminPort)}
${rateMaps(innerPort)}
${addressMap(innerPort)}
${versionMap}
${readMap}
${readsUpstream(sockets)}

  server {
    listen ${port};
    listen ${innerPort};
${everywhere}
    error_page ${PREFLIGHT} = @preflight;
    error_page ${READ} = @read;
    # What has become a read may still become a problem.
    recursive_error_pages on;

    # A path may end with a slash.
    rewrite ^(${publicFiles.flatMap(({ path }) => (path === '/' ? [] : path.replaceAll('.', String.raw`\.`))).join('|')})/$ $1 last;
${publicFiles.map((file) => fileLocation(file, publicFolder)).join('\n')}
${facadeLocation('original-api', upstream)}
${facadeLocation('graphql', upstream)}
    location ~ ${HIDDEN} {${checks}
      return 404;
    }
${routes.flatMap((route) => locationsOf(route, upstream(route.service))).join('\n')}

    location ~ ${TO_ADMIN} {${checks}
      ${adding({ ...everyAnswer, ...ownAnswer })}
      return 302 $admin_url/;
    }
    location ~ ${OF_GATEWAY} {${checks}
      return 404;
    }
    location ~ ${IN_TABLE} {${checks}
      return 404;
    }
${siteFiles(siteFolders.shop)}
${siteLocation(upstream('shop'), '\n      if ($is_in_table) { return 404; }')}
${codes.map((code) => problemLocation(code)).join('\n')}
${preflightLocation}
${readLocation}
  }

  server {
    listen ${adminPort};
${everywhere}
${siteFiles(siteFolders.admin)}
${siteLocation(upstream('admin'), `\n      client_max_body_size ${MAX_ADMIN_BYTES};`)}
${codes.map((code) => problemLocation(code)).join('\n')}
  }
${originServer(routes, upstream, sockets)}

  server {
    listen 127.0.0.1:${internalPort};
    access_log off;
    location = /_internal_/healthcheck {
      default_type application/json;
      return 200 '{"status":"healthy"}';
    }
    location / { return 404; }
  }
}
`
}
