import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const ORCHESTRATOR = 'http://127.0.0.1:8080';
const API = ['/solve', '/runs', '/agents', '/models', '/openapi.json', '/docs', '/ready'];

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Without a chunk of its own, React's runtime is put beside whatever needs it last, and drags that along.
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler|@tanstack)[\\/]/ }],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(API.map((path) => [path, { target: ORCHESTRATOR, changeOrigin: true }])),
  },
});
