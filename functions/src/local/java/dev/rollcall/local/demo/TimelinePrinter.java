package dev.rollcall.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Prints each ledger entry once, with the time on the SLA clock. */
final class TimelinePrinter {
    private final PrintStream out;
    private final Instant changedAt;
    private final Set<String> printed = new HashSet<>();

    TimelinePrinter(PrintStream out, Instant changedAt) {
        this.out = out;
        this.changedAt = changedAt;
    }

    void print(List<JsonNode> entries) {
        for (JsonNode entry : entries) {
            if (printed.add(entry.path("key").asText())) {
                out.println(line(entry));
            }
        }
    }

    private String line(JsonNode entry) {
        Instant at = Instant.parse(entry.path("at").asText());
        double seconds = Duration.between(changedAt, at).toMillis() / 1000.0;
        return String.format(
                Locale.ROOT, "  %+8.2f s  %-10s %s", seconds, kind(entry), detail(entry));
    }

    private static String kind(JsonNode entry) {
        return entry.path("kind").asText().toLowerCase(Locale.ROOT);
    }

    private static String detail(JsonNode entry) {
        StringBuilder detail = new StringBuilder();
        append(detail, entry.path("intent").path("action"));
        append(detail, entry.path("subject").path("account"));
        append(detail, entry.path("subject").path("entitlement"));
        if (entry.has("readBack")) {
            detail.append("→ read back ").append(entry.path("readBack").path("found").asText());
        } else if (entry.has("write")) {
            detail.append("→ ").append(entry.path("write").path("reply").asText());
        }
        entry.path("facts")
                .properties()
                .forEach(fact -> detail.append(fact(fact.getKey(), fact.getValue().asText())));
        return detail.toString().strip();
    }

    private static void append(StringBuilder detail, JsonNode value) {
        if (!value.isMissingNode()) {
            detail.append(value.asText()).append(' ');
        }
    }

    private static String fact(String name, String value) {
        String shown = value.length() > 60 ? value.substring(0, 57) + "…" : value;
        return value.isEmpty() ? "" : " " + name + "=" + shown;
    }
}
