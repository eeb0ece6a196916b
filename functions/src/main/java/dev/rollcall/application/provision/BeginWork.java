package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What a run begins with, as far as it gets in one invocation: the account, what it tells of its
 * human, and what is to change. All three go by one reading of the source. What has to wait is gone
 * on with by the step that waits, with readings of its own.
 */
public final class BeginWork {
    /**
     * After so long another step is not begun: the function has fifty seconds, and a comparison may
     * read for half of them.
     */
    private static final Duration ENOUGH = Duration.ofSeconds(12);

    private final ReachAccount reach;
    private final AlignAttributes align;
    private final CompareAccess compare;
    private final Links links;
    private final InstantSource clock;

    public BeginWork(
            ReachAccount reach,
            AlignAttributes align,
            CompareAccess compare,
            Links links,
            InstantSource clock) {
        this.reach = requireNonNull(reach, "reach is null");
        this.align = requireNonNull(align, "align is null");
        this.compare = requireNonNull(compare, "compare is null");
        this.links = requireNonNull(links, "links is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** How far it got. */
    public sealed interface Outcome {
        /** There is no account to go on with, or not yet. */
        record Reached(EnsureAccount.Outcome outcome) implements Outcome {}

        /** The account is there; its attributes are looked at again then. */
        record AttributesLater(String account, Instant notBefore) implements Outcome {}

        /** Its attributes are settled; what it has is compared then. */
        record CompareLater(String account, Instant notBefore) implements Outcome {}

        /** As {@link CompareAccess.Outcome.Differs}. */
        record Differs(
                String account, List<String> removals, List<String> additions, String convert)
                implements Outcome {
            public Differs {
                removals = List.copyOf(removals);
                additions = List.copyOf(additions);
            }
        }

        /** Nothing is changed of the account. */
        record Compared(CompareAccess.Outcome outcome) implements Outcome {}

        /** What is told of its human could not be settled: it is not gone on with now. */
        record Ended(Carried outcome) implements Outcome {}
    }

    /**
     * @param seen how many looks had been wanted before the run began
     */
    public Outcome begin(Runs.Ticket ticket, CaseId caseId, long seen) {
        Instant enough = clock.instant().plus(ENOUGH);
        Optional<EnsureAccount.Outcome> signingOut = reach.signOut(ticket, caseId, seen);
        if (signingOut.isPresent()) {
            return new Outcome.Reached(signingOut.get());
        }
        Optional<Holdings> ahead =
                account(ticket.person())
                        .flatMap(account -> compare.ahead(ticket, caseId, account, seen));
        Optional<Instant> putOff = ahead.flatMap(Holdings::putOffUntil);
        if (putOff.isPresent()) {
            return new Outcome.Reached(new EnsureAccount.Outcome.Later(putOff.get()));
        }
        EnsureAccount.Outcome reached = reach.reach(ticket, caseId, seen);
        return reached instanceof EnsureAccount.Outcome.There(String account)
                ? attributes(ticket, caseId, account, seen, enough, ahead)
                : new Outcome.Reached(reached);
    }

    /** Who has one account only is compared with it, as it looks. */
    private Optional<AccountId> account(PersonId person) {
        List<AccountId> linked = links.of(person).stream().map(Link::account).distinct().toList();
        return Optional.of(linked).filter(all -> all.size() == 1).map(List::getFirst);
    }

    private Outcome attributes(
            Runs.Ticket ticket,
            CaseId caseId,
            String account,
            long seen,
            Instant enough,
            Optional<Holdings> ahead) {
        if (isPast(enough)) {
            return new Outcome.AttributesLater(account, clock.instant());
        }
        Carried carried = align.align(ticket, caseId, new AccountId(account), seen);
        return switch (carried) {
            case Carried.Settled() -> comparison(ticket, caseId, account, seen, enough, ahead);
            case Carried.Awaiting(Instant notBefore) ->
                    new Outcome.AttributesLater(account, notBefore);
            case Carried.Later(Instant notBefore) ->
                    new Outcome.AttributesLater(account, notBefore);
            case Carried.Refused _, Carried.LookAgain(), Carried.Fenced() ->
                    new Outcome.Ended(carried);
        };
    }

    private Outcome comparison(
            Runs.Ticket ticket,
            CaseId caseId,
            String account,
            long seen,
            Instant enough,
            Optional<Holdings> ahead) {
        if (isPast(enough)) {
            return new Outcome.CompareLater(account, clock.instant());
        }
        AccountId id = new AccountId(account);
        CompareAccess.Outcome compared =
                compare.compare(
                        ticket, caseId, id, seen, ahead.filter(read -> read.account().equals(id)));
        return switch (compared) {
            case CompareAccess.Outcome.Differs(var removals, var additions, String convert) ->
                    new Outcome.Differs(account, removals, additions, convert);
            case CompareAccess.Outcome.Later(Instant notBefore) ->
                    new Outcome.CompareLater(account, notBefore);
            case CompareAccess.Outcome.Observed(),
                    CompareAccess.Outcome.Untouched(),
                    CompareAccess.Outcome.LookAgain(),
                    CompareAccess.Outcome.Fenced() ->
                    new Outcome.Compared(compared);
        };
    }

    private boolean isPast(Instant enough) {
        return !clock.instant().isBefore(enough);
    }
}
