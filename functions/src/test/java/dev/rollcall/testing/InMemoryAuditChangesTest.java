package dev.rollcall.testing;

import dev.rollcall.application.port.AuditChanges;
import dev.rollcall.contract.AuditChangesContract;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.trace.Author;
import dev.rollcall.domain.trace.Deed;
import dev.rollcall.domain.trace.Touched;
import dev.rollcall.domain.trace.TracedChange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class InMemoryAuditChangesTest extends AuditChangesContract {
    @Override
    protected Fixture slack() {
        return new InMemory();
    }

    private static final class InMemory implements Fixture {
        private final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T12:00:00Z"));
        private final InMemoryAuditChanges changes = new InMemoryAuditChanges(1);
        private int made;

        @Override
        public AuditChanges changes() {
            return changes;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void pass() {
            clock.advance(Duration.ofSeconds(5));
        }

        @Override
        public void add(AccountId account) {}

        @Override
        public Touched group() {
            return new Touched(Touched.Kind.GROUP, "S0" + ++made);
        }

        @Override
        public Touched channel() {
            return new Touched(Touched.Kind.CHANNEL, "C0" + ++made);
        }

        @Override
        public void put(AccountId member, Touched thing, AccountId by) {
            boolean channel = thing.kind() == Touched.Kind.CHANNEL;
            log(
                    channel ? Deed.JOINED_CHANNEL : Deed.ADDED_TO_GROUP,
                    member,
                    Optional.of(thing),
                    by,
                    Author.Means.BY_HAND);
        }

        @Override
        public void takeOut(AccountId member, Touched thing, AccountId by) {
            boolean channel = thing.kind() == Touched.Kind.CHANNEL;
            log(
                    channel ? Deed.LEFT_CHANNEL : Deed.REMOVED_FROM_GROUP,
                    member,
                    Optional.of(thing),
                    by,
                    Author.Means.BY_HAND);
        }

        @Override
        public void deactivate(AccountId account, AccountId by) {
            log(Deed.DEACTIVATED, account, Optional.empty(), by, Author.Means.BY_HAND);
        }

        @Override
        public void deactivateByRollcall(AccountId account) {
            log(
                    Deed.DEACTIVATED,
                    account,
                    Optional.empty(),
                    new AccountId("U0INSTALLER"),
                    Author.Means.ROLLCALL);
        }

        private void log(
                Deed deed,
                AccountId account,
                Optional<Touched> thing,
                AccountId by,
                Author.Means means) {
            changes.log(
                    new TracedChange(
                            "entry-" + ++made,
                            clock.instant(),
                            new Author(Optional.of(by), Optional.empty(), means),
                            deed,
                            Optional.of(account),
                            thing));
        }

        @Override
        public void close() {}
    }
}
