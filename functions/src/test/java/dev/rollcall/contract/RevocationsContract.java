package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Revocations;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.signal.Revocation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;

/** What {@link Revocations} do. */
public abstract class RevocationsContract {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final PersonId ANA = new PersonId(new SourceId("okta"), "00uAna");
    private static final PersonId BEN = new PersonId(new SourceId("okta"), "00uBen");

    private Revocations revocations;

    protected abstract Revocations revocations();

    @BeforeEach
    void take_the_revocations() {
        revocations = revocations();
    }

    @Test
    void tells_of_each_person_what_is_open_the_earliest_first() {
        Revocation later = new Revocation(ANA, "set:two", NOON.plusNanos(5));
        Revocation earlier = new Revocation(ANA, "set:one", NOON);
        revocations.note(later, NOON);
        revocations.note(earlier, NOON.plusSeconds(9));
        revocations.note(new Revocation(BEN, "set:one", NOON), NOON);

        assertThat(revocations.open(ANA)).containsExactly(earlier, later);
        assertThat(revocations.open(BEN)).hasSize(1);
        assertThat(revocations.open(new PersonId(new SourceId("scim"), "00uAna"))).isEmpty();
    }

    @Test
    void what_is_settled_stays_so_however_often_the_event_comes() {
        Revocation one = new Revocation(ANA, "set:one", NOON);
        revocations.note(one, NOON);
        revocations.settle(one, NOON.plusSeconds(5));
        revocations.note(one, NOON.plusSeconds(9));

        assertThat(revocations.open(ANA)).isEmpty();
    }

    @Test
    void settles_one_and_no_other() {
        Revocation one = new Revocation(ANA, "set:one", NOON);
        Revocation other = new Revocation(ANA, "set:two", NOON);
        revocations.note(one, NOON);
        revocations.note(other, NOON);
        revocations.settle(one, NOON);

        assertThat(revocations.open(ANA)).containsExactly(other);
    }

    @Test
    void nothing_happens_to_one_that_is_not_kept() {
        Revocation one = new Revocation(ANA, "set:one", NOON);
        revocations.settle(one, NOON);
        revocations.note(one, NOON);

        assertThat(revocations.open(ANA)).containsExactly(one);
    }
}
