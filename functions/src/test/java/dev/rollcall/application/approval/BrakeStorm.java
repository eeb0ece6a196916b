package dev.rollcall.application.approval;

import static dev.rollcall.testing.FixedPolicies.KIM;
import static dev.rollcall.testing.FixedPolicies.LEE;
import static dev.rollcall.testing.FixedPolicies.MO;

import dev.rollcall.domain.approval.Approver;
import dev.rollcall.domain.approval.Batch;
import dev.rollcall.domain.approval.Choice;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.approval.Vote;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.StopPosition;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.HeldWorld;
import dev.rollcall.testing.InvocationDeath;
import dev.rollcall.testing.LeaverWorld;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** People leave and return, approvers decide, things die: in an order drawn from a seed. */
final class BrakeStorm {
    private static final List<Approver> APPROVERS = List.of(KIM, LEE, MO);
    private static final Duration DWELL = Duration.ofSeconds(60);

    private final Random random;
    private final int people;
    private final HeldWorld held;
    private final LeaverWorld world;
    private final BrakeRules rules;

    BrakeStorm(long seed) {
        random = new Random(seed);
        people = 8 + random.nextInt(20);
        int perHour = 1 + random.nextInt(5);
        Limits limits = Limits.absolute(perHour, perHour + random.nextInt(4));
        LeaverPolicy policy =
                new LeaverPolicy(
                        "0".repeat(64),
                        Sla.DEFAULT,
                        DWELL,
                        limits,
                        Set.of(),
                        LeaverPolicy.Mode.ACT);
        world = new LeaverWorld(policy, FixedPolicies.approvers(1 + random.nextInt(people)));
        held = new HeldWorld(world, people);
        rules = new BrakeRules(held, limits);
    }

    /** Lets one thing happen, and some time pass. */
    void blow() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> becomes(Standing.LEAVER);
            case 3 -> becomes(Standing.ENTITLED);
            case 4 -> many();
            case 5, 6 -> vote();
            case 7 -> world.death.at(1 + random.nextInt(60));
            case 8 -> held.killOne(random.nextInt(1_000));
            case 9 -> world.stop.throwTo(position());
            default -> held.workFor(Duration.ofSeconds(random.nextInt(400)));
        }
        if (random.nextInt(25) == 0) {
            held.workFor(Duration.ofHours(random.nextInt(30)));
        }
    }

    /** Faults cease, and everybody is decided on in the end. */
    void abate() {
        world.death.at(0);
        world.stop.throwTo(StopPosition.OFF);
        for (int day = 0; day < 6; day++) {
            held.workFor(Duration.ofHours(25));
            held.pending().ifPresent(_ -> releaseAll());
        }
        held.workFor(Duration.ofHours(2));
    }

    void judge() {
        rules.judge();
    }

    private void releaseAll() {
        for (Approver approver : APPROVERS) {
            if (held.pending().isPresent()) {
                held.releaseAll(approver);
            }
        }
    }

    private void becomes(Standing standing) {
        held.becomes(1 + random.nextInt(people), standing);
    }

    private void many() {
        int first = 1 + random.nextInt(people);
        held.leave(first, Math.min(people, first + random.nextInt(people)));
    }

    private StopPosition position() {
        StopPosition[] all = StopPosition.values();
        return random.nextInt(3) == 0 ? all[random.nextInt(all.length)] : StopPosition.OFF;
    }

    private void vote() {
        Optional<Batch> pending = held.pending();
        if (pending.isEmpty()) {
            return;
        }
        Approver approver = APPROVERS.get(random.nextInt(APPROVERS.size()));
        try {
            switch (random.nextInt(4)) {
                case 0 -> held.releaseAll(approver);
                case 1 -> held.reject(approver, disposition());
                default -> part(pending.get(), approver);
            }
        } catch (InvocationDeath.Died _) {
            // The approver's page breaks off; perhaps the vote stands, perhaps not.
            held.workFor(Duration.ofSeconds(1));
        }
    }

    private void part(Batch pending, Approver approver) {
        Map<Target, Choice> choices =
                world.batches.items(pending.id()).stream()
                        .map(HeldItem::change)
                        .filter(_ -> random.nextInt(3) > 0)
                        .collect(
                                Collectors.toMap(
                                        change -> change.target(),
                                        _ -> Choice.values()[random.nextInt(3)]));
        world.batches.choose(pending.id(), approver.id(), choices);
        held.vote(approver, Vote.Scope.PART, disposition());
    }

    private Choice disposition() {
        return random.nextBoolean() ? Choice.SOURCE_WRONG : Choice.NOT_NOW;
    }
}
