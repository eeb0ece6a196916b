package dev.rollcall.local.slack;

import static dev.rollcall.local.slack.AcmeSlack.ANA;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.http.Caller;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.platform.http.HttpCall;
import dev.rollcall.platform.http.HttpCaller;
import dev.rollcall.platform.http.HttpReply;
import dev.rollcall.platform.http.UriText;
import dev.rollcall.testing.NothingForbiddenSent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.Extension;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;

/** The check that the whole suite stands under can fail. */
class ForbiddenSentTest {
    private static final String EMPTYING =
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
                    + "\"Operations\":[{\"op\":\"remove\",\"path\":\"members\"}]}";

    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-01T12:00:00Z"));
    private final SampleCompany company = SampleCompany.generate(60, 7, timeline);
    private final ForbiddenSent sent = new ForbiddenSent();
    private final NothingForbiddenSent check = new NothingForbiddenSent(sent);
    private final SlackSimulator slack =
            new SlackSimulator(
                    company.slack(), timeline, 0, List.of(), SlackOptions.DOCUMENTED, sent);
    private final HttpCaller rollcall = new HttpCaller(timeline.clock(), Duration.ofSeconds(5));

    @BeforeEach
    void let_in() {
        company.slack().allowToken("good", SampleCompany.INSTALLER);
    }

    @AfterEach
    void close() {
        rollcall.close();
        slack.close();
    }

    @Test
    void fails_on_what_rollcall_sent_and_says_what_it_was() {
        String group = "/scim/v2/Groups/" + idpGroup();
        send(
                HttpCall.patch(
                        UriText.below(slack.uri(), group),
                        group,
                        "application/scim+json",
                        EMPTYING));
        assertThatThrownBy(check::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("remove members without a filter (PATCH " + group + ")");
        assertThatCode(check::check).doesNotThrowAnyException();
    }

    @Test
    void does_not_mind_what_others_sent() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Caller caller = new Caller(client, slack.uri(), "Bearer good");
            caller.put("/scim/v2/Users/" + ANA, "{\"id\":\"" + ANA + "\"}");
        }

        assertThat(slack.forbidden()).containsExactly("PUT /Users");
        assertThatCode(check::check).doesNotThrowAnyException();
    }

    @Test
    void stands_over_every_class_of_the_suite() {
        assertThat(ServiceLoader.load(Extension.class))
                .anyMatch(NothingForbiddenSent.class::isInstance);
    }

    private void send(HttpCall call) {
        assertThat(rollcall.call(call.header("Authorization", "Bearer good")))
                .isInstanceOf(HttpReply.Answer.class);
    }

    private String idpGroup() {
        return company.slack().groups(SlackGroup.Kind.IDP_GROUP).getFirst().id();
    }
}
