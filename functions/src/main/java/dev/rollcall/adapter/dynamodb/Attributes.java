package dev.rollcall.adapter.dynamodb;

import dev.rollcall.application.port.PortFailure;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An item's attributes, or an expression's values, written and read with their types.
 *
 * <p>Reading what is missing or of another type throws {@link PortFailure.NeedsHuman}: somebody
 * else has changed the item.
 */
record Attributes(Map<String, AttributeValue> values) {
    static final String PK = "pk";
    static final String SK = "sk";

    Attributes {
        values = Map.copyOf(values);
    }

    static Attributes none() {
        return new Attributes(Map.of());
    }

    static Attributes at(Key key) {
        return none().with(PK, key.pk()).with(SK, key.sk());
    }

    Attributes with(String name, String text) {
        return with(name, AttributeValue.fromS(text));
    }

    Attributes with(String name, Instant instant) {
        return with(name, instant.toString());
    }

    Attributes with(String name, long number) {
        return with(name, AttributeValue.fromN(Long.toString(number)));
    }

    Attributes with(String name, boolean truth) {
        return with(name, AttributeValue.fromBool(truth));
    }

    Attributes with(String name, Attributes nested) {
        return with(name, AttributeValue.fromM(nested.values));
    }

    Attributes with(Attributes others) {
        Map<String, AttributeValue> all = new LinkedHashMap<>(values);
        all.putAll(others.values);
        return new Attributes(all);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Key key() {
        return new Key(text(PK), text(SK));
    }

    String text(String name) {
        return required(name, value(name).s());
    }

    Optional<String> textIfAny(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** Returns the number, or the other one where items of an earlier version have none. */
    long number(String name, long otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    long number(String name) {
        try {
            return Long.parseLong(required(name, value(name).n()));
        } catch (NumberFormatException _) {
            throw unreadable(name);
        }
    }

    boolean truth(String name) {
        return required(name, value(name).bool());
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException _) {
            throw unreadable(name);
        }
    }

    Optional<Instant> instantIfAny(String name) {
        return has(name) ? Optional.of(instant(name)) : Optional.empty();
    }

    Duration duration(String name) {
        try {
            return Duration.parse(text(name));
        } catch (DateTimeException _) {
            throw unreadable(name);
        }
    }

    Attributes nested(String name) {
        if (!value(name).hasM()) {
            throw unreadable(name);
        }
        return new Attributes(value(name).m());
    }

    private Attributes with(String name, AttributeValue value) {
        Map<String, AttributeValue> all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new Attributes(all);
    }

    private AttributeValue value(String name) {
        return required(name, values.get(name));
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw unreadable(name);
        }
        return value;
    }

    static PortFailure unreadable(String name) {
        return new PortFailure.NeedsHuman("Reading the attribute " + name, "unreadable-item");
    }
}
