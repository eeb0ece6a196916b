package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Inventories;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.inventory.Asset;
import dev.rollcall.domain.inventory.Inventory;
import dev.rollcall.domain.inventory.Presence;
import dev.rollcall.domain.inventory.Topic;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What {@link Inventories} tell. */
public abstract class InventoriesContract {
    private static final AccountId MEMBER = new AccountId("U0MEMBER");
    private static final AccountId OTHER = new AccountId("U0OTHER");
    private static final AccountId GUEST = new AccountId("U0GUEST");
    private static final Instant SINCE = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-09-30T12:00:00Z");
    private static final Instant LATELY = Instant.parse("2026-10-20T12:00:00Z");
    private static final Set<Topic> ALL = EnumSet.allOf(Topic.class);
    private static final Asset APP = new Asset(Topic.APPS, "T01:A0CAL", "app_installed", LATELY);
    private static final Asset HOOK =
            new Asset(Topic.INTEGRATIONS, "T01:4200", "incoming_webhooks", LATELY);

    private Fixture slack;

    /** A Slack whose members set things up in the workspace {@code T01}. */
    public interface Fixture extends AutoCloseable {

        Inventories inventories();

        /** Adds an active account to the workspace. */
        void add(AccountId account, boolean guest);

        void deactivate(AccountId account);

        void installApp(AccountId by, String app, Instant at);

        /** Ends an app there, as an admin does. */
        void uninstallApp(String app, Instant at);

        /** Keeps the token of an app that the account installed. */
        void keepToken(AccountId installer, String app, Instant at);

        void addWebhook(AccountId by, String number, Instant at);

        void removeWebhook(AccountId by, String number, Instant at);

        void inviteGuest(AccountId by, AccountId guest, Instant at);

        /** Invites another organisation into a channel. */
        void inviteOthers(AccountId by, Instant at);

        /** Lets the audit log refuse to be read. */
        void hideAuditLog();

        @Override
        void close();
    }

    protected abstract Fixture fixture();

    @BeforeEach
    void furnish() {
        slack = fixture();
        slack.add(MEMBER, false);
        slack.add(OTHER, false);
        slack.add(GUEST, true);
    }

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void tells_what_one_person_set_up_of_every_topic_and_nobody_else_s() {
        slack.installApp(MEMBER, "A0CAL", LATELY);
        slack.addWebhook(MEMBER, "4200", LATELY);
        slack.inviteGuest(MEMBER, GUEST, LATELY);
        slack.inviteOthers(MEMBER, LATELY);

        Inventory inventory = read(MEMBER, ALL, Set.of());

        assertThat(inventory.unread()).isEmpty();
        assertThat(inventory.read())
                .contains("apps", "tokens", "integrations:T01", "guests", "invitations");
        assertThat(inventory.assets())
                .contains(
                        APP, HOOK, new Asset(Topic.GUESTS, GUEST.value(), "guest_created", LATELY));
        assertThat(inventory.assets())
                .extracting(Asset::topic)
                .containsExactlyInAnyOrder(
                        Topic.APPS, Topic.INTEGRATIONS, Topic.GUESTS, Topic.INVITATIONS);
        assertThat(read(OTHER, ALL, Set.of()).assets()).isEmpty();
    }

    @Test
    void tells_of_apps_and_integrations_however_old_and_of_the_rest_since_then_only() {
        slack.installApp(MEMBER, "A0CAL", BEFORE);
        slack.addWebhook(MEMBER, "4200", BEFORE);
        slack.inviteGuest(MEMBER, GUEST, BEFORE);
        slack.inviteOthers(MEMBER, BEFORE);
        slack.keepToken(MEMBER, "A0CAL", BEFORE);

        assertThat(read(MEMBER, ALL, Set.of()).assets())
                .extracting(Asset::topic)
                .containsExactlyInAnyOrder(Topic.APPS, Topic.INTEGRATIONS);
    }

