package dev.rollcall.local.http.fault;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * When a fault strikes.
 *
 * @param call found in {@code METHOD /path}
 * @param subject the id the call must be about; about any if empty
 * @param after how many calls it lets go first
 * @param times how often it strikes, 1 or more
 * @param until when it stops striking; never if empty
 */
public record FaultRule(
        Pattern call,
        Optional<String> subject,
        Fault fault,
        int after,
        int times,
        Optional<Instant> until) {

    public FaultRule {
        requireNonNull(call, "call is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(fault, "fault is null");
        requireNonNull(until, "until is null");
        if (times < 1) {
            throw new IllegalArgumentException("A fault strikes at least once");
        }
        if (after < 0) {
            throw new IllegalArgumentException("A fault lets no fewer than no calls go first");
        }
    }

    /** Strikes the next so many calls that contain the pattern. */
    public static FaultRule next(int times, String call, Fault fault) {
        return new FaultRule(
                Pattern.compile(call), Optional.empty(), fault, 0, times, Optional.empty());
    }

    /** Strikes every such call until then. */
    public static FaultRule until(Instant until, String call, Fault fault) {
        return new FaultRule(
                Pattern.compile(call),
                Optional.empty(),
                fault,
                0,
                Integer.MAX_VALUE,
                Optional.of(until));
    }

    /** Returns this rule for calls about the subject only. */
    public FaultRule about(String id) {
        return new FaultRule(call, Optional.of(id), fault, after, times, until);
    }

    /** Returns this rule for the calls after the first so many that fit. */
    public FaultRule after(int calls) {
        return new FaultRule(call, subject, fault, calls, times, until);
    }

    boolean fits(String methodAndPath, Set<String> subjects, Instant now) {
        return until.map(now::isBefore).orElse(true)
                && call.matcher(methodAndPath).find()
                && subject.map(subjects::contains).orElse(true);
    }
}
