package dev.rollcall.local.stepfunctions.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.dashjoin.jsonata.Utils;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * The functions that Step Functions adds to JSONata, and those that must read the timeline's clock.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">the
 *     developer guide, "JSONata functions provided by Step Functions"</a>
 */
final class AwsFunctions {

    /** The guide's bound on what {@code $range} may return. */
    private static final int MAX_RANGE = 1_000;

    private static final Set<String> DIGESTS =
            Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;

    AwsFunctions(Clock clock) {
        this.clock = clock;
    }

    void bindTo(Frame frame) {
        bind(frame, "partition", "<an:a>", (_, arguments) -> partition(arguments));
        bind(frame, "range", "<nnn:a>", (_, arguments) -> range(arguments));
        bind(frame, "hash", "<ss:s>", (_, arguments) -> hash(arguments));
        bind(frame, "random", "<n?:n>", (_, arguments) -> random(arguments));
        bind(frame, "uuid", "<:s>", (_, _) -> UUID.randomUUID().toString());
        bind(frame, "parse", "<s:x>", (_, arguments) -> parse(arguments));
        bind(frame, "millis", "<:n>", (_, _) -> clock.millis());
        bind(frame, "now", "<s?s?:s>", (_, arguments) -> now(arguments));
    }

    private static void bind(
            Frame frame, String name, String signature, JFunctionCallable function) {
        frame.bind(name, new JFunction(function, signature));
    }

    private static List<Object> partition(List<?> arguments) {
        List<?> items = (List<?>) arguments.get(0);
        int size = ((Number) arguments.get(1)).intValue();
        if (size < 1) {
            throw new JException(
                    "The second argument of $partition must be a positive integer", -1);
        }
        List<Object> chunks = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            chunks.add(new ArrayList<>(items.subList(from, Math.min(from + size, items.size()))));
        }
        return chunks;
    }

    /** A sequence as JSONata has them: one value alone is that value, none is nothing. */
    private static List<Object> range(List<?> arguments) {
        double first = number(arguments, 0);
        double last = number(arguments, 1);
        double step = number(arguments, 2);
        if (step == 0 || Math.abs((last - first) / step) >= MAX_RANGE) {
            throw new JException(
                    "$range needs a step other than zero and may return at most 1000 values", -1);
        }
        List<Object> values = Utils.createSequence();
        for (double value = first; step > 0 ? value <= last : value >= last; value += step) {
            values.add(value == Math.rint(value) ? (Object) (long) value : (Object) value);
        }
        return values;
    }

    private static double number(List<?> arguments, int index) {
        return ((Number) arguments.get(index)).doubleValue();
    }

    private static String hash(List<?> arguments) {
        String algorithm = (String) arguments.get(1);
        if (!DIGESTS.contains(algorithm)) {
            throw new JException("$hash knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512 only", -1);
        }
        try {
            byte[] text = ((String) arguments.get(0)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(algorithm + " is missing from this JDK", impossible);
        }
    }

    /** Seeded, AWS's function is {@code java.util.Random}, bit for bit. */
    private static double random(List<?> arguments) {
        Number seed = arguments.isEmpty() ? null : (Number) arguments.get(0);
        return seed == null ? Math.random() : new Random(seed.longValue()).nextDouble();
    }

    private static @Nullable Object parse(List<?> arguments) {
        try {
            return JavaValues.fromJson(JSON.readTree((String) arguments.get(0)));
        } catch (JsonProcessingException _) {
            throw new JException("$parse was given text that is not JSON", -1);
        }
    }

    private String now(List<?> arguments) {
        String picture = arguments.isEmpty() ? null : (String) arguments.get(0);
        String zone = arguments.size() < 2 ? null : (String) arguments.get(1);
        return Functions.dateTimeFromMillis(clock.millis(), picture, zone);
    }
}
