package dev.rollcall.adapter.slack;

import dev.rollcall.application.port.Inventories;
import dev.rollcall.contract.InventoriesContract;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.audit.AuditEntity;
import dev.rollcall.local.slack.audit.AuditLog;
import dev.rollcall.local.slack.estate.IntegrationLog;
import dev.rollcall.platform.json.Json;

import java.time.Instant;

class SimulatedSlackInventoriesTest extends InventoriesContract {
    @Override
    protected Fixture fixture() {
        return new Simulated(new SimulatedSlack());
    }

    private record Simulated(SimulatedSlack simulated) implements Fixture {
        @Override
        public Inventories inventories() {
            return simulated.slack().inventories();
        }

        @Override
        public void add(AccountId account, boolean guest) {
            simulated.add(account, guest ? Account.Rank.GUEST : Account.Rank.MEMBER, 0);
        }

        @Override
        public void deactivate(AccountId account) {
            organisation().deactivate(account.value());
            simulated.settle();
        }

        @Override
        public void installApp(AccountId by, String app, Instant at) {
            log(at, "app_installed", by.value(), AuditEntity.app(app));
        }

        @Override
        public void uninstallApp(String app, Instant at) {
            log(at, "app_uninstalled", "U0INSTALLER", AuditEntity.app(app));
        }

        /** The log names nobody. */
        @Override
        public void keepToken(AccountId installer, String app, Instant at) {
            log(at, "app_token_preserved", AuditLog.NOBODY, AuditEntity.app(app));
        }

        @Override
        public void addWebhook(AccountId by, String number, Instant at) {
            integration(by, number, at, "added");
        }

        @Override
        public void removeWebhook(AccountId by, String number, Instant at) {
            integration(by, number, at, "removed");
        }

        @Override
        public void inviteGuest(AccountId by, AccountId guest, Instant at) {
            log(at, "guest_created", by.value(), AuditEntity.user(guest.value()));
        }

        @Override
        public void inviteOthers(AccountId by, Instant at) {
            log(
                    at,
                    "external_shared_channel_invite_sent",
                    by.value(),
                    AuditEntity.channel("C0SHARED"));
        }

        @Override
        public void hideAuditLog() {
            simulated.fault(
                    "{\"fault\":\"refusal\",\"error\":\"feature_not_enabled\",\"times\":9,"
                            + "\"call\":\"GET /audit/.*\"}");
        }

        @Override
        public void close() {
            simulated.close();
        }

        private SlackOrganisation organisation() {
            return simulated.organisation();
        }

        private void log(Instant at, String action, String actor, AuditEntity entity) {
            organisation().audit().append(at, action, actor, entity, "T01", Json.object());
        }

        private void integration(AccountId by, String number, Instant at, String change) {
            organisation()
                    .estate()
                    .integrations()
                    .add(
                            new IntegrationLog.IntegrationChange(
                                    "T01",
                                    by.value(),
                                    at,
                                    change,
                                    "",
                                    "",
                                    new IntegrationLog.Service(number, "Incoming WebHooks"),
                                    ""));
        }
    }
}
