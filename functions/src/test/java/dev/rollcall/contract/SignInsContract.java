package dev.rollcall.contract;

import static dev.rollcall.contract.HeldSamples.KIM;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.SignIns;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What {@link SignIns} do. */
public abstract class SignInsContract {
    private static final SignIns.Flow FLOW =
            new SignIns.Flow("state", "verifier", "nonce", NOON, NOON.plusSeconds(600));

    private SignIns signIns;

    protected abstract SignIns signIns();

    @BeforeEach
    void take_the_sign_ins() {
        signIns = signIns();
    }

    @Test
    void a_state_is_good_once() {
        signIns.begin(FLOW);

        assertThat(signIns.take("state", NOON.plusSeconds(599))).contains(FLOW);
        assertThat(signIns.take("state", NOON.plusSeconds(599))).isEmpty();
        signIns.begin(FLOW);
        assertThat(signIns.take("state", NOON)).isEmpty();
    }

    @Test
    void of_many_at_once_one_takes_it() {
        signIns.begin(FLOW);

        List<Optional<SignIns.Flow>> answers =
                Parallel.all(Collections.nCopies(16, () -> signIns.take("state", NOON)));

        assertThat(answers.stream().flatMap(Optional::stream)).containsExactly(FLOW);
    }

    @Test
    void an_unknown_or_expired_state_is_no_good() {
        signIns.begin(FLOW);

        assertThat(signIns.take("other", NOON)).isEmpty();
        assertThat(signIns.take("state", NOON.plusSeconds(600))).isEmpty();
    }

    @Test
    void a_session_lasts_until_it_expires() {
        SignIns.Session session = new SignIns.Session("hash", KIM, NOON.plusNanos(2));
        signIns.open(session);

        assertThat(signIns.session("hash", NOON.plusNanos(1))).contains(session);
        assertThat(signIns.session("hash", NOON.plusNanos(1))).contains(session);
        assertThat(signIns.session("hash", NOON.plusNanos(2))).isEmpty();
        assertThat(signIns.session("other", NOON)).isEmpty();
    }
}
