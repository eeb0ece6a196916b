package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.provision.CompareAccess;
import dev.rollcall.application.provision.EnsureAccount;
import dev.rollcall.application.provision.ProposeRestore;
import dev.rollcall.application.provision.VerifyAccess;
import dev.rollcall.application.record.Carried;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.PersonId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The machine provision in small: step after step, with its waits; who dies is called again. */
public final class ProvisionRun {
    private static final int TRIES = 60;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final ProvisionWorld world;
    private final Runs.Ticket ticket;
    private final CaseId caseId;
    private final long seen;

    private ProvisionRun(ProvisionWorld world, PersonId person) {
        this.world = requireNonNull(world, "world is null");
        this.ticket = world.base.want(person);
        this.caseId = world.base.steps.claimed(ticket);
        this.seen = world.base.runs.wanted(ticket).orElseThrow();
    }

    /** Runs for a person, as after an event; returns how it ended. */
    public static String of(ProvisionWorld world, PersonId person) {
        return begun(world, person).run();
    }

    /** Returns a run that has the lease and has done nothing. */
    public static ProvisionRun begun(ProvisionWorld world, PersonId person) {
        return new ProvisionRun(world, person);
    }

    /** Returns this after the person was taken for a leaver, and held by the breaker. */
    public ProvisionRun afterBeingHeld() {
        LeaverCase run = world.base.cases.find(caseId).orElseThrow();
        new Recorder(world.base.cases, world.base.ledger, world.base.clock)
                .fact(
                        Subject.of(caseId, run.person()),
                        new Ground("leaver", run.cause(), "1".repeat(64)),
                        LedgerEntry.Kind.HELD,
                        "held#as-leaver",
                        Map.of("reasons", "[TOO_MANY]"));
        return this;
    }

    public CaseId caseId() {
        return caseId;
    }

    /** Runs to the end. */
    public String run() {
        String ended = steps();
        world.base.runs.release(ticket, seen, true);
        return ended;
    }

    /** Runs the step of attributes alone; the run goes on. */
    public Carried aligned(AccountId own) {
        return settled(() -> world.attributes.align(ticket, caseId, own, seen));
    }

    private String steps() {
        EnsureAccount.Outcome account = account();
        if (!(account instanceof EnsureAccount.Outcome.There(String id))) {
            return name(account);
        }
        AccountId own = new AccountId(id);
        Carried aligned = aligned(own);
        if (!(aligned instanceof Carried.Settled)) {
            return name(aligned);
        }
        CompareAccess.Outcome compared = compared(own);
        if (!(compared instanceof CompareAccess.Outcome.Differs differs)) {
            return name(compared);
        }
        Optional<String> left =
                each(differs.removals(), e -> world.take.take(ticket, caseId, own, e, seen));
        if (left.isPresent()) {
            return left.get();
        }
        if (!differs.convert().equals("nothing")) {
            settled(() -> world.convert.convert(ticket, caseId, own, seen));
            compared = compared(own);
            if (!(compared instanceof CompareAccess.Outcome.Differs again)) {
                return name(compared);
            }
            differs = again;
        }
        Optional<String> given =
                each(differs.additions(), e -> world.give.give(ticket, caseId, own, e, seen));
        if (given.isPresent()) {
            return given.get();
        }
        ProposeRestore.Outcome proposed = proposed(own);
        if (!(proposed instanceof ProposeRestore.Outcome.Due(List<String> due))) {
            return name(proposed);
        }
        Optional<String> restored =
                each(due, e -> world.restore.restore(ticket, caseId, own, e, seen));
        if (restored.isPresent()) {
            return restored.get();
        }
        VerifyAccess.Outcome verified = step(() -> world.verify.verify(ticket, caseId, own, seen));
        if (verified instanceof VerifyAccess.Outcome.Verified) {
            step(() -> world.seal.seal(caseId, own));
        }
        return name(verified);
    }

    private EnsureAccount.Outcome account() {
        for (int tries = 0; tries < TRIES; tries++) {
            EnsureAccount.Outcome outcome = step(() -> world.account.reach(ticket, caseId, seen));
            switch (outcome) {
                case EnsureAccount.Outcome.Awaiting(Instant at) -> waitUntil(at);
                case EnsureAccount.Outcome.Later(Instant at) -> waitUntil(at);
                default -> {
                    return outcome;
                }
            }
        }
        throw new IllegalStateException("No account in so many tries");
    }

    private CompareAccess.Outcome compared(AccountId own) {
        for (int tries = 0; tries < TRIES; tries++) {
            CompareAccess.Outcome outcome =
                    step(() -> world.compare.compare(ticket, caseId, own, seen));
            if (!(outcome instanceof CompareAccess.Outcome.Later(Instant at))) {
                return outcome;
            }
            waitUntil(at);
        }
        throw new IllegalStateException("Not compared in so many tries");
    }

    private ProposeRestore.Outcome proposed(AccountId own) {
        for (int tries = 0; tries < TRIES; tries++) {
            ProposeRestore.Outcome outcome =
                    step(() -> world.propose.propose(ticket, caseId, own, seen));
            if (!(outcome instanceof ProposeRestore.Outcome.Later(Instant at))) {
                return outcome;
            }
            waitUntil(at);
        }
        throw new IllegalStateException("Nothing proposed in so many tries");
    }

    /** Empty if the run goes on. */
    private Optional<String> each(List<String> keys, Function<Entitlement, Carried> change) {
        for (String key : keys) {
            Carried carried = settled(() -> change.apply(Entitlement.parse(key)));
            if (carried instanceof Carried.LookAgain || carried instanceof Carried.Fenced) {
                return Optional.of(name(carried));
            }
        }
        return Optional.empty();
    }

    private Carried settled(Supplier<Carried> change) {
        for (int tries = 0; tries < TRIES; tries++) {
            Carried carried = step(change);
            switch (carried) {
                case Carried.Awaiting(Instant at) -> waitUntil(at);
                case Carried.Later(Instant at) -> waitUntil(at);
                case Carried.Settled(),
                        Carried.Refused _,
                        Carried.LookAgain(),
                        Carried.Fenced() -> {
                    return carried;
                }
            }
        }
        throw new IllegalStateException("Not settled in so many tries");
    }

    private <T> T step(Supplier<T> step) {
        while (true) {
            try {
                return step.get();
            } catch (InvocationDeath.Died _) {
                world.base.clock.advance(RETRY);
            }
        }
    }

    private void waitUntil(Instant at) {
        if (at.isAfter(world.base.clock.instant())) {
            world.base.clock.advance(Duration.between(world.base.clock.instant(), at));
        }
    }

    private static String name(Object outcome) {
        return outcome.getClass().getSimpleName();
    }
}
