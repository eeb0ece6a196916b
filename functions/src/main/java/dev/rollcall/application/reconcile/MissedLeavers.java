package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.listing.CursorListed;
import dev.rollcall.domain.listing.CursorListing;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks each source for those who have left lately, and has everybody looked at of whom no event
 * told: between two whole readings too, a leaver whose event was lost is out soon.
 */
public final class MissedLeavers {
    private static final String EVENT_TYPE = "rollcall.missed.deactivate";
    private static final String CURSOR = "missed-leavers-";

    /** The clocks of others, and what is being written while we read. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /** Whoever has left since has an event that is on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    /** After a long standstill the whole reading sees to what is older. */
    private static final Duration LOOKED_BACK = Duration.ofHours(24);

    private final List<Directory> directories;
    private final Cursors cursors;
    private final Links links;
    private final Cases cases;
    private final Runs runs;
    private final Policies policies;
    private final ReceiveHints receive;
    private final Duration every;
    private final Clock clock;

    /**
     * @param every from one look to the next; zero: never
     */
    public MissedLeavers(
            List<Directory> directories,
            Cursors cursors,
            Links links,
            Cases cases,
            Runs runs,
            Policies policies,
            ReceiveHints receive,
            Duration every,
            Clock clock) {
        this.directories = List.copyOf(directories);
        this.cursors = requireNonNull(cursors, "cursors is null");
        this.links = requireNonNull(links, "links is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.policies = requireNonNull(policies, "policies is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.every = requireNonNull(every, "every is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns how many were found of whom no event told; none where it is not time yet.
     *
     * @throws PortFailure if a source of the policy could not be asked, once all the others were
     */
    public int ifDue() {
        if (every.isZero()) {
            return 0;
        }
        int found = 0;
        Map<SourceId, PortFailure> failed = new LinkedHashMap<>();
        for (Directory directory : directories) {
            try {
                found += ifDue(directory);
            } catch (PortFailure failure) {
                failed.put(directory.source(), failure);
            }
        }
        if (!failed.isEmpty()) {
            throwThatOfThePolicy(failed);
        }
        return found;
    }

    /** What the policy does not describe may be connected before there is anything to read. */
    private void throwThatOfThePolicy(Map<SourceId, PortFailure> failed) {
        Set<SourceId> described = policies.access().sources().keySet();
        for (Map.Entry<SourceId, PortFailure> one : failed.entrySet()) {
            if (described.isEmpty() || described.contains(one.getKey())) {
                throw one.getValue();
            }
        }
    }

    private int ifDue(Directory directory) {
        Instant now = clock.instant();
        String name = CURSOR + directory.source();
        Optional<String> before = cursors.find(name);
        Optional<Instant> last = before.map(Instant::parse);
        if (last.filter(at -> now.isBefore(at.plus(every))).isPresent()) {
            return 0;
        }
        Instant since = last.map(at -> at.minus(OVERLAP)).orElse(now.minus(LOOKED_BACK));
        Instant earliest = now.minus(LOOKED_BACK);
        List<Hint> missed = missed(directory, since.isBefore(earliest) ? earliest : since, now);
        // Stored first: a death before the cursor moves asks for the same looks, which adds none.
        receive.receive(missed);
        cursors.move(name, before, now.toString());
        return missed.size();
    }

    private List<Hint> missed(Directory directory, Instant since, Instant now) {
        List<Hint> missed = new ArrayList<>();
        CursorPoint from = CursorPoint.START;
        while (true) {
            CursorListed<PersonReading.Found> page = directory.leaversSince(since, from);
            page.items().stream()
                    // The source may list whoever was merely changed since.
                    .filter(person -> !leftBefore(person, since))
                    .filter(person -> isMissed(person, now))
                    .map(person -> hint(person, now))
                    .forEach(missed::add);
            switch (page.listing()) {
                case CursorListing.Onward(CursorPoint next) -> from = next;
                case CursorListing.Ended _ -> {
                    return missed;
                }
            }
        }
    }

    private static boolean leftBefore(PersonReading.Found person, Instant time) {
        return person.standingSince().filter(left -> left.isBefore(time)).isPresent();
    }

    private boolean isMissed(PersonReading.Found person, Instant now) {
        Instant left = person.standingSince().orElse(now.minus(ON_ITS_WAY));
        return !left.isAfter(now.minus(ON_ITS_WAY))
                && !links.of(person.person()).isEmpty()
                // An event of another kind just before tells nobody that they have left.
                && !runs.movedSince(person.person(), left.minusMillis(1))
                && cases.lastVerified(person.person())
                        .map(LeaverCase::changedAt)
                        .filter(changed -> !changed.isBefore(left.minus(ON_ITS_WAY)))
                        .isEmpty();
    }

    private static Hint hint(PersonReading.Found person, Instant now) {
        Instant left = person.standingSince().orElse(now);
        return new Hint(
                person.person(),
                "missed-" + Hashes.sha256(person.person() + "#" + left),
                EVENT_TYPE,
                left,
                Hint.Way.POLL);
    }
}
