package dev.rollcall.adapter.okta;

import dev.rollcall.application.port.Assignments;
import dev.rollcall.contract.AssignmentsContract;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.local.http.fault.Fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class SimulatedOktaAssignmentsTest extends AssignmentsContract {
    private static final Instant THEN = Instant.parse("2026-10-30T08:15:00Z");

    @Override
    protected Fixture fixture() {
        SimulatedOkta okta = new SimulatedOkta().withSlack();
        okta.assign(okta.somebody().value(), false);
        return new OverHttp(okta);
    }

    private record OverHttp(SimulatedOkta okta) implements Fixture {
        @Override
        public Assignments assignments() {
            return okta.directory().assignments().orElseThrow();
        }

        @Override
        public SourceId source() {
            return okta.somebody().source();
        }

        @Override
        public int pageSize() {
            return OktaAssignments.A_PAGE;
        }

        @Override
        public void assign(String id) {
            okta.add(id, "ACTIVE", THEN, List.of());
        }

        @Override
        public void unassign(String id) {
            okta.assign(id, false);
        }

        @Override
        public void busy() {
            okta.strikeNextList(new Fault.RateLimit(Duration.ofSeconds(3)));
        }

        @Override
        public void endEarly() {
            okta.strikeNextList(new Fault.EndsEarly());
        }

        @Override
        public void close() {
            okta.close();
        }
    }
}
