package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.intake.UntoldTouches;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.ExpectedPeople;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Touches;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.reconcile.Touch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at what Slack says was touched, soon after: a manual edit is named long before the next
 * reconciliation, and who arrives gets at once what was waiting. One that cannot be looked at keeps
 * none of the others waiting.
 */
public final class CompareTouched {
    /** Enough to see past those whose person is at work; the time bounds how many are looked at. */
    private static final int AT_ONCE = 1_000;

    /** What could not be looked at for so long is left to a whole reading. */
    private static final Duration TRIED_FOR = Duration.ofHours(1);

    private final Touches touches;
    private final Links links;
    private final Runs runs;
    private final CompareMembership memberships;
    private final UntoldTouches untold;
    private final AskForTouched ask;
    private final Clock clock;

    public CompareTouched(
            Touches touches,
            Links links,
            ExpectedPeople expected,
            AccountDirectory directory,
            Runs runs,
            CompareMembership memberships,
            UntoldTouches untold,
            ReceiveHints receive,
            Clock clock) {
        this.touches = requireNonNull(touches, "touches is null");
        this.links = requireNonNull(links, "links is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.untold = requireNonNull(untold, "untold is null");
        this.ask = new AskForTouched(links, expected, directory, receive, clock);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What was looked at.
     *
     * @param differing how many memberships are not as they should be
     * @param failed why the first of those that could not be looked at was not
     */
    public record Looked(int seen, int differing, Optional<PortFailure> failed) {
        public Looked {
            requireNonNull(failed, "failed is null");
        }
    }

    private enum Look {
        AS_IT_SHOULD_BE,
        DIFFERS,
        TOO_EARLY
    }

    /** What of whom is asked of the same sides: if one is busy, it is for all of them. */
    private record Sides(Class<?> what, Set<SourceId> sources) {}

    /**
     * Looks at what is pending, accounts before memberships, the oldest first; what is left waits
     * for the next minute.
     *
     * @param until begins no look after that
     */
    public Looked look(Instant until) {
        List<Touch> pending;
        try {
            pending = pending();
        } catch (PortFailure failure) {
            return new Looked(0, 0, Optional.of(failure));
        } catch (RuntimeException defect) {
            return new Looked(0, 0, Optional.of(unforeseen(defect)));
        }
        return look(pending, until);
    }

    private Looked look(List<Touch> pending, Instant until) {
        int seen = 0;
        int differing = 0;
        Optional<PortFailure> failed = Optional.empty();
        Set<Sides> busy = new HashSet<>();
        for (Touch touch : pending) {
            if (!clock.instant().isBefore(until)) {
                break;
            }
            try {
                Look look = looked(touch, busy);
                seen += look == Look.TOO_EARLY ? 0 : 1;
                differing += look == Look.DIFFERS ? 1 : 0;
            } catch (PortFailure failure) {
                failed = failed.or(() -> Optional.of(failure));
            }
        }
        return new Looked(seen, differing, failed);
    }

    /** Who is switched on again must not wait for a large group's members. */
    private List<Touch> pending() {
        return touches.pending(AT_ONCE).stream()
                .sorted(Comparator.comparing(touch -> touch instanceof Touch.Membership))
                .toList();
    }

    private Look looked(Touch touch, Set<Sides> busy) {
        List<PersonId> persons = persons(touch.account());
        Sides sides = sides(touch, persons);
        if (busy.contains(sides)) {
            return Look.TOO_EARLY;
        }
        try {
            // Whoever is at work there may be who did it: it is not over yet.
            Look look =
                    persons.stream().anyMatch(runs::isAtWork)
                            ? Look.TOO_EARLY
                            : look(touch, persons);
            if (look != Look.TOO_EARLY) {
                touches.seen(touch);
            } else {
                leaveIfOld(touch);
            }
            return look;
        } catch (PortFailure.RateLimited limited) {
            busy.add(sides);
            throw limited;
        } catch (PortFailure failure) {
            leaveIfOld(touch);
            throw failure;
        } catch (RuntimeException defect) {
            leaveIfOld(touch);
            throw unforeseen(defect);
        }
    }

    /** A defect of ours: a minute's other work goes on, and the minute ends as failed. */
    private static PortFailure unforeseen(RuntimeException defect) {
        return new PortFailure.Unavailable("Looking at what was touched", defect);
    }

    private static Sides sides(Touch touch, List<PersonId> persons) {
        return new Sides(
                touch.getClass(),
                persons.stream().map(PersonId::source).collect(Collectors.toUnmodifiableSet()));
    }

    /** Nothing is tried for ever, and nothing is lost: a whole reading finds it too. */
    private void leaveIfOld(Touch touch) {
        if (isOlder(touch, TRIED_FOR)) {
            untold.mark();
            touches.seen(touch);
        }
    }

    private boolean isOlder(Touch touch, Duration than) {
        return touch.at().isBefore(clock.instant().minus(than));
    }

    private List<PersonId> persons(AccountId account) {
        return links.to(account).stream().map(Link::person).distinct().toList();
    }

    private Look look(Touch touch, List<PersonId> persons) {
        return switch (touch) {
            // Whose it is, if it is several people's or nobody's, a reconciliation says.
            case Touch.Membership membership ->
                    persons.size() == 1 && memberships.differs(membership, persons.getFirst())
                            ? Look.DIFFERS
                            : Look.AS_IT_SHOULD_BE;
            case Touch.Activity activity -> {
                ask.switched(activity);
                yield Look.AS_IT_SHOULD_BE;
            }
            case Touch.Unknown _ -> {
                untold.mark();
                yield Look.AS_IT_SHOULD_BE;
            }
            case Touch.Arrival arrival ->
                    ask.arrived(arrival, persons) ? Look.AS_IT_SHOULD_BE : Look.TOO_EARLY;
        };
    }
}
