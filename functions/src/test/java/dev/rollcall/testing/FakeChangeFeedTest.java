package dev.rollcall.testing;

import dev.rollcall.application.port.ChangeFeed;
import dev.rollcall.application.port.ChangeFeed.Change;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.contract.ChangeFeedContract;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

class FakeChangeFeedTest extends ChangeFeedContract {
    @Override
    protected Fixture fixture() {
        FakeChangeFeed feed = new FakeChangeFeed("entra");
        AtomicInteger people = new AtomicInteger();
        return new Fixture() {
            @Override
            public ChangeFeed feed() {
                return feed;
            }

            @Override
            public PersonId change() {
                PersonId person = PersonId.parse("entra:p" + people.incrementAndGet());
                feed.tell(new Change(person, false));
                return person;
            }

            @Override
            public void forget() {
                feed.forget();
            }

            @Override
            public void busy() {
                feed.failNext(new PortFailure.RateLimited("The feed", Instant.EPOCH));
            }

            @Override
            public void close() {}
        };
    }
}
