package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rollcall.application.port.PersonSource;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.Optional;

/** What a {@link PersonSource} does. */
public abstract class PersonSourceContract {

    /** A source that the contract furnishes. */
    public interface Fixture extends AutoCloseable {

        PersonSource source();

        /** Returns whether the source has something for that standing. */
        default boolean has(Standing standing) {
            return true;
        }

        /** Returns whether the source tells since when somebody has that standing. */
        default boolean tellsSince(Standing standing) {
            return true;
        }

        /** Returns the id of a person who is there, entitled. */
        PersonId somebody();

        /** Returns an id that the source does not know. */
        PersonId nobody();

        /** Gives the person a status of that standing; returns the time the source notes. */
        Instant become(PersonId person, Standing standing);

        @Override
        void close();
    }

    private Fixture fixture;

    protected abstract Fixture fixture();

    @BeforeEach
    void furnish() {
        fixture = fixture();
    }

    @AfterEach
    void tearDown() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
    void reads_the_standing_afresh_with_its_time(Standing standing) {
        assumeThat(fixture.has(standing)).as("the source has such a standing").isTrue();
        PersonId person = fixture.somebody();
        fixture.source().read(person);

        Instant since = fixture.become(person, standing);

        assertThat(fixture.source().read(person))
                .isInstanceOfSatisfying(
                        PersonReading.Found.class,
                        found -> {
                            assertThat(found.person()).isEqualTo(person);
                            assertThat(found.standing()).isEqualTo(standing);
                            assertThat(found.standingSince())
                                    .isEqualTo(
                                            Optional.of(since)
                                                    .filter(_ -> fixture.tellsSince(standing)));
                        });
    }

    @Test
    void says_who_is_absent() {
        assertThat(fixture.source().read(fixture.nobody()))
                .isEqualTo(new PersonReading.Absent(fixture.nobody()));
    }
}
