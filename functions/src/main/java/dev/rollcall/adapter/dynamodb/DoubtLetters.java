package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.platform.json.MalformedJson;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Doubts as a letter each, in the order of the alphabet. */
final class DoubtLetters {
    private DoubtLetters() {}

    static String write(Set<Doubt> doubts) {
        return doubts.stream()
                .map(doubt -> String.valueOf(letter(doubt)))
                .sorted()
                .collect(Collectors.joining());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedJson if a letter stands for none, or stands twice
     */
    static Set<Doubt> read(String letters) {
        Set<Doubt> doubts =
                EnumSet.allOf(Doubt.class).stream()
                        .filter(doubt -> letters.indexOf(letter(doubt)) >= 0)
                        .collect(Collectors.toUnmodifiableSet());
        if (doubts.size() != letters.length()) {
            throw new MalformedJson("There is no such doubt");
        }
        return doubts;
    }

    /** Kept items have them, so a letter is never given to another doubt. */
    private static char letter(Doubt doubt) {
        return switch (doubt) {
            case TOTAL_CHANGED -> 't';
            case MOVED -> 'm';
            case REPEATED -> 'r';
            case SHORT_PAGE -> 's';
            case LONG_PAGE -> 'l';
            case OTHER_PAGE -> 'o';
            case STOPPED_EARLY -> 'e';
            case FEWER_THAN_PROMISED -> 'f';
            case MORE_THAN_PROMISED -> 'p';
            case UNREADABLE_ITEM -> 'u';
            case ENDLESS -> 'n';
        };
    }
}
