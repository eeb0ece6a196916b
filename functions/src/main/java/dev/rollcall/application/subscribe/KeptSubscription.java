package dev.rollcall.application.subscribe;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.ChangeSubscriptions.Granted;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What we know of one subscription.
 *
 * @param granted empty: there is none
 * @param made which address and which secret it was made with, as a hash
 * @param looked when it was last found at the source
 * @param word what is to be done about it
 * @param trouble a code of why the last attempt came to nothing; empty if it did not
 */
public record KeptSubscription(
        Optional<Granted> granted, String made, Instant looked, Word word, String trouble) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{0,100}");
    private static final int PARTS = 6;

    /** None was ever made. Stands after the pattern that its making needs. */
    static final KeptSubscription NONE =
            new KeptSubscription(Optional.empty(), "-", Instant.EPOCH, Word.NONE, "");

    /** What the source or an operator has told of it. */
    public enum Word {
        NONE,
        /** The source wants to be asked for more time. */
        RENEW,
        /** It is gone, or is wanted anew. */
        ANEW
    }

    public KeptSubscription {
        requireNonNull(granted, "granted is null");
        requireNonNull(made, "made is null");
        requireNonNull(looked, "looked is null");
        requireNonNull(word, "word is null");
        trouble = CODE.matcher(trouble).matches() ? trouble : "failed";
    }

    boolean is(String id) {
        return granted.filter(one -> one.id().equals(id)).isPresent();
    }

    /** Returns how long it is kept still; none: not at all. */
    public Duration left(Instant now) {
        return granted.map(one -> Duration.between(now, one.expires()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    KeptSubscription told(Word next) {
        return new KeptSubscription(granted, made, looked, next, trouble);
    }

    KeptSubscription failed(String code) {
        return new KeptSubscription(granted, made, looked, word, code);
    }

    KeptSubscription seen(Instant now) {
        return new KeptSubscription(granted, made, now, word, "");
    }

    KeptSubscription gone() {
        return new KeptSubscription(Optional.empty(), made, looked, word, trouble);
    }

    String text() {
        return String.join(
                " ",
                granted.map(Granted::id).orElse("-"),
                granted.map(Granted::expires).orElse(Instant.EPOCH).toString(),
                made,
                looked.toString(),
                word.name(),
                trouble.isEmpty() ? "-" : trouble);
    }

    /**
     * Reads what {@link #text()} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static KeptSubscription parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("Not what is kept of a subscription");
        }
        return new KeptSubscription(
                parts[0].equals("-")
                        ? Optional.empty()
                        : Optional.of(new Granted(parts[0], Instant.parse(parts[1]))),
                parts[2],
                Instant.parse(parts[3]),
                Word.valueOf(parts[4]),
                parts[5].equals("-") ? "" : parts[5]);
    }
}
