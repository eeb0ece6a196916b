package dev.rollcall.local.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

import dev.rollcall.local.aws.LocalNames;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Turns a request into the event an HTTP API sends, payload format 2.0. */
final class ProxyEvent {
    /** What API Gateway passes on as text; anything else arrives as base64. */
    private static final Pattern TEXT =
            Pattern.compile(
                    "text/.*|application/(.*\\+)?(json|xml).*|application/javascript.*"
                            + "|application/x-www-form-urlencoded.*");

    private ProxyEvent() {}

    static ObjectNode of(
            Route route,
            HttpExchange exchange,
            byte[] body,
            Optional<LocalIdentity> signer,
            Instant now) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0");
        event.put("routeKey", route.key());
        event.put("rawPath", exchange.getRequestURI().getRawPath());
        String query = exchange.getRequestURI().getRawQuery();
        event.put("rawQueryString", query == null ? "" : query);
        cookies(event, exchange);
        headers(event.putObject("headers"), exchange);
        variables(event, route, exchange.getRequestURI().getPath());
        ObjectNode context = event.putObject("requestContext");
        context(context, route, exchange, now);
        signer.ifPresent(identity -> authorizer(context, identity));
        if (body.length > 0) {
            boolean text = isText(exchange);
            event.put("body", text ? new String(body, UTF_8) : base64(body));
            event.put("isBase64Encoded", !text);
        } else {
            event.put("isBase64Encoded", false);
        }
        return event;
    }

    /** API Gateway takes cookies out of the headers and sends them as a list. */
    private static void cookies(ObjectNode event, HttpExchange exchange) {
        List<String> sent = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
        if (!sent.isEmpty()) {
            ArrayNode cookies = event.putArray("cookies");
            for (String header : sent) {
                for (String cookie : header.split(";\\s*")) {
                    cookies.add(cookie);
                }
            }
        }
    }

    /** Absent where the route has no variables. */
    private static void variables(ObjectNode event, Route route, String path) {
        Map<String, String> variables = route.variables(path).orElse(Map.of());
        if (!variables.isEmpty()) {
            ObjectNode parameters = event.putObject("pathParameters");
            variables.forEach(parameters::put);
        }
    }

    private static void headers(ObjectNode headers, HttpExchange exchange) {
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    if (!name.equalsIgnoreCase("Cookie")) {
                        headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values));
                    }
                });
    }

    private static void context(
            ObjectNode context, Route route, HttpExchange exchange, Instant now) {
        context.put("accountId", LocalNames.ACCOUNT);
        context.put("apiId", "local");
        context.put("routeKey", route.key());
        context.put("stage", "$default");
        context.put("requestId", UUID.randomUUID().toString());
        context.put("timeEpoch", now.toEpochMilli());
        ObjectNode http = context.putObject("http");
        http.put("method", exchange.getRequestMethod());
        http.put("path", exchange.getRequestURI().getPath());
        http.put("protocol", exchange.getProtocol());
        http.put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
        String agent = exchange.getRequestHeaders().getFirst("User-Agent");
        http.put("userAgent", agent == null ? "" : agent);
    }

    /** What the authorizer found; absent where the route has none. */
    private static void authorizer(ObjectNode context, LocalIdentity identity) {
        ObjectNode iam = context.putObject("authorizer").putObject("iam");
        iam.put("accessKey", identity.accessKeyId());
        iam.put("accountId", LocalNames.ACCOUNT);
        iam.put("callerId", identity.name());
        iam.putNull("cognitoIdentity");
        iam.putNull("principalOrgId");
        iam.put("userArn", identity.arn());
        iam.put("userId", identity.name());
    }

    private static boolean isText(HttpExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type != null && TEXT.matcher(type.toLowerCase(Locale.ROOT)).matches();
    }

    private static String base64(byte[] body) {
        return Base64.getEncoder().encodeToString(body);
    }
}
