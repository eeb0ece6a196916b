package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.listing.SeenIds;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a source stands with the question for those who have left, as its cursor keeps it.
 *
 * @param answered when it was asked what it has answered whole
 * @param tried when it was asked what it has answered with a doubt since
 * @param open the question that has not come to its end
 */
record LeaverQuestion(Optional<Instant> answered, Optional<Instant> tried, Optional<Open> open) {
    static final LeaverQuestion NEVER =
            new LeaverQuestion(Optional.empty(), Optional.empty(), Optional.empty());

    /** The clocks of others, and what is being written while we read. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /** After a long standstill the whole reading sees to what is older. */
    private static final Duration LOOKED_BACK = Duration.ofHours(24);

    /** A source may not take its cursors any more, and not say so. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final String NONE = "-";
    private static final int FIELDS = 6;

    /**
     * A question that goes on.
     *
     * @param resumed whether another call began it: what that one saw is not known
     */
    record Open(Instant asked, CursorPoint at, boolean resumed) {
        Open {
            requireNonNull(asked, "asked is null");
            requireNonNull(at, "at is null");
        }
    }

    LeaverQuestion {
        requireNonNull(answered, "answered is null");
        requireNonNull(tried, "tried is null");
        requireNonNull(open, "open is null");
    }

    /** Returns whether it is time to ask, or to go on. */
    boolean isDue(Instant now, Duration every) {
        return open.isPresent()
                || Stream.concat(answered.stream(), tried.stream())
                        .noneMatch(at -> now.isBefore(at.plus(every)));
    }

    /** Goes on with the question that is open, or begins one. */
    LeaverQuestion asked(Instant now) {
        return open.filter(question -> now.isBefore(question.asked().plus(LONGEST))).isPresent()
                ? this
                : opened(new Open(now, CursorPoint.START, false));
    }

    /** Returns since when somebody has to have left to be asked for. */
    Instant since() {
        Instant earliest = present().asked().minus(LOOKED_BACK);
        return answered.map(at -> at.minus(OVERLAP))
                .filter(at -> at.isAfter(earliest))
                .orElse(earliest);
    }

    CursorPoint point() {
        return present().at();
    }

    LeaverQuestion onward(CursorPoint next) {
        return opened(new Open(present().asked(), next, present().resumed()));
    }

    /** Returns what speaks against its having been answered whole. */
    Set<Doubt> doubts(Set<Doubt> told) {
        EnumSet<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        doubts.addAll(told);
        if (present().resumed()) {
            // Those of the earlier calls are not counted.
            doubts.remove(Doubt.FEWER_THAN_PROMISED);
        }
        return doubts;
    }

    /** It has come to its end, and nobody is left out. */
    LeaverQuestion ended() {
        return new LeaverQuestion(
                Optional.of(present().asked()), Optional.empty(), Optional.empty());
    }

    /**
     * It has come to an end, and somebody may be left out: those are asked for again, at once where
     * the source has only broken off.
     */
    LeaverQuestion doubted(Set<Doubt> doubts) {
        return new LeaverQuestion(
                answered,
                doubts.contains(Doubt.STOPPED_EARLY)
                        ? Optional.empty()
                        : Optional.of(present().asked()),
                Optional.empty());
    }

    /** The source does not take the place: the next question begins anew. */
    LeaverQuestion dropped() {
        return new LeaverQuestion(answered, tried, Optional.empty());
    }

    private LeaverQuestion opened(Open question) {
        return new LeaverQuestion(answered, tried, Optional.of(question));
    }

    private Open present() {
        return open.orElseThrow(() -> new IllegalStateException("No question is open"));
    }

    /** Returns this in one line, without what was seen. */
    String text() {
        return tried.isEmpty() && open.isEmpty()
                ? word(answered)
                : String.join(
                        "|",
                        word(answered),
                        word(tried),
                        word(open.map(Open::asked)),
                        open.map(question -> Integer.toString(question.at().pages())).orElse(NONE),
                        open.map(Open::at).map(CursorPoint::doubts).orElse(Set.of()).stream()
                                .map(Doubt::name)
                                .sorted()
                                .collect(Collectors.joining(",")),
                        open.flatMap(question -> question.at().cursor()).orElse(NONE));
    }

    /** Reads what {@link #text} wrote. */
    static LeaverQuestion parse(String text) {
        String[] fields = text.split("\\|", FIELDS);
        if (fields.length < FIELDS) {
            return new LeaverQuestion(instant(fields[0]), Optional.empty(), Optional.empty());
        }
        return new LeaverQuestion(
                instant(fields[0]),
                instant(fields[1]),
                instant(fields[2])
                        .map(asked ->
                                new Open(
                                        asked,
                                        new CursorPoint(
                                                told(fields[5]),
                                                Integer.parseInt(fields[3]),
                                                Stream.of(fields[4].split(",", -1))
                                                        .filter(doubt -> !doubt.isEmpty())
                                                        .map(Doubt::valueOf)
                                                        .collect(Collectors.toSet()),
                                                SeenIds.none()),
                                        true)));
    }

    private static String word(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(NONE);
    }

    private static Optional<Instant> instant(String word) {
        return told(word).map(Instant::parse);
    }

    private static Optional<String> told(String word) {
        return Optional.of(word).filter(some -> !some.equals(NONE));
    }
}
