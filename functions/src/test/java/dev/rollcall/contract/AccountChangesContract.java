package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.account.AccountChange;
import dev.rollcall.domain.account.Attribute;
import dev.rollcall.domain.account.UserName;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/** What {@link AccountProvisioning} does to what accounts tell. */
public abstract class AccountChangesContract extends OrganisationContract {
    private static final String FIRST = "u0member@acme.example";
    private static final String SECOND = "mel@acme.example";

    @Test
    void changes_attributes_and_nothing_else() {
        assertThat(
                        change(
                                MEMBER,
                                new AccountChange.Put(Attribute.TITLE, "Lead"),
                                new AccountChange.Put(Attribute.GIVEN_NAME, "Mel"),
                                new AccountChange.Put(Attribute.EMPLOYEE_NUMBER, "70"),
                                new AccountChange.Put(Attribute.MANAGER, OTHER.value())))
                .isInstanceOf(WriteReply.Accepted.class);

        assertThat(read(MEMBER).active()).isTrue();
        assertThat(read(MEMBER).profile().emails()).containsExactly(FIRST);
        assertThat(read(MEMBER).profile().attributes())
                .containsEntry(Attribute.TITLE, "Lead")
                .containsEntry(Attribute.GIVEN_NAME, "Mel")
                .containsEntry(Attribute.EMPLOYEE_NUMBER, "70")
                .containsEntry(Attribute.MANAGER, OTHER.value());
        assertThat(read(OTHER).profile().attributes()).doesNotContainKey(Attribute.TITLE);
    }

    @Test
    void clears_an_attribute_and_keeps_the_others() {
        change(
                MEMBER,
                new AccountChange.Put(Attribute.TITLE, "Lead"),
                new AccountChange.Put(Attribute.MANAGER, OTHER.value()));

        change(MEMBER, new AccountChange.Clear(Attribute.MANAGER));

        assertThat(read(MEMBER).profile().attributes())
                .containsEntry(Attribute.TITLE, "Lead")
                .doesNotContainKey(Attribute.MANAGER);
    }

    @Test
    void changes_a_deactivated_account_that_stays_so() {
        slack.deactivate(MEMBER);

        assertThat(change(MEMBER, new AccountChange.Put(Attribute.TITLE, "Lead")))
                .isInstanceOf(WriteReply.Accepted.class);

        slack.settle();
        assertThat(read(MEMBER).active()).isFalse();
        assertThat(read(MEMBER).profile().attributes()).containsEntry(Attribute.TITLE, "Lead");
    }

    @Test
    void renames_an_account_unless_another_has_the_name() {
        assertThat(change(MEMBER, new AccountChange.Rename(new UserName("mel"))))
                .isInstanceOf(WriteReply.Accepted.class);
        assertThat(read(MEMBER).profile().userName()).isEqualTo("mel");

        assertThat(
                        change(
                                MEMBER,
                                new AccountChange.Put(Attribute.TITLE, "Lead"),
                                new AccountChange.Rename(new UserName("u0other"))))
                .isEqualTo(new WriteReply.Refused("username_taken"));
        assertThat(read(MEMBER).profile().userName()).isEqualTo("mel");
        assertThat(read(MEMBER).profile().attributes()).doesNotContainKey(Attribute.TITLE);
    }

    @Test
    void puts_another_address_in_the_primary_one_s_place() {
        assertThat(change(MEMBER, new AccountChange.PrimaryEmail(SECOND)))
                .isInstanceOf(WriteReply.Accepted.class);

        assertThat(read(MEMBER).profile().emails()).containsExactly(SECOND);
        assertThat(found(slack.directory().byEmail(SECOND)).id()).isEqualTo(MEMBER);
    }

    @Test
    void adds_replaces_and_takes_away_a_secondary_address() {
        change(MEMBER, new AccountChange.AnotherEmail(SECOND));
        assertThat(read(MEMBER).profile().emails()).containsExactly(FIRST, SECOND);

        change(MEMBER, new AccountChange.SecondaryEmail("m.el@acme.example"));
        assertThat(read(MEMBER).profile().emails()).containsExactly(FIRST, "m.el@acme.example");

        change(MEMBER, new AccountChange.NoSecondaryEmail());
        assertThat(read(MEMBER).profile().emails()).containsExactly(FIRST);
    }

    @Test
    void takes_no_address_that_another_has_a_deactivated_one_too() {
        slack.deactivate(OTHER);

        assertThat(change(MEMBER, new AccountChange.PrimaryEmail("u0other@acme.example")))
                .isEqualTo(new WriteReply.Refused("email_taken"));
        assertThat(change(MEMBER, new AccountChange.AnotherEmail("U0OTHER@acme.example")))
                .isEqualTo(new WriteReply.Refused("email_taken"));
        assertThat(read(MEMBER).profile().emails()).containsExactly(FIRST);
    }

    @Test
    void names_no_manager_whom_slack_does_not_know() {
        assertThat(change(MEMBER, new AccountChange.Put(Attribute.MANAGER, NOBODY.value())))
                .isEqualTo(new WriteReply.Refused("unknown_user"));
        assertThat(read(MEMBER).profile().attributes()).doesNotContainKey(Attribute.MANAGER);
    }

    @Test
    void sets_the_first_day_at_work() {
        LocalDate day = LocalDate.parse("2026-04-10");

        assertThat(slack.provisioning().startOn(MEMBER, day))
                .isInstanceOf(WriteReply.Accepted.class);

        assertThat(read(MEMBER).profile().startDate()).contains(day);
        assertThat(read(OTHER).profile().startDate()).isEmpty();
    }

    @Test
    void refuses_to_change_whom_slack_does_not_know() {
        assertThat(change(NOBODY, new AccountChange.Put(Attribute.TITLE, "Lead")))
                .isEqualTo(new WriteReply.Refused("no_such_user"));
        assertThat(slack.provisioning().startOn(NOBODY, LocalDate.parse("2026-04-10")))
                .isEqualTo(new WriteReply.Refused("no_such_user"));
    }

    @Test
    void sends_no_change_that_changes_nothing() {
        assertThatThrownBy(() -> change(MEMBER)).isInstanceOf(IllegalArgumentException.class);
    }

    private WriteReply change(AccountId account, AccountChange... changes) {
        return slack.provisioning().change(account, List.of(changes));
    }
}
