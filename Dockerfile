# One image for every process of Souk except the gateway. The command of the container chooses the process.
# Node runs TypeScript directly, so the image holds the source and the production dependencies.

# Keeps only the package manifests, so that a change of the code does not install the dependencies again.
FROM node:24-bookworm-slim AS manifests
WORKDIR /souk
COPY . .
RUN find . -type f ! -name package.json ! -name pnpm-lock.yaml ! -name pnpm-workspace.yaml -delete && find . -type d -empty -delete

FROM node:24-bookworm-slim AS dependencies
WORKDIR /souk
COPY --from=manifests /souk ./
# An optional dependency of sharp is its native library for this platform. That of the root is Node, which the base image has.
RUN --mount=type=cache,target=/root/.npm --mount=type=cache,target=/root/.local/share/pnpm/store \
    npm exec --yes --package=pnpm@12.21.0 -- pnpm install --prod --frozen-lockfile && \
    rm -rf node_modules/.pnpm/node-linux-* node_modules/node-linux-* node_modules/.bin/node

# Builds the pages of the sites. What they are built with is not in the image.
FROM node:24-bookworm-slim AS sites
WORKDIR /souk
COPY --from=manifests /souk ./
RUN --mount=type=cache,target=/root/.npm --mount=type=cache,target=/root/.local/share/pnpm/store \
    npm exec --yes --package=pnpm@12.21.0 -- pnpm install --frozen-lockfile --filter @souk/shop... --filter @souk/admin... && \
    rm -rf node_modules/.pnpm/node-linux-* node_modules/node-linux-* node_modules/.bin/node
COPY tsconfig.json ./
COPY packages packages
COPY consumers consumers
RUN for site in shop admin; do (cd consumers/$site && node_modules/.bin/react-router build --logLevel warn) || exit 1; done

FROM node:24-bookworm-slim AS souk
WORKDIR /souk
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 INTERNAL_PORT=9090 SOUK_DATA=/data
COPY --from=dependencies /souk ./
COPY . .
COPY --from=sites /souk/consumers/shop/build consumers/shop/build
COPY --from=sites /souk/consumers/admin/build consumers/admin/build
RUN mkdir -p /data node_modules/.cache/souk && chown node:node /data node_modules/.cache/souk && ln -s /souk/docker/souk /usr/local/bin/souk
USER node
# Keeps the compiled code of the storefront and of the web shop. A process that loads it need not load the compiler, and takes 25 MiB less.
RUN node --import ./scripts/compile-cache.mjs --input-type=module \
    -e "await import('/souk/services/storefront/src/index.ts'); await import('/souk/packages/service/src/run-service.ts')" \
 && node --import ./scripts/compile-cache.mjs --input-type=module \
    -e "await import('/souk/consumers/shop/src/index.ts'); await import('/souk/consumers/site/src/process/run.ts'); await import('/souk/consumers/shop/build/server/index.js')"
EXPOSE 8080

FROM souk AS configuration
RUN node gateway/src/main.ts /tmp/gateway

FROM nginx:1.29 AS gateway
# When a container starts, the image checks the settings and fills them into the configuration.
ENV NGINX_ENVSUBST_FILTER=^SOUK_ NGINX_ENVSUBST_OUTPUT_DIR=/tmp NGINX_ENTRYPOINT_QUIET_LOGS=1
COPY --from=configuration /tmp/gateway/public /usr/share/nginx/souk
COPY --from=sites /souk/consumers/shop/build/client/assets /usr/share/nginx/shop/assets
COPY --from=sites /souk/consumers/admin/build/client/assets /usr/share/nginx/admin/assets
COPY --from=configuration /tmp/gateway/nginx.conf /etc/nginx/templates/nginx.conf.template
COPY --from=configuration /tmp/gateway/settings.envsh /docker-entrypoint.d/10-souk-settings.envsh
RUN mkdir -m 1777 /sockets && /docker-entrypoint.sh nginx -t -c /tmp/nginx.conf && rm -rf /tmp/* /sockets/*
USER nginx
EXPOSE 8080
CMD ["nginx", "-c", "/tmp/nginx.conf", "-g", "daemon off;"]
