# Not yet built or run: written for those who prefer containers, from what `npm ci`, `npm run build` and `npm start` do.
# It starts no database: give it NEO4J_URI and NEO4J_PASSWORD, or use compose.yaml.
FROM node:22-bookworm-slim AS build
WORKDIR /accord
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /accord
COPY --from=build /accord/package.json /accord/pom.xml ./
COPY --from=build /accord/node_modules node_modules
COPY --from=build /accord/schema schema
COPY --from=build /accord/src/web/questions src/web/questions
COPY --from=build /accord/seed seed
COPY --from=build /accord/dist dist
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli/accord.js", "serve"]
