package dev.rollcall.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import dev.rollcall.local.aws.sns.Mail;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** {@code /_local/}: what a newcomer looks at while the local runtime is up. */
final class LocalPages implements HttpHandler {
    private final Supplier<List<Mail>> outbox;
    private final Supplier<JsonNode> held;
    private final Supplier<JsonNode> executions;
    private final Addresses addresses;

    LocalPages(
            Supplier<List<Mail>> outbox,
            Supplier<JsonNode> held,
            Supplier<JsonNode> executions,
            Addresses addresses) {
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.held = requireNonNull(held, "held is null");
        this.executions = requireNonNull(executions, "executions is null");
        this.addresses = requireNonNull(addresses, "addresses is null");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/_local/", "/_local" ->
                        send(exchange, 200, "text/html; charset=utf-8", page());
                case "/_local/outbox.json" -> json(exchange, mails());
                case "/_local/held.json" -> json(exchange, held.get());
                case "/_local/executions.json" -> json(exchange, executions.get());
                default -> send(exchange, 404, "text/plain", "There is no such page here\n");
            }
        }
    }

    private JsonNode mails() {
        ArrayNode mails = JsonNodeFactory.instance.arrayNode();
        for (Mail mail : outbox.get()) {
            ObjectNode json = mails.addObject();
            json.put("to", mail.to());
            json.put("subject", mail.subject());
            json.put("body", mail.body());
            ArrayNode links = json.putArray("links");
            mail.links().forEach(links::add);
            json.put("at", mail.at().toString());
        }
        return mails;
    }

    private String page() {
        StringBuilder mails = new StringBuilder();
        for (Mail mail : outbox.get().reversed()) {
            mails.append("<details><summary>")
                    .append(escape(mail.at() + "  " + mail.subject()))
                    .append("</summary><pre>")
                    .append(escape(mail.body()))
                    .append("</pre></details>");
        }
        StringBuilder runs = new StringBuilder();
        for (JsonNode run : executions.get()) {
            runs.append("<tr><td>")
                    .append(escape(run.path("machine").asText()))
                    .append("</td><td><code>")
                    .append(escape(run.path("name").asText()))
                    .append("</code></td><td>")
                    .append(escape(run.path("status").asText()))
                    .append("</td><td>")
                    .append(escape(run.path("startDate").asText()))
                    .append("</td></tr>");
        }
        return PAGE.formatted(
                addresses.idp(),
                addresses.slack(),
                addresses.slack(),
                addresses.aws(),
                runs.isEmpty() ? "<tr><td colspan=4>none yet</td></tr>" : runs,
                held.get().size(),
                mails.isEmpty() ? "<p>No mail yet.</p>" : mails);
    }

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Rollcall, local</title>
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
                     padding: 0 1rem; color: #1b1f24; background: #fff }
              table { border-collapse: collapse; width: 100%% }
              td, th { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #d8dee4 }
              pre { background: #f6f8fa; padding: .8rem; overflow: auto; white-space: pre-wrap }
              code { font-size: .85em }
            </style>
            <h1>Rollcall, local</h1>
            <p>Everything here is simulated and gone when you stop it.</p>
            <ul>
              <li><a href="%s/_control/people?status=ACTIVE&amp;limit=20">people in simulated Okta</a></li>
              <li><a href="%s/_control/accounts">accounts in simulated Slack</a>,
                  <a href="%s/_control/calls">every call it got</a></li>
              <li>AWS endpoint: <code>%s</code></li>
              <li><a href="outbox.json">outbox.json</a>, <a href="held.json">held.json</a>,
                  <a href="executions.json">executions.json</a></li>
            </ul>
            <h2>Executions</h2>
            <table><thead><tr><th>machine</th><th>name</th><th>status</th><th>started</th></tr></thead>
            <tbody>%s</tbody></table>
            <h2>Held</h2>
            <p>%d cases wait for a human.</p>
            <h2>Outbox</h2>
            %s
            </html>
            """;

    private static void json(HttpExchange exchange, JsonNode body) throws IOException {
        send(exchange, 200, "application/json", body.toString());
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
