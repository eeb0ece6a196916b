package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.ExpectedPeople;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.Touches;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.Touch;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at what Slack says was touched, soon after: a manual edit is named long before the next
 * reconciliation, and who arrives gets at once what was waiting.
 */
public final class CompareTouched {
    private static final String ARRIVED = "slack.team_join";
    private static final String SWITCHED = "slack.user_change";
    private static final int AT_ONCE = 200;

    private final Touches touches;
    private final Links links;
    private final ExpectedPeople expected;
    private final AccountDirectory directory;
    private final Runs runs;
    private final CompareMembership memberships;
    private final ReceiveHints receive;
    private final Clock clock;

    public CompareTouched(
            Touches touches,
            Links links,
            ExpectedPeople expected,
            AccountDirectory directory,
            Runs runs,
            CompareMembership memberships,
            ReceiveHints receive,
            Clock clock) {
        this.touches = requireNonNull(touches, "touches is null");
        this.links = requireNonNull(links, "links is null");
        this.expected = requireNonNull(expected, "expected is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.runs = requireNonNull(runs, "runs is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * What was looked at.
     *
     * @param differing how many memberships are not as they should be
     * @param failed why the rest waits for the next minute
     */
    public record Looked(int seen, int differing, Optional<PortFailure> failed) {
        public Looked {
            requireNonNull(failed, "failed is null");
        }
    }

    /**
     * Looks at what is pending, the oldest first; what is left waits for the next minute.
     *
     * @param until begins no look after that
     */
    public Looked look(Instant until) {
        int seen = 0;
        int differing = 0;
        try {
            for (Touch touch : touches.pending(AT_ONCE)) {
                if (!clock.instant().isBefore(until)) {
                    break;
                }
                List<PersonId> persons = persons(touch.account());
                // Whoever is at work there may be who did it: it is not over yet.
                if (persons.stream().noneMatch(runs::isAtWork)) {
                    differing += look(touch, persons) ? 1 : 0;
                    touches.seen(touch);
                    seen++;
                }
            }
        } catch (PortFailure failure) {
            return new Looked(seen, differing, Optional.of(failure));
        }
        return new Looked(seen, differing, Optional.empty());
    }

    private List<PersonId> persons(AccountId account) {
        return links.to(account).stream().map(Link::person).distinct().toList();
    }

    private boolean look(Touch touch, List<PersonId> persons) {
        return switch (touch) {
            // Whose it is, if it is several people's or nobody's, a reconciliation says.
            case Touch.Membership membership ->
                    persons.size() == 1 && memberships.differs(membership, persons.getFirst());
            case Touch.Activity activity -> {
                ask(activity, everTo(activity.account()), SWITCHED);
                yield false;
            }
            case Touch.Arrival arrival -> {
                ask(arrival, persons.isEmpty() ? newcomers(arrival) : persons, ARRIVED);
                yield false;
            }
        };
    }

    /** Somebody's who has left too: who is back must be out again. */
    private List<PersonId> everTo(AccountId account) {
        return links.everTo(account).stream().map(Link::person).distinct().toList();
    }

    private Collection<PersonId> newcomers(Touch.Arrival arrival) {
        return directory
                .read(arrival.account())
                .map(account -> account.profile().emails())
                .flatMap(emails -> emails.stream().findFirst())
                .map(expected::with)
                .orElseGet(Set::of);
    }

    private void ask(Touch touch, Collection<PersonId> persons, String eventType) {
        receive.receive(
                persons.stream()
                        .map(person ->
                                new Hint(
                                        person,
                                        "touch-"
                                                + Hashes.sha256(
                                                        touch.account()
                                                                + "#"
                                                                + touch.what()
                                                                + "#"
                                                                + touch.at()),
                                        eventType,
                                        touch.at(),
                                        Hint.Way.HOOK))
                        .toList());
    }
}
