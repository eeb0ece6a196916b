package dev.rollcall.testing;

import dev.rollcall.application.port.SourceExports;
import dev.rollcall.contract.SourceExportsContract;

class FakeSourceExportsTest extends SourceExportsContract {
    @Override
    protected Fixture fixture() {
        return new InMemory(new FakeSourceExports());
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
