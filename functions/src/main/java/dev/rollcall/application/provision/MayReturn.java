package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Restores;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.person.PersonId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a deactivated account may have its access back by itself: if the last that is known of it
 * is that Rollcall cut it, or a human has lately said so. Who else deactivates somebody may have a
 * reason that no source tells.
 */
public final class MayReturn {
    /** So long a human's word holds; whoever is cut again later is asked for again. */
    private static final Duration WORD_HOLDS = Duration.ofDays(1);

    private final Cases cases;
    private final Links links;
    private final LinkDisputes disputes;
    private final Restores restores;
    private final Clock clock;

    public MayReturn(
            Cases cases, Links links, LinkDisputes disputes, Restores restores, Clock clock) {
        this.cases = requireNonNull(cases, "cases is null");
        this.links = requireNonNull(links, "links is null");
        this.disputes = requireNonNull(disputes, "disputes is null");
        this.restores = requireNonNull(restores, "restores is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    boolean mayReturn(PersonId person, AccountId account) {
        return wasCutByUs(account) || isAllowed(person, account) || isLetBack(person, account);
    }

    /** It was cut for whoever had it then: after a rehire that is another identity. */
    private boolean wasCutByUs(AccountId account) {
        return cutsOf(links.everTo(account).stream().map(Link::person).distinct(), account)
                .findAny()
                .isPresent();
    }

    private boolean isAllowed(PersonId person, AccountId account) {
        return disputes.of(person)
                .flatMap(LinkDispute::settlement)
                .filter(word -> word.theirs().filter(account::equals).isPresent())
                .filter(word -> clock.instant().isBefore(word.at().plus(WORD_HOLDS)))
                .isPresent();
    }

    private boolean isLetBack(PersonId person, AccountId account) {
        return restores.of(person, account)
                .filter(restore -> restore.letsBack(clock.instant()))
                .isPresent();
    }

    /** Keeps that it is active: who deactivates it from now on is somebody else. */
    void isActive(PersonId person, AccountId account) {
        note(Stream.of(person), account);
    }

    /** Keeps that it was given back, and that the human's word is used. */
    void wasGivenBack(PersonId person, AccountId account) {
        note(links.everTo(account).stream().map(Link::person).distinct(), account);
        answered(person).ifPresent(disputes::forget);
    }

    private void note(Stream<PersonId> people, AccountId account) {
        Instant now = clock.instant();
        cutsOf(people, account)
                .forEach(cut -> cases.mark(cut.id(), account, AccountMark.ACTIVE_AGAIN, now));
    }

    private Optional<LinkDispute> answered(PersonId person) {
        return disputes.of(person)
                .filter(asked -> asked.reason() == Reason.CUT_ELSEWHERE)
                .filter(asked -> !asked.isOpen());
    }

    private Stream<LeaverCase> cutsOf(Stream<PersonId> people, AccountId account) {
        return people.flatMap(person -> cases.lastVerified(person).stream())
                .filter(cut ->
                        cut.account(account)
                                .filter(a -> a.has(AccountMark.INACTIVE))
                                .filter(a -> !a.has(AccountMark.ACTIVE_AGAIN))
                                .isPresent());
    }
}
