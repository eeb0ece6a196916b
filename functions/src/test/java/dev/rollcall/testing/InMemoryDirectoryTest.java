package dev.rollcall.testing;

import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.DirectoryContract;
import dev.rollcall.domain.person.GroupId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;

import java.time.Instant;

class InMemoryDirectoryTest extends DirectoryContract {
    private static final SourceId SOURCE = new SourceId("okta");
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    @Override
    protected Fixture fixture() {
        InMemoryDirectory directory = new InMemoryDirectory(SOURCE);
        directory.pagesOf(4);
        directory.put(new GroupId(SOURCE, "everyone"), "Everyone");
        directory.put(new PersonId(SOURCE, "admin"), Standing.ENTITLED, START);
        return new InMemory(directory);
    }

    private record InMemory(InMemoryDirectory source) implements Fixture {
        @Override
        public Directory directory() {
            return source;
        }

        @Override
        public int pageSize() {
            return source.pageSize();
        }

        @Override
        public void add(String id, Standing standing, Instant changed, String... groups) {
            source.put(new PersonId(SOURCE, id), standing, changed);
            for (String group : groups) {
                source.join(new GroupId(SOURCE, group), id);
            }
        }

        @Override
        public void addUnreadable(String... groups) {
            source.putUnreadable("not an id");
            for (String group : groups) {
                source.join(new GroupId(SOURCE, group), "not an id");
            }
        }

        @Override
        public void addGroup(String id, String name) {
            source.put(new GroupId(SOURCE, id), name);
        }

        @Override
        public void become(String id, Standing standing) {
            source.put(new PersonId(SOURCE, id), standing, START);
        }

        @Override
        public void busy() {
            source.failNext(new PortFailure.RateLimited("The source", START));
        }

        @Override
        public void inject(Lie lie) {
            switch (lie) {
                case TOO_FEW_ROWS -> source.endEarly();
                case MISSING_PAGE -> source.skipPage();
                case SHIFTED_PAGE -> source.shift();
                case ZERO_ROWS -> source.showNothing();
            }
        }

        @Override
        public void freeze() {
            source.freeze();
        }

        @Override
        public void close() {}
    }
}
