package dev.rollcall.adapter.csvsource;

import dev.rollcall.application.port.SourceExports;
import dev.rollcall.contract.SourceExportsContract;

class CsvSourceExportsTest extends SourceExportsContract {
    @Override
    protected Fixture fixture() {
        return new FromFiles(new LaidDown());
    }

    private record FromFiles(LaidDown laid) implements Fixture {
        @Override
        public SourceExports exports() {
            return laid.csv.exports();
        }

        @Override
        public void layDown() {
            laid.group("g" + laid.clock.instant().getEpochSecond(), "Another");
        }

        @Override
        public void layDownNonsense() {
            laid.lay("nonsense\n", "nonsense\n", "nonsense\n");
        }
    }
}
