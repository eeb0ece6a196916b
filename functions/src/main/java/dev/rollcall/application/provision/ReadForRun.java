package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.KeptHoldings;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Places;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.policy.AccessPolicy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what an account has for one run, wherever the policy or our records speak of anything.
 * Where Slack or the budget puts a part of it off, what was read is kept for the run, and when it
 * comes back only the rest is read.
 *
 * <p>What was kept is good for as long as a reading that writes stand on, and not after a
 * membership may have been changed. Whatever is written is looked up by itself right before.
 */
public final class ReadForRun {
    /** By so much the clocks of two functions may differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final ReadHoldings readHoldings;
    private final KeptHoldings kept;
    private final Grants grants;
    private final PreExistings preExistings;
    private final Clock clock;

    public ReadForRun(
            ReadHoldings readHoldings,
            KeptHoldings kept,
            Grants grants,
            PreExistings preExistings,
            Clock clock) {
        this.readHoldings = requireNonNull(readHoldings, "readHoldings is null");
        this.kept = requireNonNull(kept, "kept is null");
        this.grants = requireNonNull(grants, "grants is null");
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns what the account has. If {@link Holdings#putOffUntil} says so, the rest is to be read
     * then.
     *
     * @param seen how many looks had been wanted before the run began
     * @param since user groups may be taken from a reading for somebody else that was begun later
     */
    Holdings read(
            Runs.Ticket ticket,
            Work work,
            AccountId account,
            long seen,
            CaseSoFar soFar,
            Instant since) {
        KeptHoldings.Reader reader =
                new KeptHoldings.Reader(work.run().id(), ticket.generation(), seen);
        Optional<Holdings> before =
                kept.of(reader)
                        .filter(holdings -> holdings.account().equals(account))
                        .filter(holdings -> isGood(holdings, soFar));
        Holdings read =
                readHoldings.goOn(account, work.access(), places(work, account), before, since);
        if (read.putOffUntil().isPresent()) {
            kept.keep(reader, read);
        }
        return read;
    }

    /** Returns whether the run may still go by what it has read. */
    boolean isGood(Holdings holdings, CaseSoFar soFar) {
        Instant oldest = clock.instant().minus(Assessment.GOOD_FOR);
        return !holdings.begun().isBefore(oldest)
                && !soFar.changedMembershipsSince(holdings.begun().minus(CLOCKS_DIFFER));
    }

    private Places places(Work work, AccountId account) {
        AccessPolicy policy = work.access();
        Set<Entitlement> spokenOf = new HashSet<>(policy.writers().keySet());
        policy.mappings().forEach(mapping -> spokenOf.addAll(mapping.grants()));
        grants.of(work.run().person())
                .forEach(record -> spokenOf.add(record.grant().entitlement()));
        spokenOf.addAll(preExistings.things(account));
        return Places.of(spokenOf);
    }
}
