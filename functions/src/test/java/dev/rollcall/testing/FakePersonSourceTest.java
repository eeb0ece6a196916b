package dev.rollcall.testing;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.contract.PersonSourceContract;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;

import java.time.Instant;

class FakePersonSourceTest extends PersonSourceContract {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final SourceId OKTA = new SourceId("okta");

    @Override
    protected Fixture fixture() {
        FakePersonSource source = new FakePersonSource();
        source.put(new PersonId(OKTA, "00u1"), Standing.ENTITLED, NOON.minusSeconds(60));
        return new Fixture() {
            @Override
            public PersonSource source() {
                return source;
            }

            @Override
            public PersonId somebody() {
                return new PersonId(OKTA, "00u1");
            }

            @Override
            public PersonId nobody() {
                return new PersonId(OKTA, "00u9");
            }

            @Override
            public Instant become(PersonId person, Standing standing) {
                source.put(person, standing, NOON);
                return NOON;
            }

            @Override
            public void close() {}
        };
    }
}
