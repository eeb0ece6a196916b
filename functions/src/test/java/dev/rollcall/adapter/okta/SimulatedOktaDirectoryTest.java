package dev.rollcall.adapter.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Directory;
import dev.rollcall.contract.DirectoryContract;
import dev.rollcall.domain.listing.CursorPoint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.okta.OktaPerson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class SimulatedOktaDirectoryTest extends DirectoryContract {
    private static final Instant THEN = Instant.parse("2026-10-30T08:15:00Z");

    private final SimulatedOkta okta = new SimulatedOkta();

    @Override
    protected Fixture fixture() {
        return new OverHttp(okta);
    }

    @AfterEach
    void close() {
        okta.close();
    }

    @Test
    void has_people_of_each_of_oktas_statuses() {
        OktaPerson.STATUSES.forEach(status -> okta.add("p-" + status, status, THEN, List.of()));

        assertThat(okta.directory().people(CursorPoint.START).items())
                .extracting(PersonReading.Found::status)
                .containsAll(OktaPerson.STATUSES);
    }

    @Test
    void reads_by_id_what_a_late_list_does_not_show() {
        okta.directory().people(CursorPoint.START);
        okta.freeze();
        okta.become(okta.somebody(), Standing.LEAVER);

        PersonReading.Found listed = okta.directory().people(CursorPoint.START).items().getFirst();

        assertThat(listed.standing()).isEqualTo(Standing.ENTITLED);
        assertThat(okta.source().read(okta.somebody()))
                .isInstanceOfSatisfying(
                        PersonReading.Found.class,
                        found -> assertThat(found.standing()).isEqualTo(Standing.LEAVER));
    }

    private record OverHttp(SimulatedOkta okta) implements Fixture {
        @Override
        public Directory directory() {
            return okta.directory();
        }

        @Override
        public int pageSize() {
            return OktaList.A_PAGE;
        }

        @Override
        public void add(String id, Standing standing, Instant changed, String... groups) {
            okta.add(id, SimulatedOkta.status(standing), changed, List.of(groups));
        }

        @Override
        public void addUnreadable(String... groups) {
            okta.add("not an id", "ACTIVE", THEN, List.of(groups));
        }

        @Override
        public void addGroup(String id, String name) {
            okta.addGroup(id, name);
        }

        @Override
        public void become(String id, Standing standing) {
            okta.become(new PersonId(okta.somebody().source(), id), standing);
        }

        @Override
        public void busy() {
            okta.strikeNextList(new Fault.RateLimit(Duration.ofSeconds(3)));
        }

        @Override
        public void inject(Lie lie) {
            okta.strikeNextList(
                    switch (lie) {
                        case TOO_FEW_ROWS -> new Fault.EndsEarly();
                        case MISSING_PAGE -> new Fault.SkippedPage();
                        case SHIFTED_PAGE -> new Fault.ShrunkenPage(1);
                        case ZERO_ROWS -> new Fault.NoRows();
                    });
        }

        /** What was listed before is what is listed from now on. */
        @Override
        public void freeze() {
            okta.freeze();
        }

        @Override
        public void close() {}
    }
}
