import { BURST_SECONDS } from './rates.ts'
import { checkedSettings } from './settings.ts'

/** What follows from other settings, as the shell makes it. */
export const derivedSettings = {
  SOUK_REAL_IP_FROM: String.raw`$(echo "$SOUK_TRUSTED_PROXIES" | tr -d ' ' | tr ',' '\n' | sed -E '/^$/d; s/.*/set_real_ip_from &;/')`,
  SOUK_REQUEST_BURST: `$((SOUK_REQUESTS_PER_SECOND * ${BURST_SECONDS}))`,
} as const

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

const check = ([name, { pattern, must, default: unset }]: [string, (typeof checkedSettings)[keyof typeof checkedSettings]]): string => `
export ${name}="\${${name}:-${unset}}"
printf '%s\\0' "$${name}" | grep -Ezqx ${quoted(pattern)} || refuse ${name} ${quoted(must)}`

/**
 * The shell script that prepares the settings of nginx. The image of nginx reads it when a container starts, before it fills the exported
 * variables into the configuration. A wrong setting ends the container with one line.
 * @param socket  where nginx listens besides its ports
 */
export const settingsScript = (socket: string): string => `# Generated from the settings of the gateway by gateway/src/main.ts. Do not edit.
refuse() {
  echo "gateway: settings: $1: must $2" >&2
  exit 1
}
${Object.entries(checkedSettings).map(check).join('\n')}

${Object.entries(derivedSettings)
  .map(([name, value]) => `export ${name}="${value}"`)
  .join('\n')}
# What an nginx that was killed has left behind: the next one could not listen there.
rm -f ${socket}
# Services know the default of the public address.
export SOUK_PUBLIC_URL="\${SOUK_PUBLIC_URL:-}"
# The shop also goes by the hosts of its public addresses.
host_of() { echo "$1" | sed -E 's#^https?://##; s/:[0-9]+$//'; }
export SOUK_HOSTS="$SOUK_HOSTS,$(host_of "$SOUK_PUBLIC_URL")\${SOUK_ADMIN_URL:+,$(host_of "$SOUK_ADMIN_URL")}"
`
