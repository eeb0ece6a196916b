package dev.rollcall.function.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.function.http.Form;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a list is asked for (RFC 7644 §3.4.2). How it is to be sorted is passed over, as the RFC
 * lets who does not sort.
 *
 * @param startIndex from 1 on
 * @param count at most {@value #MOST}; 0: only the number of all
 */
record ListQuery(Optional<ScimFilter> filter, int startIndex, int count, Shown shown) {
    static final int MOST = 200;
    private static final int USUAL = 100;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    ListQuery {
        requireNonNull(filter, "filter is null");
        requireNonNull(shown, "shown is null");
    }

    static ListQuery of(Form query) {
        return new ListQuery(
                Optional.of(query.text("filter"))
                        .filter(text -> !text.isBlank())
                        .map(FilterReader::read),
                number(query, "startIndex", 1, 1, Integer.MAX_VALUE),
                number(query, "count", USUAL, 0, MOST),
                Shown.of(query));
    }

    /** The same in a body, as {@code /.search} has it (RFC 7644 §3.4.3). */
    static ListQuery of(ObjectNode body) {
        Map<String, String> fields = new LinkedHashMap<>();
        body.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        return of(new Form(fields));
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText();
    }

    /** What is beyond the bounds is drawn to them (RFC 7644 §3.4.2.4). */
    private static int number(Form query, String name, int usual, int least, int most) {
        String text = query.text(name).strip();
        if (text.isEmpty()) {
            return usual;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw ScimRefusal.invalidValue(name + " is a number.");
        }
        return new BigInteger(text)
                .max(BigInteger.valueOf(least))
                .min(BigInteger.valueOf(most))
                .intValueExact();
    }
}
