// Exits 0 when the service on HEALTH_PORT (8080 when unset) can do its work.
const response = await fetch(`http://127.0.0.1:${process.env.HEALTH_PORT ?? 8080}/ready`).catch(
  () => undefined,
);
process.exitCode = response?.ok ? 0 : 1;
