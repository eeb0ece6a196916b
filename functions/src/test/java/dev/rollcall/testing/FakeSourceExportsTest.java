package dev.rollcall.testing;

import dev.rollcall.application.port.SourceExports;
import dev.rollcall.contract.SourceExportsContract;
import dev.rollcall.domain.person.SourceId;

class FakeSourceExportsTest extends SourceExportsContract {
    @Override
    protected Fixture fixture() {
        return new InMemory(new FakeSourceExports(new SourceId("csv")));
    }

    private record InMemory(FakeSourceExports laid) implements Fixture {
        @Override
        public SourceExports exports() {
            return laid;
        }

        @Override
        public void layDown() {
            laid.layDown();
        }

        @Override
        public void layDownNonsense() {
            laid.layDownNonsense();
        }
    }
}
