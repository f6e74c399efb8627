// The page on which the HTTP API can be tried: calls are made with the token or password that is typed there.
window.SwaggerUIBundle({
  url: "../v3/api-docs",
  dom_id: "#api",
  deepLinking: true,
  // What is sent stays between this page and its own server.
  validatorUrl: null,
});