    @Test
    void a_token_that_was_kept_is_its_installer_s() {
        slack.installApp(MEMBER, "A0CAL", BEFORE);
        slack.keepToken(MEMBER, "A0CAL", LATELY);

        assertThat(read(MEMBER, Set.of(Topic.TOKENS), Set.of()).assets())
                .containsExactly(
                        new Asset(Topic.TOKENS, "T01:A0CAL", "app_token_preserved", LATELY));
        assertThat(read(OTHER, Set.of(Topic.TOKENS), Set.of()).assets()).isEmpty();
    }

    @Test
    void what_the_person_ended_again_was_not_left_behind() {
        slack.addWebhook(MEMBER, "4200", BEFORE);
        slack.removeWebhook(MEMBER, "4200", LATELY);

        assertThat(read(MEMBER, ALL, Set.of()).assets()).isEmpty();
    }

    @Test
    void reads_no_topic_that_was_not_asked_for_and_repeats_no_reading_that_is_known() {
        slack.installApp(MEMBER, "A0CAL", LATELY);
        slack.addWebhook(MEMBER, "4200", LATELY);

        Inventory inventory =
                read(MEMBER, Set.of(Topic.APPS, Topic.INTEGRATIONS), Set.of("integrations:T01"));

        assertThat(inventory.read()).contains("apps").doesNotContain("integrations:T01");
        assertThat(inventory.assets()).containsExactly(APP);
    }

    @Test
    void names_what_could_not_be_read_and_tells_the_rest() {
        slack.addWebhook(MEMBER, "4200", LATELY);
        slack.hideAuditLog();

        Inventory inventory = read(MEMBER, Set.of(Topic.APPS, Topic.INTEGRATIONS), Set.of());

        assertThat(inventory.unread()).extracting(unread -> unread.what()).containsExactly("apps");
        assertThat(inventory.read()).contains("integrations:T01").doesNotContain("apps");
        assertThat(inventory.assets()).containsExactly(HOOK);
    }

    @Test
    void says_whether_an_app_or_a_webhook_is_there_still() {
        slack.installApp(MEMBER, "A0CAL", LATELY);
        slack.addWebhook(MEMBER, "4200", LATELY);
        assertThat(slack.inventories().presence(APP)).isEqualTo(Presence.THERE);
        assertThat(slack.inventories().presence(HOOK)).isEqualTo(Presence.THERE);

        slack.uninstallApp("A0CAL", LATELY.plusSeconds(60));
        slack.removeWebhook(OTHER, "4200", LATELY.plusSeconds(60));
        assertThat(slack.inventories().presence(APP)).isEqualTo(Presence.GONE);
        assertThat(slack.inventories().presence(HOOK)).isEqualTo(Presence.GONE);
    }

    @Test
    void a_guest_is_there_as_long_as_the_account_is_active() {
        Asset guest = new Asset(Topic.GUESTS, GUEST.value(), "guest_created", LATELY);
        assertThat(slack.inventories().presence(guest)).isEqualTo(Presence.THERE);

        slack.deactivate(GUEST);

        assertThat(slack.inventories().presence(guest)).isEqualTo(Presence.GONE);
    }

    @Test
    void a_token_is_known_to_be_gone_only_with_its_app_and_an_invitation_without_id_never() {
        slack.installApp(MEMBER, "A0CAL", BEFORE);
        slack.keepToken(MEMBER, "A0CAL", LATELY);
        slack.inviteOthers(MEMBER, LATELY);
        List<Asset> left = read(MEMBER, Set.of(Topic.TOKENS, Topic.INVITATIONS), Set.of()).assets();
        assertThat(left)
                .hasSize(2)
                .allSatisfy(asset ->
                        assertThat(slack.inventories().presence(asset))
                                .isEqualTo(Presence.UNKNOWN));

        slack.uninstallApp("A0CAL", LATELY.plusSeconds(60));

        assertThat(left)
                .allSatisfy(asset ->
                        assertThat(slack.inventories().presence(asset))
                                .isEqualTo(
                                        asset.topic() == Topic.TOKENS
                                                ? Presence.GONE
                                                : Presence.UNKNOWN));
    }

    private Inventory read(AccountId account, Set<Topic> topics, Set<String> known) {
        return slack.inventories()
                .of(account, topics, Set.of(), SINCE, known, Duration.ofSeconds(30));
    }
}
