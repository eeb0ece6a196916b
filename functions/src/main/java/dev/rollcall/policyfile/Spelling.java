package dev.rollcall.policyfile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the file spells the domain's constants. */
final class Spelling {
    private Spelling() {}

    /** Returns e.g. {@code single-channel-guest}: a value. */
    static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Optional<E> dashed(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> dashed(constant).equals(text))
                .findFirst();
    }

    /** Returns e.g. {@code removeFromChannel}: the name of a field. */
    static String camel(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(words[i].substring(1));
        }
        return name.toString();
    }

    static <E extends Enum<E>> Optional<E> camel(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> camel(constant).equals(text))
                .findFirst();
    }
}
