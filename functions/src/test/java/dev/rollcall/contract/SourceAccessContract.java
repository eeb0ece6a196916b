package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceAccess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What {@link SourceAccess} tells. */
public abstract class SourceAccessContract {
    private Fixture source;

    /** An identity provider whose credentials a contract can spoil. */
    public interface Fixture extends AutoCloseable {

        SourceAccess access();

        /** Returns what is tried at least. */
        default List<String> read() {
            return List.of("users", "logs");
        }

        /** Takes back what it takes to read something. */
        void withdraw(String needs);

        /** Makes our credentials worth nothing. */
        void invalidate();

        @Override
        void close();
    }

    /** Returns a source that lets us read everything. */
    protected abstract Fixture fixture();

    @BeforeEach
    void take_the_source() {
        source = fixture();
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void tells_that_everything_may_be_read_and_what_each_takes() {
        assertThat(source.access().look())
                .isNotEmpty()
                .allSatisfy(access -> {
                    assertThat(access.refused()).isEmpty();
                    assertThat(access.needs()).isNotBlank();
                })
                .extracting(SourceAccess.Access::what)
                .doesNotHaveDuplicates()
                .containsAll(source.read());
    }

    @Test
    void a_refusal_of_one_says_nothing_of_the_others() {
        SourceAccess.Access lost = source.access().look().getLast();

        source.withdraw(lost.needs());

        assertThat(source.access().look())
                .allSatisfy(access ->
                        assertThat(access.refused().isPresent())
                                .isEqualTo(access.what().equals(lost.what())));
    }

    @Test
    void credentials_that_are_worth_nothing_are_no_refusal_of_each() {
        source.invalidate();

        assertThatThrownBy(() -> source.access().look()).isInstanceOf(PortFailure.NeedsHuman.class);
    }
}
