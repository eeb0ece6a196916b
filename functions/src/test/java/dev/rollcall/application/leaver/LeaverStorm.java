package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.hint;
import static dev.rollcall.testing.LeaverWorld.person;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Runs;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.LeaverRun;
import dev.rollcall.testing.LeaverWorld;
import dev.rollcall.testing.ScriptedWrites.Effect;
import dev.rollcall.testing.ScriptedWrites.Write;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A small company in which everything happens at once, in an order drawn from a seed. */
final class LeaverStorm {
    private static final int PER_DAY = 3;
    private static final int CALM_AT_LAST = 5_000;
    private static final AccountId LISTED = new AccountId("U0LISTED");
    private static final AccountId OWNER = new AccountId("U0OWNER");

    private final Random random;
    private final LeaverWorld world;
    private final LeaverStormRules rules;
    private final Map<PersonId, List<AccountId>> staff = new LinkedHashMap<>();
    private final List<LeaverRun> running = new ArrayList<>();
    private final Set<Runs.Ticket> known = new HashSet<>();
    private final List<Hint> sent = new ArrayList<>();

    LeaverStorm(long seed) {
        random = new Random(seed);
        world =
                new LeaverWorld(
                        new LeaverPolicy(
                                "0".repeat(64),
                                Sla.DEFAULT,
                                Duration.ofSeconds(5),
                                Limits.absolute(2, PER_DAY),
                                Set.of(LISTED),
                                LeaverPolicy.Mode.ACT));
        employ("00uAna", Account.Rank.MEMBER, "U0ANA", "U0ANATWO");
        employ("00uBen", Account.Rank.ADMIN, "U0BEN");
        employ("00uCara", Account.Rank.GUEST, "U0CARA");
        employ("00uDan", Account.Rank.MEMBER, "U0DAN");
        employ("00uEve", Account.Rank.OWNER, OWNER.value());
        employ("00uFay", Account.Rank.MEMBER, LISTED.value());
        employ("00uGus", Account.Rank.MEMBER);
        rules = new LeaverStormRules(world, staff, Set.of(LISTED, OWNER), PER_DAY);
    }

    private void employ(String id, Account.Rank rank, String... accounts) {
        List<AccountId> ids = List.of(accounts).stream().map(AccountId::new).toList();
        ids.forEach(account -> {
            world.employ(person(id), account, rank);
            world.slack.join(account, new Entitlement.UserGroup("T01", "S02"));
        });
        staff.put(person(id), ids);
    }

    /** Lets one thing happen. */
    void blow() {
        switch (random.nextInt(16)) {
            case 0, 1 -> changeMind();
            case 2 -> repeatHint();
            case 3 -> faultyWrite();
            case 4 -> world.slack.failNextRead(failure());
            case 5 -> world.source.failNextRead(failure());
            case 6 -> world.death.at(1 + random.nextInt(40));
            case 7 -> killRun();
            case 8 -> world.slack.showDeactivationsAfter(random.nextInt(4));
            case 9 -> world.workflows.refuse(random.nextBoolean());
            case 10 -> sweep();
            case 11 -> world.clock.advance(Duration.ofSeconds(random.nextInt(40)));
            case 12 -> comeBackWhileBeingCut();
            default -> work();
        }
    }

    /**
     * Faults cease, everybody is heard of again, and the runs come to their ends; then late events
     * of what is settled already come in, and are worked off too. Who was cut and belongs here is
     * reactivated by an administrator, as the escalation asks.
     */
    void abate() {
        world.workflows.refuse(false);
        world.death.at(0);
        staff.keySet().forEach(this::send);
        settle();
        staff.keySet().forEach(this::send);
        settle();
        // Nobody's case is closed before the late look.
        world.clock.advance(LookLate.AFTER);
        tend();
        staff.keySet().forEach(this::reactivateByHand);
        world.clock.advance(Duration.ofMinutes(16));
        staff.keySet().forEach(this::send);
        settle();
    }

    /** As a watch over each case does. */
    private void tend() {
        staff.keySet().stream()
                .flatMap(person -> world.casesOf(person).stream())
                .filter(leaver -> leaver.state() == CaseState.VERIFIED)
                .forEach(leaver -> world.steps.tend.tend(leaver.id()));
    }

    private void reactivateByHand(PersonId person) {
        if (world.source.now(person) instanceof PersonReading.Found found
                && found.standing() == Standing.ENTITLED) {
            staff.getOrDefault(person, List.of()).stream()
                    .filter(account -> !world.slack.active(account))
                    .forEach(account ->
                            world.slack.add(new Account(account, true, Account.Rank.MEMBER), 0));
        }
    }

