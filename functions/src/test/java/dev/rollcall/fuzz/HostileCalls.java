package dev.rollcall.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.platform.json.Json;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What API Gateway would send a hook's function for what somebody makes up. */
final class HostileCalls {
    private static final List<String> TYPES =
            List.of(
                    "application/json",
                    "application/json; charset=utf-16",
                    "text/plain",
                    "application/scim+json",
                    "application/secevent+jwt",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=",
                    "",
                    ";;;=",
                    "application/json\u0000");

    private static final List<String> WORDS =
            List.of(
                    "",
                    " ",
                    "Bearer",
                    "Bearer ",
                    "Bearer a.b.c",
                    "Bearer eyJhbGciOiJub25lIn0.e30.",
                    "Basic Og==",
                    "v0=",
                    "v0=" + "0".repeat(64),
                    "v0=" + "z".repeat(64),
                    "99999999999",
                    "-1",
                    "\ud800",
                    "sample-hook-secret",
                    "null",
                    "%00",
                    "../../etc",
                    "\u0000\u0001");

    private static final List<String> QUERIES =
            List.of(
                    "validationToken=a%00b",
                    "validationToken=%3Cscript%3E",
                    "filter=userName%20eq%20%22a%22",
                    "filter=((((((((",
                    "startIndex=-1&count=99999999999999999999",
                    "%zz=%",
                    "&&&&=",
                    "a=" + "b".repeat(5_000));

    private final Random random;
    private final HostileBodies bodies;

    HostileCalls(long seed) {
        this.random = new Random(seed);
        this.bodies = new HostileBodies(random);
    }

    /**
     * Makes one call.
     *
     * @param sender who proves to be the sender; empty for anybody else
     */
    ObjectNode next(HookRoute route, Optional<Sender> sender) {
        ObjectNode event =
                route.samples().isEmpty()
                        ? plain(route)
                        : route.samples().get(random.nextInt(route.samples().size())).deepCopy();
        String body = event.path("body").asText("{}");
        byte[] sent = bodies.insteadOf(sender.map(one -> one.body().apply(body)).orElse(body));
        Map<String, Optional<String>> headers = new LinkedHashMap<>();
        event.path("headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), Optional.of(h.getValue().asText())));
        disturb(headers);
        sender.ifPresent(one ->
                one.proof()
                        .apply(sent)
                        .forEach((name, value) -> {
                            headers.keySet().removeIf(name::equalsIgnoreCase);
                            headers.put(anyCase(name), Optional.of(value));
                        }));
        put(event, headers);
        body(event, sent, sender.isPresent());
        disturb(event, route, sender.isPresent());
        return event;
    }

    private static ObjectNode plain(HookRoute route) {
        ObjectNode event = Json.object();
        event.put("version", "2.0").put("routeKey", route.key()).put("rawPath", route.path());
        event.put("rawQueryString", "");
        ObjectNode context = event.putObject("requestContext");
        context.put("routeKey", route.key()).put("stage", "$default").put("requestId", "a=");
        context.putObject("http")
                .put("method", route.method().equals("ANY") ? "POST" : route.method())
                .put("path", route.path())
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "203.0.113.20")
                .put("userAgent", "");
        return event;
    }

    private void disturb(Map<String, Optional<String>> headers) {
        for (int times = random.nextInt(4); times > 0; times--) {
            String name =
                    headers.isEmpty() || random.nextInt(4) == 0
                            ? List.of(
                                            "authorization",
                                            "cookie",
                                            "x-",
                                            "\u00e9\u212a",
                                            "",
                                            "content-type")
                                    .get(random.nextInt(6))
                            : List.copyOf(headers.keySet()).get(random.nextInt(headers.size()));
            switch (random.nextInt(8)) {
                case 0 -> headers.remove(name);
                case 1 -> headers.put(name.toUpperCase(Locale.ROOT), Optional.of(word()));
                case 2 -> headers.put(name, Optional.empty());
                case 3 -> headers.put("content-type", Optional.of(any(TYPES)));
                case 4 -> headers.put(name, Optional.of("a".repeat(random.nextInt(20_000))));
                default -> headers.put(name, Optional.of(word()));
            }
        }
        if (random.nextInt(200) == 0) {
            for (int n = 0; n < 500; n++) {
                headers.put("x-" + n, Optional.of("v"));
            }
        }
    }

    private static void put(ObjectNode event, Map<String, Optional<String>> headers) {
        ObjectNode put = event.putObject("headers");
        headers.forEach((name, value) -> put.put(name, value.orElse(null)));
    }

    /**
     * Text where it is text, as API Gateway decides by its type; else base64, or what claims so.
     */
    private void body(ObjectNode event, byte[] sent, boolean proven) {
        boolean text = Arrays.equals(new String(sent, UTF_8).getBytes(UTF_8), sent);
        boolean asText = text && random.nextInt(4) > 0;
        event.put("body", asText ? new String(sent, UTF_8) : base64(sent));
        event.put("isBase64Encoded", !asText);
        if (!proven || random.nextInt(50) == 0) {
            switch (random.nextInt(20)) {
                case 0 -> event.putNull("body");
                case 1 -> event.remove("body");
                case 2 -> event.put("isBase64Encoded", asText);
                case 3 -> event.put("body", "=A=\ud800").put("isBase64Encoded", true);
                case 4 -> event.put("body", "");
                case 5 -> event.remove("isBase64Encoded");
                default -> {}
            }
        }
    }

    private void disturb(ObjectNode event, HookRoute route, boolean proven) {
        if (random.nextInt(4) == 0) {
            event.put("rawQueryString", any(QUERIES));
        }
        if (random.nextInt(10) == 0) {
            event.put("rawPath", route.path() + "/" + word());
        }
        if (route.path().contains("{")) {
            ObjectNode variables = event.putObject("pathParameters");
            for (String name : route.path().replaceAll("[^{]*\\{([^}+]+)\\+?}", "$1 ").split(" ")) {
                if (random.nextInt(8) > 0) {
                    variables.put(name, random.nextInt(3) == 0 ? word() : "okta");
                }
            }
        }
        switch (random.nextInt(proven ? 200 : 40)) {
            case 0 -> event.remove("headers");
            case 1 -> event.putNull("headers");
            case 2 -> event.putArray("cookies").add(word()).addNull().add("a=b");
            case 3 -> event.putNull("rawPath");
            case 4 -> event.remove("rawQueryString");
            case 5 -> event.remove("requestContext");
            case 6 -> http(event).ifPresent(http -> http.put("method", word()));
            case 7 -> http(event).ifPresent(http -> http.putNull("method"));
            case 8 -> event.putNull("pathParameters");
            default -> {}
        }
    }

    private static Optional<ObjectNode> http(ObjectNode event) {
        JsonNode http = event.path("requestContext").path("http");
        return http instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    private String anyCase(String name) {
        return random.nextInt(3) == 0 ? name.toUpperCase(Locale.ROOT) : name;
    }

    private String word() {
        return any(WORDS);
    }

    private String any(List<String> some) {
        return requireNonNull(some.get(random.nextInt(some.size())));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
