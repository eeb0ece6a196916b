package dev.rollcall.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** The bytes of a body: a true one, one that is nearly true, or anything. */
final class HostileBodies {
    private static final byte[][] SCRAPS = {
        {(byte) 0xC3}, // a character that ends too soon
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, // a surrogate alone
        {(byte) 0xC0, (byte) 0xAF}, // a slash, written too long
        {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, // past the last character
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, // a byte order mark
        {(byte) 0xFF, (byte) 0xFE},
        {0},
        {'"'},
        {'\\', 'u', 'd', '8'},
        {'{', '['},
        {'%', '0', '0', '&', '='},
    };

    /** One in so many is as large as Lambda lets in. */
    private static final int SELDOM = 4_000;

    private static final int LARGEST = 4_000_000;

    private final Random random;
    private final HostileJson json;

    HostileBodies(Random random) {
        this.random = random;
        this.json = new HostileJson(random);
    }

    /** Returns what is sent in the place of a true body. */
    byte[] insteadOf(String body) {
        if (random.nextInt(SELDOM) == 0) {
            return large();
        }
        return switch (random.nextInt(10)) {
            case 0 -> body.getBytes(UTF_8);
            case 1, 2, 3 -> mutated(body.getBytes(UTF_8));
            case 4, 5, 6 -> json.oneOther(body).getBytes(UTF_8);
            case 7 -> json.any().getBytes(UTF_8);
            case 8 -> body.getBytes(UTF_16);
            default -> anything();
        };
    }

    private byte[] large() {
        byte[] all = new byte[random.nextInt(LARGEST)];
        Arrays.fill(all, (byte) "[{\"0 ".charAt(random.nextInt(5)));
        return all;
    }

    private byte[] anything() {
        byte[] any = new byte[random.nextInt(300)];
        random.nextBytes(any);
        return any;
    }

    /** Some bytes of it others, gone, or between; or its end is missing. */
    private byte[] mutated(byte[] body) {
        byte[] now = body;
        for (int times = 1 + random.nextInt(4); times > 0 && now.length > 0; times--) {
            int at = random.nextInt(now.length);
            switch (random.nextInt(4)) {
                case 0 -> now[at] = (byte) random.nextInt(256);
                case 1 -> now = joined(now, at, SCRAPS[random.nextInt(SCRAPS.length)], at);
                case 2 ->
                        now =
                                joined(
                                        now,
                                        at,
                                        new byte[0],
                                        Math.min(now.length, at + 1 + random.nextInt(20)));
                default -> now = random.nextInt(4) == 0 ? Arrays.copyOf(now, at) : now;
            }
        }
        return now;
    }

    private static byte[] joined(byte[] text, int before, byte[] between, int from) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(text, 0, before);
        all.writeBytes(between);
        all.write(text, from, text.length - from);
        return all.toByteArray();
    }
}
