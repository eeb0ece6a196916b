package dev.rollcall.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rollcall.local.aws.sns.Mail;
import dev.rollcall.local.okta.OktaPerson;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What a newcomer reads at {@code /_local/}.
 *
 * @param people those to show, whoever changed last first
 */
record LocalPage(
        Addresses addresses,
        JsonNode executions,
        JsonNode held,
        List<Mail> mails,
        List<OktaPerson> people) {
    private static final String TEMPLATE = template();

    LocalPage {
        requireNonNull(addresses, "addresses is null");
        requireNonNull(executions, "executions is null");
        requireNonNull(held, "held is null");
        mails = List.copyOf(mails);
        people = List.copyOf(people);
    }

    String html() {
        Map<String, String> parts = new LinkedHashMap<>();
        long running = inStatus("RUNNING");
        long succeeded = inStatus("SUCCEEDED");
        parts.put("running", String.valueOf(running));
        parts.put("succeeded", String.valueOf(succeeded));
        parts.put("failed", String.valueOf(executions.size() - running - succeeded));
        parts.put("heldCount", String.valueOf(held.size()));
        parts.put("mailCount", String.valueOf(mails.size()));
        parts.put("executions", executionTable());
        parts.put("held", heldTable());
        parts.put("outbox", outbox());
        parts.put("people", peopleTable());
        parts.put("someone", someone());
        parts.put("idp", escape(addresses.idp().toString()));
        parts.put("slack", escape(addresses.slack().toString()));
        parts.put("aws", escape(addresses.aws().toString()));
        String html = TEMPLATE;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            html = html.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return html;
    }

    private long inStatus(String status) {
        return StreamSupport.stream(executions.spliterator(), false)
                .filter(run -> run.path("status").asText().equals(status))
                .count();
    }

    private String executionTable() {
        HtmlTable table =
                new HtmlTable("Newest first, by machine", "Machine", "Started", "Status", "Name");
        for (JsonNode run : executions) {
            String status = run.path("status").asText();
            table.row(
                    escape(run.path("machine").asText()),
                    time(Instant.ofEpochMilli((long) (run.path("startDate").asDouble() * 1000))),
                    state(status, status),
                    "<code>" + escape(run.path("name").asText()) + "</code>");
        }
        return table.orElse("<p>None yet: nobody has left.</p>");
    }

    private String heldTable() {
        HtmlTable table = new HtmlTable("These wait for a human", "Case", "Ledger");
        for (JsonNode waiting : held) {
            String id = escape(waiting.path("case").asText());
            table.row("<code>" + id + "</code>", "<code>LEDGER#" + id + "</code>");
        }
        return table.orElse("<p>None waits to be let through.</p>");
    }

    private String outbox() {
        StringBuilder all = new StringBuilder();
        for (Mail mail : mails.reversed()) {
            all.append("<details><summary>")
                    .append(time(mail.at()))
                    .append(' ')
                    .append(escape(mail.subject().isEmpty() ? "(no subject)" : mail.subject()))
                    .append(" <span class=\"faint\">to ")
                    .append(escape(mail.to()))
                    .append("</span></summary><pre>")
                    .append(escape(mail.body()))
                    .append("</pre></details>");
        }
        return all.isEmpty() ? "<p>No mail yet.</p>" : all.toString();
    }

    private String peopleTable() {
        HtmlTable table =
                new HtmlTable(
                        "Whose status changed last, first", "Person", "Status", "Since", "Slack");
        for (OktaPerson person : people) {
            String account = escape(person.slackId());
            table.row(
                    escape(person.firstName() + " " + person.lastName())
                            + "<br><code>"
                            + escape(person.id())
                            + "</code>",
                    state(person.status(), person.status()),
                    time(person.statusChanged()),
                    "<a href=\""
                            + escape(addresses.slack().toString())
                            + "/_control/accounts/"
                            + account
                            + "\">"
                            + account
                            + "</a>");
        }
        return table.orElse("<p>Nobody.</p>");
    }

    private String someone() {
        return people.stream()
                .filter(person -> person.status().equals("ACTIVE"))
                .map(OktaPerson::id)
                .reduce((_, last) -> last)
                .map(LocalPage::escape)
                .orElse("ID");
    }

    /** The word carries the meaning; the colour only helps. */
    private static String state(String status, String word) {
        String kind =
                switch (status) {
                    case "SUCCEEDED", "ACTIVE" -> "good";
                    case "RUNNING", "SUSPENDED", "LOCKED_OUT" -> "wait";
                    default -> "bad";
                };
        return "<span class=\"state " + kind + "\">" + escape(word) + "</span>";
    }

    private static String time(Instant at) {
        String seconds = at.truncatedTo(ChronoUnit.SECONDS).toString();
        String shown = seconds.replace('T', ' ').replace("Z", " UTC");
        return "<time datetime=\"" + seconds + "\">" + shown + "</time>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("{{", "&#123;{");
    }

    private static String template() {
        try (InputStream in = LocalPage.class.getResourceAsStream("/local/page.html")) {
            return new String(requireNonNull(in, "page.html is missing").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("page.html cannot be read", e);
        }
    }
}
