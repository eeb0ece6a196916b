package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.explain.LookAtPerson.Known;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.provision.Foresight;
import dev.rollcall.application.provision.LookAhead;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.person.PersonId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares what two policies would change for one person. */
final class PersonComparison {
    private final LookAtPerson look;
    private final Foresight foresight;
    private final ChangesUnder before;
    private final ChangesUnder after;
    private final Touched touched;
    private final Clock clock;

    PersonComparison(
            LookAtPerson look,
            Foresight foresight,
            ChangesUnder before,
            ChangesUnder after,
            Clock clock) {
        this.look = requireNonNull(look, "look is null");
        this.foresight = requireNonNull(foresight, "foresight is null");
        this.before = requireNonNull(before, "before is null");
        this.after = requireNonNull(after, "after is null");
        this.touched = new Touched(before, after, clock.instant());
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What can be said of the person. */
    sealed interface Result {
        /** Neither policy means the person in another way; Slack was not asked. */
        record Untouched() implements Result {}

        /**
         * @param unread a part of the account that could not be read; empty: it is whole
         */
        record Compared(List<PlannedChange> changes, Optional<String> unread) implements Result {
            public Compared {
                changes = List.copyOf(changes);
                requireNonNull(unread, "unread is null");
            }
        }

        record NotKnown(String why) implements Result {
            public NotKnown {
                requireNonNull(why, "why is null");
            }
        }

        /** Nothing was compared; come back then. */
        record PutOff(Instant notBefore) implements Result {
            public PutOff {
                requireNonNull(notBefore, "notBefore is null");
            }
        }
    }

    /**
     * @param always read Slack even if the change cannot mean the person
     */
    Result of(PersonId person, boolean always, Duration atMost) {
        try {
            return look.known(person)
                    .map(known -> of(known, always, atMost))
                    .orElseGet(() -> new Result.NotKnown("source-does-not-know"));
        } catch (PortFailure.RateLimited busy) {
            return new Result.PutOff(busy.notBefore());
        } catch (PortFailure.NeedsHuman refused) {
            return new Result.NotKnown(refused.code());
        } catch (PortFailure.Unavailable _) {
            return new Result.NotKnown("no-answer");
        }
    }

    private Result of(Known known, boolean always, Duration atMost) {
        Instant at = clock.instant();
        if (!always && !touched.touches(known, at)) {
            return new Result.Untouched();
        }
        LookAhead ahead =
                foresight.at(
                        known.person(),
                        known.recorded(),
                        atMost.dividedBy(Math.max(1, known.links().size())));
        List<PlannedChange> changes = marked(after.of(known, ahead), before.of(known, ahead));
        Optional<Instant> readable =
                unread(ahead)
                        .flatMap(unread -> unread.notBefore().stream())
                        .max(Comparator.naturalOrder());
        return readable.<Result>map(Result.PutOff::new)
                .orElseGet(() ->
                        new Result.Compared(
                                changes, unread(ahead).map(Object::toString).findFirst()));
    }

    private static Stream<Holdings.Unread> unread(LookAhead ahead) {
        return ahead.read().stream().flatMap(holdings -> holdings.unread().stream());
    }

    private static List<PlannedChange> marked(
            List<PlannedChange> planned, List<PlannedChange> already) {
        return planned.stream()
                .map(change -> change.due(already.stream().anyMatch(change::isSame)))
                .toList();
    }
}
