package dev.rollcall.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.util.Optional;

/**
 * The records of this package as JSON. Nothing may be missing or null. A request may hold nothing
 * else; an answer may, since the other side may be newer.
 */
public final class Wire {
    private static final JsonMapper ANSWERS =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build();
    private static final JsonMapper REQUESTS =
            ANSWERS.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private Wire() {}

    public static String write(Record record) {
        try {
            return ANSWERS.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A wire record could not be written", e);
        }
    }

    /** Empty if the text is anything but such a request. */
    public static <T extends Record> Optional<T> request(String text, Class<T> type) {
        return read(REQUESTS, text, type);
    }

    /** Empty if the text is no such answer. */
    public static <T extends Record> Optional<T> answer(String text, Class<T> type) {
        return read(ANSWERS, text, type);
    }

    /** Jackson's message quotes what was sent, so it is not passed on. */
    private static <T extends Record> Optional<T> read(
            JsonMapper mapper, String text, Class<T> type) {
        try {
            return Optional.ofNullable(mapper.readValue(text, type));
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
