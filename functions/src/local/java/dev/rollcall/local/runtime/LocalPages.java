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
import dev.rollcall.local.okta.OktaPerson;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** {@code /_local/}: what a newcomer looks at while the local runtime is up. */
final class LocalPages implements HttpHandler {
    private final Supplier<List<Mail>> outbox;
    private final Supplier<JsonNode> held;
    private final Supplier<JsonNode> executions;
    private final Supplier<List<OktaPerson>> people;
    private final Addresses addresses;

    LocalPages(
            Supplier<List<Mail>> outbox,
            Supplier<JsonNode> held,
            Supplier<JsonNode> executions,
            Supplier<List<OktaPerson>> people,
            Addresses addresses) {
        this.outbox = requireNonNull(outbox, "outbox is null");
        this.held = requireNonNull(held, "held is null");
        this.executions = requireNonNull(executions, "executions is null");
        this.people = requireNonNull(people, "people is null");
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
        return new LocalPage(addresses, executions.get(), held.get(), outbox.get(), people.get())
                .html();
    }

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
}
