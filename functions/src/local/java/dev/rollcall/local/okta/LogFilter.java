package dev.rollcall.local.okta;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The System Log's filter, as far as Rollcall uses it: any of several event types, each with a
 * target if need be.
 *
 * @param anyOf every event if empty
 */
record LogFilter(List<Term> anyOf) {
    private static final String ONE =
            "eventType eq \"([^\"]+)\"(?: and target\\.id eq \"([^\"]+)\")?";
    private static final Pattern TERM = Pattern.compile(ONE + "|\\(" + ONE + "\\)");

    LogFilter {
        anyOf = List.copyOf(anyOf);
    }

    /** A type of event, with the id that one of its targets has. */
    private record Term(String eventType, Optional<String> target) {
        Term {
            requireNonNull(eventType, "eventType is null");
            requireNonNull(target, "target is null");
        }

        static Term parse(String text) {
            var parts = TERM.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("The simulated log knows no such filter");
            }
            boolean bare = parts.group(1) != null;
            return new Term(
                    parts.group(bare ? 1 : 3), Optional.ofNullable(parts.group(bare ? 2 : 4)));
        }

        boolean fits(JsonNode event) {
            return event.path("eventType").asText().equals(eventType)
                    && target.map(id -> isAbout(event, id)).orElse(true);
        }

        private static boolean isAbout(JsonNode event, String id) {
            return StreamSupport.stream(event.path("target").spliterator(), false)
                    .anyMatch(target -> target.path("id").asText().equals(id));
        }
    }

    /**
     * @param filter none if empty
     * @throws IllegalArgumentException if it is none that Rollcall would ask
     */
    static LogFilter parse(String filter) {
        return new LogFilter(
                filter.isEmpty()
                        ? List.of()
                        : Pattern.compile(" or ").splitAsStream(filter).map(Term::parse).toList());
    }

    boolean fits(JsonNode event) {
        return anyOf.isEmpty() || anyOf.stream().anyMatch(term -> term.fits(event));
    }
}
