package dev.rollcall.adapter.slack.fault;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What may be wrong while an operation is carried out: all that simulated Slack offers. */
enum Trouble {
    NONE(Ending.DONE),
    /** The answer comes long after we have given the call up, and so does the effect. */
    SLOW(Ending.DONE, write("delay", "\"seconds\":40")),
    TOO_MANY(Ending.DONE, write("rate-limit", "\"seconds\":7")),
    TOO_MANY_READS(Ending.DONE, read("rate-limit", "\"seconds\":7,\"times\":1")),
    SERVER_ERROR(Ending.DONE, write("server-error", "\"status\":500")),
    UNAVAILABLE(Ending.DONE, write("server-error", "\"status\":503")),
    READS_UNAVAILABLE(Ending.DONE, read("server-error", "\"status\":503,\"times\":3")),
    LOST_BEFORE_EFFECT(Ending.DONE, write("lost-before-effect", "\"times\":1")),
    LOST_AFTER_EFFECT(Ending.DONE, write("lost-after-effect", "\"times\":1")),
    /** Nothing can be read for a while either, after the answer was lost. */
    LOST_AND_UNREADABLE(
            Ending.DONE,
            write("lost-after-effect", "\"times\":1"),
            atWrite("server-error", "\"status\":503,\"times\":6")),
    WITHOUT_EFFECT(Ending.DONE, write("without-effect", "\"times\":1")),
    MALFORMED(Ending.DONE, write("malformed", "\"times\":1")),
    MALFORMED_READS(Ending.DONE, read("malformed", "\"times\":1")),
    /** Every list lacks its last row for a minute. */
    MISSING_ROWS(Ending.DONE, read("missing-rows", "\"rows\":1,\"forSeconds\":60")),
    SHRUNKEN_PAGE(Ending.DONE, read("shrunken-page", "\"rows\":1,\"forSeconds\":60")),
    /** The write deactivates whoever it names, which the others then wait for a human about. */
    DEACTIVATES(Ending.EITHER, write("deactivates", "\"times\":1")),
    /** A deactivation shows later than it is, though sooner than we would send it again. */
    SHOWN_LATE(Ending.DONE, write("shown-late", "\"seconds\":30")),
    /** What was read before is read again for a while. */
    STALE_READS(Ending.DONE, read("stale", "\"forSeconds\":30")),
    REFUSED(
            Ending.NOT_DONE,
            write("refusal", "\"status\":403,\"error\":\"permission_denied\",\"times\":1")),
    CLOCK_AHEAD(Ending.DONE, standing("{\"fault\":\"clock-skew\",\"seconds\":120}")),
    CLOCK_BEHIND(Ending.DONE, standing("{\"fault\":\"clock-skew\",\"seconds\":-120}")),
    /** Another app uses all that we leave of every limit. */
    FOREIGN_USE(
            Ending.DONE,
            standing("{\"fault\":\"foreign-use\",\"bucket\":\".*\",\"share\":0.3}"),
            write("server-error", "\"status\":500")),
    /** Another app adds somebody to the group while we have to try again. */
    FOREIGN_WRITES(Ending.DONE, write("server-error", "\"status\":500")),
    /** Somebody undoes what we did before we can know that it was done. */
    UNDONE(
            Ending.DONE,
            write("lost-after-effect", "\"times\":1"),
            atWrite("server-error", "\"status\":503,\"times\":1"));

    /** Whatever only reads. */
    static final String READS =
            "^GET |POST .*\\\\.(list|info|members|search|fetch|listAssignments|listGroups"
                    + "|listChannels|lookup|getTeams)$";

    /** The company's other faults have the budget's patience; this one has the caller's. */
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private static final Duration IMPATIENT = Duration.ofMillis(100);
    private static final Duration HELD_BACK = Duration.ofSeconds(40);

    private final Ending ending;
    private final List<Strike> strikes;

    /**
     * A fault in the words of {@code /_control/faults}.
     *
     * @param atWrite it begins when the first write is about to be sent, and not before
     */
    private record Strike(boolean atWrite, String json) {}

    Trouble(Ending ending, Strike... strikes) {
        this.ending = ending;
        this.strikes = List.of(strikes);
    }

    Ending ending() {
        return ending;
    }

    /** How long the connector waits for an answer, in real time. */
    Duration patience() {
        return this == SLOW ? IMPATIENT : PATIENT;
    }

    /** Returns how many calls may be answered with 429: those that are to be, and no other. */
    int refusedForRate() {
        return this == TOO_MANY || this == TOO_MANY_READS ? 1 : 0;
    }

    /** Returns whether it can strike this operation. */
    boolean concerns(Operation operation) {
        return switch (this) {
            case UNDONE -> operation.undo().isPresent();
            case FOREIGN_WRITES -> operation.group().isPresent();
            default -> true;
        };
    }

    /** Begins; some of it only when the first write arrives. */
    void begin(Company company, Operation operation) {
        strike(company, operation, false);
        company.atFirst(operation.call(), () -> beginAtWrite(company, operation));
        if (this == DEACTIVATES) {
            company.organisation().showDeactivationsAfter(Duration.ZERO);
        }
    }

    private void beginAtWrite(Company company, Operation operation) {
        strike(company, operation, true);
        switch (this) {
            case SLOW -> company.holdsBackUntil(company.timeline().now().plus(HELD_BACK));
            case FOREIGN_WRITES ->
                    company.fault(foreign("add", "U0NEWCOMER", operation.group().orElseThrow(), 3));
            case UNDONE -> company.fault(operation.undo().orElseThrow());
            default -> {}
        }
    }

    private void strike(Company company, Operation operation, boolean atWrite) {
        strikes.stream()
                .filter(strike -> strike.atWrite() == atWrite)
                .map(strike -> strike.json().replace("$WRITE", operation.call()))
                .forEach(json -> company.fault(json.replace("$READ", READS)));
    }

    /** What the trouble itself changes, found in the keys of {@link Snapshot}. */
    String touches(Operation operation) {
        return switch (this) {
            case DEACTIVATES -> "^active/|^sessions/|^member/C0|^told/";
            case FOREIGN_WRITES -> "^member/" + operation.group().orElseThrow() + "/U0NEWCOMER";
            default -> "^nothing";
        };
    }

    static String foreign(String write, String subject, String group, int times) {
        return String.format(
                Locale.ROOT,
                "{\"fault\":\"foreign-writes\",\"write\":\"%s\",\"subject\":\"%s\",\"group\":\"%s\","
                    + "\"everySeconds\":1,\"times\":%d}",
                write,
                subject,
                group,
                times);
    }

    private static Strike write(String fault, String more) {
        return new Strike(false, call(fault, "$WRITE", more));
    }

    private static Strike read(String fault, String more) {
        return new Strike(false, call(fault, "$READ", more));
    }

    private static Strike atWrite(String fault, String more) {
        return new Strike(true, call(fault, "$READ", more));
    }

    private static Strike standing(String json) {
        return new Strike(false, json);
    }

    private static String call(String fault, String pattern, String more) {
        return "{\"fault\":\"" + fault + "\",\"call\":\"" + pattern + "\"," + more + "}";
    }
}
