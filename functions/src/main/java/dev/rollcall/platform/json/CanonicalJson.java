package dev.rollcall.platform.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in exactly one form, so that equal content has an equal hash.
 *
 * <p>Keeps of RFC 8785: no whitespace (3.2.1), literals and string escapes (3.2.2.1, 3.2.2.2),
 * names sorted by UTF-16 code units (3.2.3). Of numbers it takes whole ones up to 2^53 - 1 only,
 * where RFC 8785's form is the plain decimal one; it refuses null, fractions and lone surrogates.
 */
public final class CanonicalJson {
    private static final long LARGEST_EXACT = (1L << 53) - 1;

    private CanonicalJson() {}

    /**
     * Returns the object's canonical text; its hash is taken over the UTF-8 bytes.
     *
     * @param object values are strings, booleans, integers, longs, lists and maps of these
     * @throws IllegalArgumentException if a value has no canonical form here
     */
    public static String write(Map<?, ?> object) {
        StringBuilder out = new StringBuilder();
        writeObject(object, out);
        return out.toString();
    }

    private static void writeValue(Object value, StringBuilder out) {
        switch (value) {
            case String text -> writeString(text, out);
            case Boolean truth -> out.append(truth.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Long number -> writeNumber(number, out);
            case Map<?, ?> object -> writeObject(object, out);
            case List<?> list -> writeList(list, out);
            default ->
                    throw new IllegalArgumentException(
                            "No canonical form for a "
                                    + value.getClass().getName()
                                    + "; write it as a string");
        }
    }

    private static void writeObject(Map<?, ?> object, StringBuilder out) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        object.forEach((name, value) -> sorted.put((String) name, value));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            writeValue(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeList(List<?> list, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (Object value : list) {
            out.append(separator);
            writeValue(value, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeNumber(long number, StringBuilder out) {
        if (Math.absExact(number) > LARGEST_EXACT) {
            throw new IllegalArgumentException(
                    "Beyond 2^53 - 1 a number may lose digits; write it as a string");
        }
        out.append(number);
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        text.codePoints().forEach(codePoint -> writeCodePoint(codePoint, out));
        out.append('"');
    }

    private static void writeCodePoint(int codePoint, StringBuilder out) {
        switch (codePoint) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (Character.getType(codePoint) == Character.SURROGATE) {
                    throw new IllegalArgumentException("Text with half a surrogate pair");
                }
                if (codePoint < 0x20) {
                    out.append("\\u%04x".formatted(codePoint));
                } else {
                    out.appendCodePoint(codePoint);
                }
            }
        }
    }
}
