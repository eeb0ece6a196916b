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
import dev.rollcall.domain.listing.Doubt;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks each source for those who have left lately, and has everybody looked at of whom no event
 * told: between two whole readings too, a leaver whose event was lost is out soon.
 */
public final class MissedLeavers {
    private static final String EVENT_TYPE = "rollcall.missed.deactivate";
    private static final String CURSOR = "missed-leavers-";

    /** Whoever has left since has an event that is on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

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
     * What was found.
     *
     * @param found how many have left of whom no event told
     * @param failed why a source of the policy was not asked, or has not answered whole
     */
    public record Looked(int found, Optional<PortFailure> failed) {
        private static final Looked NOT = new Looked(0, Optional.empty());

        public Looked {
            requireNonNull(failed, "failed is null");
        }
    }

    /**
     * Asks each source of which it is time, page by page; where time is up the next call goes on.
     * The trouble of one source is not the others', and each has its share of the time.
     *
     * @param until begins no page after that, but one of each source
     */
    public Looked ifDue(Instant until) {
        int found = 0;
        Map<SourceId, PortFailure> failed = new LinkedHashMap<>();
        int left = directories.size();
        for (Directory directory : every.isZero() ? List.<Directory>of() : directories) {
            Instant now = clock.instant();
            Duration share = Duration.between(now, until).dividedBy(left);
            Looked looked = ask(directory, now, now.plus(share));
            found += looked.found();
            looked.failed().ifPresent(failure -> failed.put(directory.source(), failure));
            left--;
        }
        return new Looked(found, ofThePolicy(failed));
    }

    /** What the policy does not describe may be connected before there is anything to read. */
    private Optional<PortFailure> ofThePolicy(Map<SourceId, PortFailure> failed) {
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        try {
            Set<SourceId> described = policies.access().sources().keySet();
            return failed.entrySet().stream()
                    .filter(one -> described.isEmpty() || described.contains(one.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
        } catch (PortFailure failure) {
            return Optional.of(failure);
        }
    }

    private Looked ask(Directory directory, Instant now, Instant until) {
        try {
            Optional<String> kept = cursors.find(CURSOR + directory.source());
            LeaverQuestion question = kept.map(LeaverQuestion::parse).orElse(LeaverQuestion.NEVER);
            return question.isDue(now, every)
                    ? new Asking(directory, kept, question.asked(now)).until(until)
                    : Looked.NOT;
        } catch (PortFailure failure) {
            return new Looked(0, Optional.of(failure));
        }
    }

    /** One source's question, in one call. */
    private final class Asking {
        private final Directory directory;
        private Optional<String> kept;
        private LeaverQuestion question;
        private int found;
        private Optional<PortFailure> failed = Optional.empty();

        Asking(Directory directory, Optional<String> kept, LeaverQuestion question) {
            this.directory = directory;
            this.kept = kept;
            this.question = question;
        }

        Looked until(Instant until) {
            try {
                while (page() && clock.instant().isBefore(until)) {
                    // What was found of each page is stored by then.
                }
            } catch (PortFailure.NeedsHuman refused) {
                failed = Optional.of(refused);
                if (kept.isPresent()) {
                    keep(question.dropped());
                }
            } catch (PortFailure failure) {
                failed = Optional.of(failure);
            }
            return new Looked(found, failed);
        }

        /** Returns whether there is more. */
        private boolean page() {
            CursorListed<PersonReading.Found> page =
                    directory.leaversSince(question.since(), question.point());
            // Stored first: a death before the place is kept asks for the same looks, which adds
            // none.
            look(page.items());
            return switch (page.listing()) {
                case CursorListing.Onward(CursorPoint next) -> keep(question.onward(next));
                case CursorListing.Ended(_, Set<Doubt> told) -> {
                    ended(question.doubts(told));
                    yield false;
                }
            };
        }

        private void ended(Set<Doubt> doubts) {
            if (doubts.isEmpty()) {
                keep(question.ended());
                return;
            }
            failed =
                    Optional.of(
                            new PortFailure.NeedsHuman(
                                    "Leavers of " + directory.source(), "not-whole"));
            keep(question.doubted(doubts));
        }

        /** Returns whether nobody else is at it. */
        private boolean keep(LeaverQuestion next) {
            String text = next.text();
            boolean moved =
                    kept.filter(text::equals).isPresent()
                            || cursors.move(CURSOR + directory.source(), kept, text);
            kept = Optional.of(text);
            question = next;
            return moved;
        }

        private void look(List<PersonReading.Found> people) {
            Instant now = clock.instant();
            Map<Boolean, List<PersonReading.Found>> told =
                    people.stream()
                            .filter(person -> isUnsettled(person, now))
                            .collect(
                                    Collectors.partitioningBy(person ->
                                            isTold(person, now) || isOutUntold(person, now)));
            found += receive.receive(hints(told.getOrDefault(false, List.of()), now)).recorded();
            receive.receive(
                    hints(
                            told.getOrDefault(true, List.of()).stream()
                                    .filter(person -> mayBeBackDated(person, now))
                                    .toList(),
                            now));
        }

        /**
         * A date may be put in behind the last look at somebody, which has told nothing of it then.
         * So whoever left before this question's time is looked at once more, however often they
         * are listed: no event may have been lost.
         */
        private boolean mayBeBackDated(PersonReading.Found person, Instant now) {
            return (left(person, now).isBefore(question.since()) || isOutUntold(person, now))
                    && !runs.isAtWork(person.person());
        }
    }

    private boolean isUnsettled(PersonReading.Found person, Instant now) {
        Instant left = left(person, now);
        return !left.isAfter(now.minus(ON_ITS_WAY))
                && !links.of(person.person()).isEmpty()
                && cases.lastVerified(person.person())
                        .map(LeaverCase::changedAt)
                        .filter(changed -> !changed.isBefore(left.minus(ON_ITS_WAY)))
                        .isEmpty();
    }

    /** An event of another kind just before tells nobody that they have left. */
    private boolean isTold(PersonReading.Found person, Instant now) {
        return runs.movedSince(person.person(), left(person, now).minusMillis(1));
    }

    /**
     * Whoever was verified out and is listed without a time is looked at again, and was not missed:
     * that they have come and left again meanwhile nothing says.
     */
    private boolean isOutUntold(PersonReading.Found person, Instant now) {
        return person.since(now).isEmpty() && cases.lastVerified(person.person()).isPresent();
    }

    /** Without a time that can be, whoever has left is looked at all the same. */
    private static Instant left(PersonReading.Found person, Instant now) {
        return person.since(now).orElse(now.minus(ON_ITS_WAY));
    }

    private static List<Hint> hints(List<PersonReading.Found> people, Instant now) {
        return people.stream().map(person -> hint(person, now)).toList();
    }

    private static Hint hint(PersonReading.Found person, Instant now) {
        Instant left = person.since(now).orElse(now);
        return new Hint(
                person.person(),
                "missed-" + Hashes.sha256(person.person() + "#" + left),
                EVENT_TYPE,
                left,
                Hint.Way.POLL);
    }
}
