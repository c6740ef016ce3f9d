// A worker that fetches and compiles the app, so that the page stays free while that goes on. It is told the address and
// answers with the module, or with what went wrong in words.
addEventListener("message", async ({ data }) => {
  try {
    postMessage(await WebAssembly.compileStreaming(fetch(data, { priority: "low" })));
  } catch (error) {
    postMessage(String(error));
  }
  close();
});
