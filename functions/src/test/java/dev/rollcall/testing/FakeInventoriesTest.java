package dev.rollcall.testing;

import dev.rollcall.application.port.Inventories;
import dev.rollcall.contract.InventoriesContract;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.inventory.Topic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class FakeInventoriesTest extends InventoriesContract {
    private static final MovableClock CLOCK =
            new MovableClock(Instant.parse("2026-11-01T12:00:00Z"));

    @Override
    protected Fixture fixture() {
        FakeSlack slack = new FakeSlack(CLOCK);
        return new InMemory(slack, new FakeBelongings(slack, CLOCK), new ArrayList<>());
    }

    private record InMemory(FakeSlack slack, FakeBelongings belongings, List<Asset> made)
            implements Fixture {
        @Override
        public Inventories inventories() {
            return belongings;
        }

        @Override
        public void add(AccountId account, boolean guest) {
            Account.Rank rank = guest ? Account.Rank.GUEST : Account.Rank.MEMBER;
            slack.add(new Account(account, true, rank), 0);
        }

        @Override
        public void deactivate(AccountId account) {
            slack.deactivate(
                    new Admission.Admitted(ChangeKind.DEACTIVATE, account, CLOCK.instant()),
                    account);
        }

        @Override
        public void installApp(AccountId by, String app, Instant at) {
            setUp(by, new Asset(Topic.APPS, "T01:" + app, "app_installed", at));
        }

        @Override
        public void uninstallApp(String app, Instant at) {
            end("T01:" + app);
        }

        @Override
        public void keepToken(AccountId installer, String app, Instant at) {
            setUp(installer, new Asset(Topic.TOKENS, "T01:" + app, "app_token_preserved", at));
        }

        @Override
        public void addWebhook(AccountId by, String number, Instant at) {
            setUp(by, new Asset(Topic.INTEGRATIONS, "T01:" + number, "incoming_webhooks", at));
        }

        @Override
        public void removeWebhook(AccountId by, String number, Instant at) {
            end("T01:" + number);
        }

        @Override
        public void inviteGuest(AccountId by, AccountId guest, Instant at) {
            setUp(by, new Asset(Topic.GUESTS, guest.value(), "guest_created", at));
        }

        @Override
        public void inviteOthers(AccountId by, Instant at) {
            setUp(
                    by,
                    new Asset(
                            Topic.INVITATIONS,
                            "entry-" + made.size(),
                            "external_shared_channel_invite_sent",
                            at));
        }

        @Override
        public void hideAuditLog() {
            belongings.leaveUnread(new Holdings.Unread("apps", "feature_not_enabled"));
        }

        @Override
        public void close() {}

        private void setUp(AccountId by, Asset asset) {
            made.add(asset);
            belongings.setUp(by, asset);
        }

        private void end(String id) {
            made.stream().filter(asset -> asset.id().equals(id)).forEach(belongings::isGone);
        }
    }
}
