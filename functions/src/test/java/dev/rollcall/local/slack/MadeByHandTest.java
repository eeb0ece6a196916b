package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.Caller.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account that an admin makes in simulated Slack, past every identity provider. */
class MadeByHandTest {
    private final AcmeSlack acme = new AcmeSlack();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void is_an_active_account_of_a_workspace_that_scim_shows_as_any_other() {
        Answer made = acme.caller.post("/_control/accounts", "{\"name\":\"agency\"}");

        assertThat(made.status()).isEqualTo(200);
        String id = made.body().path("id").asText();
        assertThat(made.body().path("active").asBoolean()).isTrue();
        assertThat(made.body().path("workspaces")).hasSize(1);
        Answer shown = acme.caller.get("/scim/v2/Users/" + id);
        assertThat(shown.body().path("userName").asText()).isEqualTo("agency");
        assertThat(shown.body().path("active").asBoolean()).isTrue();
    }

    @Test
    void is_another_one_each_time() {
        Answer first = acme.caller.post("/_control/accounts", "{}");
        Answer second = acme.caller.post("/_control/accounts", "{}");

        assertThat(second.body().path("id").asText())
                .isNotEmpty()
                .isNotEqualTo(first.body().path("id").asText());
        assertThat(acme.account(first.body().path("id").asText()).email())
                .endsWith("@elsewhere.example");
    }
}
