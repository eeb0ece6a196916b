package dev.rollcall.adapter.csvsource;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.contract.PersonSourceContract;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;

import java.time.Instant;

class CsvPersonSourceTest extends PersonSourceContract {
    @Override
    protected Fixture fixture() {
        return new FromFiles(new LaidDown());
    }

    private record FromFiles(LaidDown laid) implements Fixture {
        @Override
        public PersonSource source() {
            return laid.csv.persons();
        }

        @Override
        public PersonId somebody() {
            return new PersonId(LaidDown.SOURCE, "u1");
        }

        @Override
        public PersonId nobody() {
            return new PersonId(LaidDown.SOURCE, "u9");
        }

        @Override
        public Instant become(PersonId person, Standing standing) {
            Instant now = laid.clock.instant();
            laid.user(person.value(), standing, now);
            return now;
        }

        @Override
        public void close() {}
    }
}
