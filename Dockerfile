# The page is built with everything; what runs has neither build tools nor the embedded PostgreSQL.
FROM node:24-bookworm-slim AS build
WORKDIR /parley
COPY package.json package-lock.json .npmrc ./
COPY platform/package.json platform/
COPY models/package.json models/
COPY a2a/package.json a2a/
COPY mcp-servers/package.json mcp-servers/
COPY agents/package.json agents/
COPY orchestrator/package.json orchestrator/
COPY web/package.json web/
COPY cli/package.json cli/
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build -w web && npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production PARLEY_HOME=/tmp/parley PARLEY_BIND=0.0.0.0
WORKDIR /parley
COPY --from=build --chown=node:node /parley ./
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=5 \
  CMD ["node", "deploy/health-check.mjs"]
ENTRYPOINT ["node", "cli/main.ts"]
CMD ["start"]
