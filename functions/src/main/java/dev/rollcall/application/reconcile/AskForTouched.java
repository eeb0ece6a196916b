package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.intake.ReceiveHints;
import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.ExpectedPeople;
import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.Touch;
import dev.rollcall.platform.Hashes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks for a look at whoever may be concerned by what was touched of an account itself. */
final class AskForTouched {
    private static final String ARRIVED = "slack.team_join";
    private static final String SWITCHED = "slack.user_change";

    /** Who arrives may not be in the directory yet. */
    private static final Duration APPEARS_WITHIN = Duration.ofMinutes(10);

    private final Links links;
    private final ExpectedPeople expected;
    private final AccountDirectory directory;
    private final ReceiveHints receive;
    private final Clock clock;

    AskForTouched(
            Links links,
            ExpectedPeople expected,
            AccountDirectory directory,
            ReceiveHints receive,
            Clock clock) {
        this.links = requireNonNull(links, "links is null");
        this.expected = requireNonNull(expected, "expected is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.receive = requireNonNull(receive, "receive is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Somebody's who has left too: who is back must be out again. */
    void switched(Touch.Activity activity) {
        List<PersonId> ever =
                links.everTo(activity.account()).stream().map(Link::person).distinct().toList();
        ask(activity, ever, SWITCHED);
    }

    /**
     * Asks for those who are linked; if nobody is, for those who are expected with its address.
     *
     * @return false if it is too early to tell whose it is
     */
    boolean arrived(Touch.Arrival arrival, List<PersonId> linked) {
        if (!linked.isEmpty()) {
            ask(arrival, linked, ARRIVED);
            return true;
        }
        Optional<ListedAccount> account = directory.read(arrival.account());
        Instant until = arrival.at().plus(APPEARS_WITHIN);
        if (account.isEmpty() && !clock.instant().isAfter(until)) {
            return false;
        }
        Set<PersonId> waiting =
                account.flatMap(one -> one.profile().emails().stream().findFirst())
                        .map(expected::with)
                        .orElseGet(Set::of);
        ask(arrival, waiting, ARRIVED);
        return true;
    }

    private void ask(Touch touch, Collection<PersonId> persons, String eventType) {
        receive.receive(
                persons.stream()
                        .map(person ->
                                new Hint(
                                        person,
                                        eventId(touch, person),
                                        eventType,
                                        touch.at(),
                                        Hint.Way.HOOK))
                        .toList());
    }

    /** Of each person its own: the inbox takes an id once per source, whoever it is about. */
    private static String eventId(Touch touch, PersonId person) {
        return "touch-"
                + Hashes.sha256(
                        String.join(
                                "#",
                                touch.account().value(),
                                touch.what(),
                                touch.at().toString(),
                                person.value()));
    }
}
