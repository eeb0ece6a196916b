package dev.rollcall.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;

import dev.rollcall.local.aws.sns.Mail;
import dev.rollcall.local.company.SampleCompany;
import dev.rollcall.local.http.Json;
import dev.rollcall.local.time.VirtualTimeline;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.List;

class LocalPageTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Addresses ADDRESSES =
            new Addresses(
                    URI.create("http://127.0.0.1:1"),
                    URI.create("http://127.0.0.1:2"),
                    URI.create("http://127.0.0.1:3"),
                    URI.create("http://127.0.0.1:4"));

    @Test
    void says_that_there_is_nothing_yet() {
        String html =
                new LocalPage(ADDRESSES, Json.array(), Json.array(), List.of(), List.of()).html();

        assertThat(html)
                .contains("None yet: nobody has left.", "No mail yet.", "127.0.0.1:4")
                .doesNotContain("{{");
    }

    @Test
    void shows_runs_held_cases_mails_and_people() {
        ArrayNode runs = Json.array();
        runs.addObject()
                .put("machine", "Deactivate")
                .put("name", "leaver-1")
                .put("status", "SUCCEEDED")
                .put("startDate", "1767323045.5");
        ArrayNode held = Json.array();
        held.addObject().put("case", "0c1d");

        String html =
                new LocalPage(
                                ADDRESSES,
                                runs,
                                held,
                                List.of(),
                                SampleCompany.generate(10, 7, new VirtualTimeline(NOW))
                                        .okta()
                                        .people())
                        .html();

        assertThat(html)
                .contains("leaver-1", "2026-01-02 03:04:05 UTC", "LEDGER#0c1d")
                .contains("/_control/people/00u00000000010Acme")
                .contains("http://127.0.0.1:2/_control/accounts/U00000003");
    }

    @Test
    void shows_a_mail_as_text_whatever_is_in_it() {
        Mail mail = new Mail("a@b.example", "<b>{{idp}}", "<script>alert(1)</script>", NOW);

        String html =
                new LocalPage(ADDRESSES, Json.array(), Json.array(), List.of(mail), List.of())
                        .html();

        assertThat(html)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;&#123;{idp}}")
                .doesNotContain("<script>");
    }
}
