package dev.rollcall.function.http;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookies that came with a request. The first of a name counts; prints names only. */
public record Cookies(Map<String, String> values) {
    public Cookies {
        values = Map.copyOf(values);
    }

    /** API Gateway sends a list; the plain header is read too. */
    static Cookies of(@Nullable List<String> list, @Nullable String header) {
        Stream<String> pairs =
                Stream.concat(
                        list == null ? Stream.empty() : list.stream().filter(Objects::nonNull),
                        header == null ? Stream.empty() : Arrays.stream(header.split(";", -1)));
        Map<String, String> values = new LinkedHashMap<>();
        pairs.forEach(pair -> {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(
                        pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
            }
        });
        return new Cookies(values);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "Cookies" + values.keySet();
    }
}
