package dev.rollcall.adapter.entra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.SourceAccess;
import dev.rollcall.application.port.SourceAccess.Access;
import dev.rollcall.contract.SourceAccessContract;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SimulatedEntraSourceAccessTest extends SourceAccessContract {
    @Override
    protected Fixture fixture() {
        return new OverHttp(new SimulatedEntra());
    }

    @ParameterizedTest
    @CsvSource({
        "User-LifeCycleInfo.Read.All, leave dates",
        "User.Read.All, users deleted users leave dates"
    })
    void says_what_cannot_be_read_without_a_right(String right, String lost) {
        try (SimulatedEntra entra = new SimulatedEntra()) {
            entra.withdraw(right);

            assertThat(entra.entra.access().look())
                    .filteredOn(access -> access.refused().isPresent())
                    .extracting(Access::what)
                    .allMatch(lost::contains)
                    .contains("leave dates");
        }
    }

    private record OverHttp(SimulatedEntra entra) implements Fixture {
        @Override
        public SourceAccess access() {
            return entra.entra.access();
        }

        @Override
        public List<String> read() {
            return List.of("users", "deleted users", "leave dates", "groups");
        }

        @Override
        public void withdraw(String needs) {
            entra.withdraw(needs);
        }

        @Override
        public void invalidate() {
            entra.invalidate();
        }

        @Override
        public void close() {
            entra.close();
        }
    }
}
