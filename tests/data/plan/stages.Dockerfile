ARG VERSION=1
FROM node:${VERSION} AS deps
WORKDIR /app
COPY package*.json ./
RUN npm ci

FROM node:$VERSION AS unused
RUN never

FROM node:$VERSION AS builder
WORKDIR /app
COPY --from=deps /app/node_modules ./node_modules
COPY . .
RUN npm run build

FROM nginx
COPY --from=builder --chown=7 /app/dist /html/
COPY --from=busybox:latest /bin/wget /usr/local/bin/
