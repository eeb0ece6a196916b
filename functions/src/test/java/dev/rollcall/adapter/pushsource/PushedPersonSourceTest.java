package dev.rollcall.adapter.pushsource;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PushedState;
import dev.rollcall.contract.PersonSourceContract;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.push.Pushed;
import dev.rollcall.domain.push.PushedId;
import dev.rollcall.testing.InMemoryPushedState;
import dev.rollcall.testing.MovableClock;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

class PushedPersonSourceTest extends PersonSourceContract {
    private static final SourceId PUSH = new SourceId("push");

    @Override
    protected Fixture fixture() {
        return new InMemory();
    }

    private static final class InMemory implements Fixture {
        private final PushedState state = new InMemoryPushedState();
        private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T10:00:00Z"));
        private final PushSource source =
                new PushSource(
                        new PushSourceSettings(PUSH, PushSourceSettings.Inactive.SUSPENDED),
                        state,
                        clock);

        @Override
        public PersonSource source() {
            return source.persons();
        }

        @Override
        public boolean has(Standing standing) {
            return standing != Standing.NOT_YET;
        }

        @Override
        public PersonId somebody() {
            PushedId id = PushedId.user(PUSH, "a1");
            state.create(Pushed.create(id, draft(Pushed.Status.INACTIVE), clock.instant()));
            become(id.person(), Standing.ENTITLED);
            return id.person();
        }

        @Override
        public PersonId nobody() {
            return new PersonId(PUSH, "nobody");
        }

        @Override
        public Instant become(PersonId person, Standing standing) {
            Pushed seen = state.find(PushedId.user(PUSH, person.value())).orElseThrow();
            Instant now = clock.advance(Duration.ofMinutes(1));
            Pushed next =
                    switch (standing) {
                        case ENTITLED -> seen.with(draft(Pushed.Status.ACTIVE), now);
                        case SUSPENDED -> seen.with(draft(Pushed.Status.INACTIVE), now);
                        case LEAVER -> seen.deleted(now);
                        case NOT_YET, UNKNOWN -> throw new IllegalArgumentException("has no such");
                    };
            state.replace(seen, next);
            return next.statusSince();
        }

        private static Pushed.Draft draft(Pushed.Status status) {
            return new Pushed.Draft(status, "{\"userName\":\"a1\"}", Set.of());
        }

        @Override
        public void close() {}
    }
}