    private void settle() {
        for (int n = 0; n < CALM_AT_LAST; n++) {
            sweep();
            Optional<LeaverRun> next = running.stream().min(Comparator.comparing(LeaverRun::due));
            Instant soon = world.clock.instant().plusSeconds(61);
            Instant then = next.map(LeaverRun::due).filter(soon::isAfter).orElse(soon);
            if (then.isAfter(world.clock.instant())) {
                world.clock.set(then);
            }
            if (next.isEmpty() && calm()) {
                return;
            }
            work();
        }
        throw new AssertionError("The storm does not abate");
    }

    void judge() {
        rules.judgeEnd();
    }

    Set<CaseState> ends() {
        return rules.ends();
    }

    private boolean calm() {
        Instant farOff = world.clock.instant().plus(Duration.ofDays(1));
        return world.inbox.pending(farOff, 1).isEmpty() && world.runs.lapsed(farOff, 1).isEmpty();
    }

    private void changeMind() {
        PersonId person = anybody();
        Standing[] standings = Standing.values();
        Standing standing =
                random.nextBoolean()
                        ? Standing.LEAVER
                        : standings[random.nextInt(standings.length)];
        if (random.nextInt(20) == 0) {
            world.source.remove(person);
        } else {
            world.source.put(person, standing, world.clock.instant());
        }
        send(person);
    }

    private void comeBackWhileBeingCut() {
        staff.keySet().stream()
                .filter(person ->
                        world.casesOf(person).stream()
                                .filter(leaver -> !leaver.state().closed())
                                .flatMap(leaver -> leaver.accounts().stream())
                                .anyMatch(account -> account.has(AccountMark.ADMITTED)))
                .findFirst()
                .ifPresent(person -> {
                    world.source.put(person, Standing.ENTITLED, world.clock.instant());
                    send(person);
                });
    }

    private void send(PersonId person) {
        Hint hint = hint(person, "event-" + sent.size(), world.clock.instant());
        sent.add(hint);
        world.receive.receive(List.of(hint));
        pickUp();
    }

    private void repeatHint() {
        if (!sent.isEmpty()) {
            world.receive.receive(List.of(sent.get(random.nextInt(sent.size()))));
            pickUp();
        }
    }

    private void faultyWrite() {
        Instant later = world.clock.instant().plusSeconds(random.nextInt(90));
        Write[] writes = Write.values();
        Write write = writes[random.nextInt(writes.length)];
        Effect done = Effect.HAPPENS;
        Effect not = Effect.DOES_NOT_HAPPEN;
        switch (random.nextInt(5)) {
            case 0 -> world.slack.writes().answer(write, new WriteReply.Ambiguous("500"), done);
            case 1 -> world.slack.writes().answer(write, new WriteReply.Ambiguous("500"), not);
            case 2 -> world.slack.writes().answer(write, new WriteReply.TryLater(later), not);
            case 3 -> world.slack.writes().answer(write, new WriteReply.Refused("no"), not);
            default -> world.slack.writes().answer(write, new WriteReply.Defect("bug"), not);
        }
    }

    private PortFailure failure() {
        Instant later = world.clock.instant().plusSeconds(random.nextInt(60));
        return switch (random.nextInt(3)) {
            case 0 -> new PortFailure.RateLimited("A call", later);
            case 1 -> new PortFailure.NeedsHuman("A call", "no_scope");
            default -> new PortFailure.Unavailable("A call");
        };
    }

    private void killRun() {
        if (!running.isEmpty()) {
            LeaverRun dead = running.remove(random.nextInt(running.size()));
            world.workflows.end(dead.ticket());
            if (random.nextBoolean()) {
                world.sweep.recover(world.workflows.arn(dead.ticket()));
            }
        }
    }

    private void sweep() {
        world.sweep.sweep();
        pickUp();
    }

    private void pickUp() {
        for (Runs.Ticket ticket : world.workflows.started()) {
            if (known.add(ticket)) {
                running.add(new LeaverRun(world, ticket));
            }
        }
    }

    /** Makes one invocation of a run that is due. */
    private void work() {
        List<LeaverRun> due =
                running.stream().filter(run -> !run.due().isAfter(world.clock.instant())).toList();
        if (due.isEmpty()) {
            return;
        }
        LeaverRun run = due.get(random.nextInt(due.size()));
        rules.watch(run::invoke);
        if (run.ended()) {
            running.remove(run);
            failedRunsAreReported(run.ticket());
        }
    }

    /** Ended without a release: the execution failed, and a rule tells the sweep. */
    private void failedRunsAreReported(Runs.Ticket ticket) {
        if (world.runs.current(ticket) && random.nextBoolean()) {
            world.sweep.recover(world.workflows.arn(ticket));
        }
    }

    private PersonId anybody() {
        return List.copyOf(staff.keySet()).get(random.nextInt(staff.size()));
    }
}
