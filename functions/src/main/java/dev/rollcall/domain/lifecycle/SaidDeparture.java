package dev.rollcall.domain.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.person.PersonId;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What an operator said of how somebody leaves, before there is a case or while it is open.
 *
 * @param by the operator's id in the policy
 * @param reason why, without names
 */
public record SaidDeparture(
        PersonId person, Departure departure, String by, String reason, Instant at) {
    /** A case that is opened later has nothing to do with it. */
    public static final Duration HOLDS = Duration.ofDays(7);

    public SaidDeparture {
        requireNonNull(person, "person is null");
        requireNonNull(departure, "departure is null");
        requireNonNull(by, "by is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(at, "at is null");
    }

    public Instant until() {
        return at.plus(HOLDS);
    }

    public boolean holds(Instant now) {
        return now.isBefore(until());
    }

    /** Returns the key under which it stands in a ledger. */
    public String key() {
        return "departure#" + person + "#" + at;
    }

    /** Returns how it stands in a ledger. */
    public Map<String, String> facts() {
        return Map.of(
                Terms.DEPARTURE,
                departure.name(),
                "by",
                by,
                "reason",
                reason,
                "until",
                until().toString());
    }

    /** Returns whether the case was open when it was said, or was opened while it held. */
    public boolean holdsFor(LeaverCase leaver) {
        return holds(leaver.detectedAt());
    }
}
