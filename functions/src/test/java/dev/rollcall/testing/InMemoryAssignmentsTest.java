package dev.rollcall.testing;

import dev.rollcall.application.port.Assignments;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.AssignmentsContract;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import java.time.Instant;

class InMemoryAssignmentsTest extends AssignmentsContract {
    @Override
    protected Fixture fixture() {
        InMemoryAssignments assignments = new InMemoryAssignments();
        assignments.pagesOf(3);
        return new InMemory(assignments);
    }

    private record InMemory(InMemoryAssignments all) implements Fixture {
        @Override
        public Assignments assignments() {
            return all;
        }

        @Override
        public SourceId source() {
            return new SourceId("okta");
        }

        @Override
        public int pageSize() {
            return all.pageSize();
        }

        @Override
        public void assign(String id) {
            all.assign(new PersonId(source(), id));
        }

        @Override
        public void unassign(String id) {
            all.unassign(new PersonId(source(), id));
        }

        @Override
        public void busy() {
            all.failNext(new PortFailure.RateLimited("The next page", Instant.EPOCH));
        }

        @Override
        public void endEarly() {
            all.endEarly();
        }

        @Override
        public void close() {}
    }
}
