package dev.rollcall.application.intake;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.START;
import static dev.rollcall.testing.LeaverWorld.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.application.intake.AcceptDelivery.Outcome;
import dev.rollcall.application.intake.ReceiveHints.Received;
import dev.rollcall.application.port.DeliveryReader.Delivery;
import dev.rollcall.application.port.HookRequest;
import dev.rollcall.application.port.Inbox;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.platform.Hashes;
import dev.rollcall.testing.FixedSecrets;
import dev.rollcall.testing.InMemoryInbox;
import dev.rollcall.testing.InMemoryInbox.Rejected;
import dev.rollcall.testing.InvocationDeath;
import dev.rollcall.testing.LeaverWorld;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class AcceptDeliveryTest {
    private static final byte[] BODY = "{\"who\":\"ana@mail.example\"}".getBytes(UTF_8);
    private static final Delivery ONE_HINT =
            new Delivery.Events(List.of(hint(ANA, "e1", START)), 2, List.of());
    private final LeaverWorld world = new LeaverWorld();
    private final FixedSecrets secrets =
            new FixedSecrets().with("okta-hook", "the-new-secret", "the-old-secret");
    private int reads;

    @ParameterizedTest
    @ValueSource(strings = {"the-new-secret", "the-old-secret"})
    void takes_either_secret_during_a_rotation(String presented) {
        assertThat(accept(ONE_HINT, presented))
                .isEqualTo(new Outcome.Stored(new Received(1, 0), 2, 0));

        assertThat(world.workflows.started()).hasSize(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "the-new-secre", "the-new-secret ", "THE-NEW-SECRET", "the-oldest"})
    void answers_every_wrong_secret_alike_and_reads_nothing(@Nullable String presented) {
        assertThat(accept(ONE_HINT, presented)).isEqualTo(new Outcome.Unauthenticated());

        assertThat(reads).isZero();
        assertThat(world.inbox.hints()).isEmpty();
        assertThat(world.inbox.rejected()).isEmpty();
    }

    @Test
    void takes_a_secret_that_was_rotated_in_just_now() {
        secrets.onRefresh("okta-hook", "the-newest-secret");

        assertThat(accept(ONE_HINT, "the-newest-secret")).isInstanceOf(Outcome.Stored.class);
    }

    @Test
    void guessing_reads_the_secret_afresh_only_now_and_then() {
        AcceptDelivery acceptance = acceptance(ONE_HINT, world.inbox);

        for (int guess = 0; guess < 100; guess++) {
            acceptance.accept(showing("guess-" + guess, BODY));
        }
        assertThat(secrets.refreshed()).hasSize(1);

        world.clock.advance(Duration.ofSeconds(15));
        acceptance.accept(showing("guess", BODY));
        acceptance.accept(showing(null, BODY));
        assertThat(secrets.refreshed()).hasSize(2);
    }

    @Test
    void refuses_a_body_beyond_the_limit_without_reading_it() {
        byte[] large = new byte[AcceptDelivery.LARGEST_BODY + 1];

        assertThat(acceptance(ONE_HINT, world.inbox).accept(showing("the-new-secret", large)))
                .isEqualTo(new Outcome.TooLarge());

        assertThat(reads).isZero();
        assertThat(world.inbox.rejected())
                .extracting(Rejected::reason, Rejected::bytes)
                .containsExactly(tuple("too-large", large.length));
    }

    @Test
    void takes_a_body_of_just_the_limit() {
        byte[] largest = new byte[AcceptDelivery.LARGEST_BODY];

        assertThat(acceptance(ONE_HINT, world.inbox).accept(showing("the-new-secret", largest)))
                .isInstanceOf(Outcome.Stored.class);
    }

    @Test
    void notes_a_malformed_body_without_its_content() {
        Delivery malformed = new Delivery.Malformed("not-json", "The body is not JSON.");

        assertThat(accept(malformed, "the-new-secret"))
                .isEqualTo(new Outcome.Malformed("The body is not JSON."));

        assertThat(world.inbox.rejected())
                .containsExactly(new Rejected("not-json", Hashes.sha256(BODY), BODY.length, START));
    }

    @Test
    void keeps_the_readable_events_and_notes_the_others() {
        Delivery mixed =
                new Delivery.Events(
                        List.of(hint(ANA, "e1", START)), 0, List.of("no-target", "no-time"));

        assertThat(accept(mixed, "the-new-secret"))
                .isEqualTo(new Outcome.Stored(new Received(1, 0), 0, 2));

        assertThat(world.inbox.hints()).hasSize(1);
        assertThat(world.inbox.rejected())
                .extracting(Rejected::reason)
                .containsExactly("no-target", "no-time");
    }

    @Test
    void what_can_be_acted_on_is_stored_before_the_rest_is_noted() {
        Delivery mixed = new Delivery.Events(List.of(hint(ANA, "e1", START)), 0, List.of("no-id"));
        world.death.at(1);
        Inbox dying = world.death.around(Inbox.class, new InMemoryInbox());

        assertThatExceptionOfType(InvocationDeath.Died.class)
                .isThrownBy(() -> acceptance(mixed, dying).accept(showing("the-new-secret", BODY)))
                .satisfies(died ->
                        assertThat(died.getStackTrace())
                                .extracting(StackTraceElement::getMethodName)
                                .contains("receive")
                                .doesNotContain("reject"));
    }

    @Test
    void a_delivery_of_events_that_are_none_of_our_business_is_stored_too() {
        assertThat(accept(new Delivery.Events(List.of(), 3, List.of()), "the-new-secret"))
                .isEqualTo(new Outcome.Stored(new Received(0, 0), 3, 0));
    }

    @Test
    void a_delivery_that_cannot_be_stored_is_not_acknowledged() {
        assertThatExceptionOfType(PortFailure.Unavailable.class)
                .isThrownBy(() ->
                        acceptance(ONE_HINT, new UnavailableInbox())
                                .accept(showing("the-new-secret", BODY)));
    }

    private Outcome accept(Delivery delivery, @Nullable String presented) {
        return acceptance(delivery, world.inbox).accept(showing(presented, BODY));
    }

    private static HookRequest showing(@Nullable String secret, byte[] body) {
        return new HookRequest(secret == null ? Map.of() : Map.of("AUTHORIZATION", secret), body);
    }

    private AcceptDelivery acceptance(Delivery delivery, Inbox inbox) {
        return new AcceptDelivery(
                new ProvenBySecret(
                        "okta-hook", secrets, new SecretHeader("Authorization"), world.clock),
                _ -> {
                    reads++;
                    return delivery;
                },
                inbox,
                new ReceiveHints(
                        inbox,
                        new DispatchHint(world.runs, world.workflows, inbox, world.clock),
                        world.clock),
                world.clock);
    }
}
