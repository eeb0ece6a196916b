package dev.rollcall.function.wiring;

import static java.util.Objects.requireNonNull;

import dev.rollcall.adapter.slack.Slack;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.WorldLists;
import dev.rollcall.application.source.ConnectedSources;
import dev.rollcall.application.world.KnownWorld;
import dev.rollcall.application.world.ProposedWorld;
import dev.rollcall.application.world.ProtectedGroups;
import dev.rollcall.application.world.ReadWorld;
import dev.rollcall.application.world.ShowWorld;
import dev.rollcall.application.world.WorldSources;
import dev.rollcall.domain.budget.Lane;
import dev.rollcall.domain.budget.Turn;
import dev.rollcall.domain.policy.WorldPage;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.function.operator.WorldRoutes;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What operators can call to have the world read. */
record WorldCalls(
        Stores stores,
        Policies policies,
        Supplier<ConnectedSources> sources,
        Supplier<Slack> slack,
        Turns turns,
        Clock clock) {
    WorldCalls {
        requireNonNull(stores, "stores is null");
        requireNonNull(policies, "policies is null");
        requireNonNull(sources, "sources is null");
        requireNonNull(slack, "slack is null");
        requireNonNull(turns, "turns is null");
        requireNonNull(clock, "clock is null");
    }

    KnownWorld known() {
        return new KnownWorld(stores.worldReadings(), clock);
    }

    ProposedWorld proposed() {
        return new ProposedWorld(
                known(),
                accounts ->
                        turns.during(
                                new Turn(Lane.RECONCILE, "world"),
                                () -> protectedGroups().of(accounts)));
    }

    private ProtectedGroups protectedGroups() {
        return new ProtectedGroups(policies, stores.links(), sources.get().personRecords());
    }

    WorldRoutes routes(Gate gate) {
        return new WorldRoutes(
                new ReadWorld(
                        gate,
                        new InTurn(),
                        stores.worldReadings(),
                        known(),
                        () -> UUID.randomUUID().toString(),
                        clock),
                new ShowWorld(gate, known()));
    }

    /** Each page is a turn of its own, behind everybody whom somebody waits for. */
    private final class InTurn implements WorldLists {
        @Override
        public List<WorldPart> parts() {
            return lists().parts();
        }

        @Override
        public boolean has(WorldPart part) {
            return lists().has(part);
        }

        @Override
        public WorldPage read(WorldPart part, Optional<String> cursor) {
            return turns.during(
                    new Turn(Lane.RECONCILE, "world"), () -> lists().read(part, cursor));
        }

        private WorldLists lists() {
            return new WorldSources(
                    Stream.concat(
                                    sources.get().worldLists().stream(),
                                    Stream.of(slack.get().worldLists(), protectedGroups()))
                            .toList());
        }
    }
}
