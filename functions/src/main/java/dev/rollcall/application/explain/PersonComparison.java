package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.explain.LookAtPerson.Known;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what two policies would change for one person. */
final class PersonComparison {
    private final LookAtPerson look;
    private final ChangesUnder before;
    private final ChangesUnder after;
    private final Touched touched;
    private final Clock clock;

    PersonComparison(LookAtPerson look, ChangesUnder before, ChangesUnder after, Clock clock) {
        this.look = requireNonNull(look, "look is null");
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
        if (known.links().isEmpty()) {
            return new Result.Compared(
                    marked(after.withoutAccount(known, at), before.withoutAccount(known, at)),
                    Optional.empty());
        }
        List<AccountView> views = new ArrayList<>();
        for (Link link : known.links()) {
            AccountView view = look.account(link.account(), atMost.dividedBy(known.links().size()));
            Optional<Instant> readable = view.readableFrom();
            if (readable.isPresent()) {
                return new Result.PutOff(readable.get());
            }
            views.add(view);
        }
        return new Result.Compared(
                views.stream()
                        .flatMap(view ->
                                marked(
                                        after.of(known, view, views, at),
                                        before.of(known, view, views, at))
                                        .stream())
                        .toList(),
                views.stream().flatMap(view -> unread(view).stream()).findFirst());
    }

    private static Optional<String> unread(AccountView view) {
        return view.holdings().unread().stream().map(Object::toString).findFirst();
    }

    private static List<PlannedChange> marked(
            List<PlannedChange> planned, List<PlannedChange> already) {
        return planned.stream()
                .map(change -> change.due(already.stream().anyMatch(change::isSame)))
                .toList();
    }
}
