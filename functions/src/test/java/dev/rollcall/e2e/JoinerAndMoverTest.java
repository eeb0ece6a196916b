package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.slack.SlackAccount;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Joiners and movers over real HTTP, from Okta's event to what simulated Slack then shows. */
class JoinerAndMoverTest {
    private static final Duration SOON = Duration.ofMinutes(10);

    private final LocalCompany company = LocalCompany.of(30, AccessPolicies::on);

    @AfterEach
    void close() {
        if (System.getProperty("dbg") != null) {
            for (String m : List.of("Deactivate", "Provision")) {
                for (var e : company.executions(m, "")) {
                    System.out.println("DBG " + m + " " + e.path("name").asText() + " " + e.path("status"));
                    var h = company.runtime().aws().stepFunctions().handle("GetExecutionHistory", dev.rollcall.local.http.Json.object().put("executionArn", e.path("executionArn").asText()).put("maxResults", 1000));
                    h.path("events").forEach(ev -> {
                        String t = ev.path("type").asText();
                        if (t.contains("Task") && (t.contains("Failed") || t.contains("Succeeded")) || t.contains("ExecutionFailed") || t.contains("ExecutionSucceeded")) {
                            String x = ev.toString();
                            System.out.println("DBG    " + x.substring(0, Math.min(700, x.length())));
                        }
                    });
                }
            }
            System.out.println("DBG ACC " + slack().accounts().stream().skip(30).toList());
            company.runtime().aws().sns().outbox().forEach(mail -> System.out.println("DBG MAIL " + mail));
        }
        company.close();
    }

    @Test
    void a_joiner_appears_in_the_right_workspaces_groups_and_channels() {
        joins("00uNEW1", "neo.nimble@acme.example", AccessPolicies.ENGINEERING);

        assertThat(company.timeline().runUntil(() -> settled("neo.nimble@acme.example"), SOON))
                .isTrue();
        SlackAccount account = account("neo.nimble@acme.example").orElseThrow();
        assertThat(account.workspaces()).containsExactlyInAnyOrder("T0MAIN", "T0LABS");
        assertThat(groups(account)).contains("S0IDPENGI", "S0UGENGI", "C0ENGI");
        assertThat(company.mails("")).isEmpty();
    }

    private void joins(String id, String email, String... groups) {
        Instant now = company.timeline().now();
        company.runtime()
                .okta()
                .organisation()
                .join(
                        new OktaPerson(
                                id, email, "Neo", "Nimble", "ACTIVE", now, now, List.of(groups),
                                ""),
                        true);
    }

    private boolean settled(String email) {
        return account(email).isPresent() && company.atRest();
    }

    private Optional<SlackAccount> account(String email) {
        return slack().accounts().stream().filter(a -> a.email().equals(email)).findFirst();
    }

    private Set<String> groups(SlackAccount account) {
        return List.of(SlackGroup.Kind.values()).stream()
                .flatMap(kind -> slack().groupsOf(kind, account.id()).stream())
                .map(SlackGroup::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SlackOrganisation slack() {
        return company.runtime().slack().organisation();
    }
}
