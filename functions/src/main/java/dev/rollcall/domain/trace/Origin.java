package dev.rollcall.domain.trace;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Locale;

/** From where something was changed, as far as can be told. */
public enum Origin {
    BY_HAND("by hand"),
    OTHER_APP("by another app"),
    ROLLCALL("by Rollcall"),
    /**
     * The log names whoever installed our tokens and no more: that is what it does of our own
     * writes, of another app of the same person, and of that person's hand.
     */
    OUR_INSTALLER("by our installer's account; whether by Rollcall, another app or hand is untold"),
    SLACK_ITSELF("by Slack itself"),
    UNTOLD("by hand or by an app; the log does not tell");

    private final String words;

    Origin(String words) {
        this.words = requireNonNull(words, "words is null");
    }

    public String words() {
        return words;
    }

    /** Returns it in small letters, as {@code by-hand}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads what {@link #code} wrote.
     *
     * @throws IllegalArgumentException if there is no such origin
     */
    public static Origin parse(String code) {
        return Arrays.stream(values())
                .filter(origin -> origin.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no origin " + code));
    }
}
