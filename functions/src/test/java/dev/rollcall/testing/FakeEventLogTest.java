package dev.rollcall.testing;

import dev.rollcall.application.port.EventLog;
import dev.rollcall.contract.EventLogContract;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

class FakeEventLogTest extends EventLogContract {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    @Override
    protected Fixture fixture() {
        FakeEventLog log = new FakeEventLog(2);
        AtomicInteger events = new AtomicInteger();
        PersonId person = new PersonId(new SourceId("okta"), "00u1");
        return new Fixture() {
            @Override
            public EventLog log() {
                return log;
            }

            @Override
            public Instant beginning() {
                return NOON.minusSeconds(60);
            }

            @Override
            public String happen() {
                String id = "event-" + events.incrementAndGet();
                log.add(new Hint(person, id, "user.lifecycle.suspend", NOON, Hint.Way.POLL));
                return id;
            }

            @Override
            public String signIn() {
                String id = "event-" + events.incrementAndGet();
                log.addSignIn(new Hint(person, id, "user.authentication.sso", NOON, Hint.Way.POLL));
                return id;
            }

            @Override
            public void close() {}
        };
    }
}
