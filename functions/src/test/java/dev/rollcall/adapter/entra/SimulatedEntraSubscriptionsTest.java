package dev.rollcall.adapter.entra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.ChangeSubscriptions;
import dev.rollcall.application.port.ChangeSubscriptions.Topic;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Secret;
import dev.rollcall.contract.ChangeSubscriptionsContract;
import dev.rollcall.local.http.LoopbackServer;
import dev.rollcall.local.http.Reply;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Subscriptions of simulated Graph, which asks the hook whether it is there. */
class SimulatedEntraSubscriptionsTest extends ChangeSubscriptionsContract {
    @Override
    protected Fixture fixture() {
        return new OverHttp();
    }

    @Test
    void none_is_made_where_nobody_answers() {
        try (SimulatedEntra entra = new SimulatedEntra()) {
            ChangeSubscriptions subscriptions = entra.entra.subscriptions();
            Instant until = SimulatedEntra.NOON.plus(Duration.ofDays(1));

            assertThatThrownBy(() ->
                            subscriptions.create(
                                    Topic.USERS,
                                    URI.create("http://127.0.0.1:9/hooks/entra"),
                                    new Secret("state"),
                                    until))
                    .isInstanceOf(PortFailure.NeedsHuman.class)
                    .hasMessageContaining("ValidationError");
        }
    }

    private static final class OverHttp implements Fixture {
        private final SimulatedEntra entra = new SimulatedEntra();
        private final LoopbackServer hook =
                LoopbackServer.start(
                        0,
                        List.of(),
                        request ->
                                new Reply.Answer(
                                        200,
                                        List.of(new Reply.Header("Content-Type", "text/plain")),
                                        request.query("validationToken").orElse("")));

        @Override
        public ChangeSubscriptions subscriptions() {
            return entra.entra.subscriptions();
        }

        @Override
        public URI hook() {
            return URI.create("http://127.0.0.1:" + hook.port() + "/hooks/entra");
        }

        @Override
        public Instant now() {
            return entra.timeline.now();
        }

        @Override
        public void advance(Duration time) {
            entra.timeline.advance(time);
        }

        @Override
        public void close() {
            entra.close();
            hook.close();
        }
    }
}
