package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceExports;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;

/** What {@link SourceExports} take. */
public abstract class SourceExportsContract {
    private Fixture fixture;

    /** A source that the contract furnishes; something lies there. */
    public interface Fixture {

        SourceExports exports();

        /** Lays down something new. */
        void layDown();

        /** Lays down something new that is not to be believed. */
        void layDownNonsense();
    }

    protected abstract Fixture fixture();

    @BeforeEach
    void furnish() {
        fixture = fixture();
    }

    @Test
    void what_is_new_has_another_name_and_keeps_it() {
        String first = fixture.exports().take();
        assertThat(fixture.exports().take()).isEqualTo(first);

        fixture.layDown();
        String second = fixture.exports().take();
        assertThat(second).isNotEqualTo(first);
        assertThat(fixture.exports().take()).isEqualTo(second);
    }

    @Test
    void what_is_new_was_generated_later_and_nonsense_never() {
        Instant first = fixture.exports().generatedAt();
        assertThat(fixture.exports().generatedAt()).isEqualTo(first);

        fixture.layDown();
        assertThat(fixture.exports().generatedAt()).isAfter(first);

        fixture.layDownNonsense();
        assertThatThrownBy(() -> fixture.exports().generatedAt()).isInstanceOf(PortFailure.class);
    }

    @Test
    void what_is_not_to_be_believed_is_not_taken_and_what_follows_is() {
        String first = fixture.exports().take();
        fixture.layDownNonsense();

        assertThatThrownBy(() -> fixture.exports().take()).isInstanceOf(PortFailure.class);
        assertThatThrownBy(() -> fixture.exports().take()).isInstanceOf(PortFailure.class);

        fixture.layDown();
        assertThat(fixture.exports().take()).isNotEqualTo(first);
    }
}
