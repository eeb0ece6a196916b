package dev.rollcall.testing;

import dev.rollcall.application.port.ChangeSubscriptions;
import dev.rollcall.contract.ChangeSubscriptionsContract;
import dev.rollcall.local.time.VirtualTimeline;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

class FakeSubscriptionsTest extends ChangeSubscriptionsContract {
    @Override
    protected Fixture fixture() {
        VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z"));
        FakeSubscriptions fake = new FakeSubscriptions(timeline.clock());
        return new Fixture() {
            @Override
            public ChangeSubscriptions subscriptions() {
                return fake;
            }

            @Override
            public URI hook() {
                return URI.create("https://rollcall.example/hooks/entra");
            }

            @Override
            public Instant now() {
                return timeline.now();
            }

            @Override
            public void advance(Duration time) {
                timeline.advance(time);
            }

            @Override
            public void close() {}
        };
    }
}
