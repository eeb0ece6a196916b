package dev.rollcall.testing;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.provision.BeginWork;
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
        Begun begun = begun();
        if (begun.ended().isPresent()) {
            return begun.ended().get();
        }
        AccountId own = begun.account().orElseThrow();
        CompareAccess.Outcome.Differs differs = begun.differs().orElseThrow();
        CompareAccess.Outcome compared;
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

    /** How far the first call came, with what the machine did of the next two steps. */
    private record Begun(
            Optional<String> ended,
            Optional<AccountId> account,
            Optional<CompareAccess.Outcome.Differs> differs) {
        static Begun ended(Object outcome) {
            return new Begun(Optional.of(name(outcome)), Optional.empty(), Optional.empty());
        }

        static Begun compared(AccountId own, CompareAccess.Outcome outcome) {
            return outcome instanceof CompareAccess.Outcome.Differs differs
                    ? new Begun(Optional.empty(), Optional.of(own), Optional.of(differs))
                    : ended(outcome);
        }
    }

    private Begun begun() {
        for (int tries = 0; tries < TRIES; tries++) {
            BeginWork.Outcome outcome = step(() -> world.begin.begin(ticket, caseId, seen));
            switch (outcome) {
                case BeginWork.Outcome.Reached(EnsureAccount.Outcome.Awaiting(Instant at)) ->
                        waitUntil(at);
                case BeginWork.Outcome.Reached(EnsureAccount.Outcome.Later(Instant at)) ->
                        waitUntil(at);
                case BeginWork.Outcome.Reached(EnsureAccount.Outcome ended) -> {
                    return Begun.ended(ended);
                }
                case BeginWork.Outcome.AttributesLater(String account, Instant at) -> {
                    waitUntil(at);
                    return afterAttributes(new AccountId(account));
                }
                case BeginWork.Outcome.CompareLater(String account, Instant at) -> {
                    waitUntil(at);
                    return Begun.compared(new AccountId(account), compared(new AccountId(account)));
                }
                case BeginWork.Outcome.Differs(
                                String account,
                                var removals,
                                var additions,
                                String convert) -> {
                    return Begun.compared(
                            new AccountId(account),
                            new CompareAccess.Outcome.Differs(removals, additions, convert));
                }
                case BeginWork.Outcome.Compared(CompareAccess.Outcome ended) -> {
                    return Begun.ended(ended);
                }
                case BeginWork.Outcome.Ended(Carried ended) -> {
                    return Begun.ended(ended);
                }
            }
        }
        throw new IllegalStateException("No account in so many tries");
    }

    private Begun afterAttributes(AccountId own) {
        Carried aligned = aligned(own);
        return aligned instanceof Carried.Settled
                ? Begun.compared(own, compared(own))
                : Begun.ended(aligned);
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
