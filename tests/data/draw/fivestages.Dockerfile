# syntax=docker/dockerfile:1
ARG NODE_VERSION=20
FROM node:${NODE_VERSION}-bookworm-slim AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci

FROM deps AS build
COPY . .
RUN npm run build && npm prune --omit=dev

FROM deps AS test
COPY . .
RUN --mount=type=bind,from=build,source=/app/dist,target=/dist npm test

FROM nginx:1.27-alpine AS static
COPY --from=build /app/dist/public /usr/share/nginx/html
EXPOSE 80

FROM gcr.io/distroless/nodejs20-debian12:nonroot AS runtime
WORKDIR /srv
COPY --from=build --chown=nonroot:nonroot /app/node_modules ./node_modules
COPY --from=build --chown=nonroot:nonroot /app/dist ./dist
COPY --from=build --chown=nonroot:nonroot /app/package.json ./
COPY --from=static /etc/nginx/mime.types /srv/mime.types
ENV NODE_ENV=production PORT=8080
USER nonroot
EXPOSE 8080
CMD ["dist/server.js"]
