package dev.rollcall.local.demo;

import static dev.rollcall.local.demo.LeaverStory.kind;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks the story's outcome against the simulated world, and counts. */
final class Expectations {
    private final World world;
    private final Records records;
    private final LeaverStory.Told told;

    Expectations(World world, Records records, LeaverStory.Told told) {
        this.world = requireNonNull(world, "world is null");
        this.records = requireNonNull(records, "records is null");
        this.told = requireNonNull(told, "told is null");
    }

    List<Expectation> check() {
        JsonNode account = world.account(told.slackId());
        List<Expectation> all = new ArrayList<>();
        all.add(
                new Expectation(
                        "the account is inactive in Slack",
                        !account.path("active").asBoolean(true),
                        "active=" + account.path("active").asText()));
        all.add(empty(account, "sessions", "no session is left in Slack"));
        all.add(empty(account, "userGroups", "no user group is left in Slack"));
        all.add(empty(account, "idpGroups", "no IdP group is left in Slack"));
        all.add(nobodyElseChanged());
        all.add(deactivatedOnce());
        all.add(oneRun());
        all.add(
                new Expectation(
                        "no call that Slack's traps forbid was sent",
                        world.forbidden().isEmpty(),
                        world.forbidden().size() + " such calls"));
        all.add(inTime("ACCESS_CUT", Duration.ofMinutes(5)));
        all.add(inTime("MEMBERSHIPS_CLEARED", Duration.ofHours(1)));
        all.add(inTime("VERIFIED", Duration.ofHours(4)));
        return all;
    }

    private static Expectation empty(JsonNode account, String list, String what) {
        int left = account.path(list).size();
        return new Expectation(what, account.has(list) && left == 0, left + " left");
    }

    private Expectation nobodyElseChanged() {
        JsonNode after = world.accounts();
        List<String> changed = new ArrayList<>();
        for (JsonNode before : told.before()) {
            String id = before.path("id").asText();
            if (!id.equals(told.slackId()) && !before.equals(byId(after, id))) {
                changed.add(id);
            }
        }
        boolean met = changed.isEmpty() && after.size() == told.before().size();
        return new Expectation(
                "nobody else in Slack changed",
                met,
                (after.size() - 1) + " other accounts, " + changed.size() + " changed");
    }

    private static Optional<JsonNode> find(JsonNode accounts, String id) {
        for (JsonNode account : accounts) {
            if (account.path("id").asText().equals(id)) {
                return Optional.of(account);
            }
        }
        return Optional.empty();
    }

    private static JsonNode byId(JsonNode accounts, String id) {
        return find(accounts, id)
                .orElseThrow(() -> new IllegalStateException("Account " + id + " has vanished"));
    }

    private Expectation deactivatedOnce() {
        int patches = 0;
        for (JsonNode call : world.calls()) {
            if (call.path("method").asText().equals("PATCH")
                    && call.path("target").asText().endsWith("/Users/" + told.slackId())) {
                patches++;
            }
        }
        return new Expectation(
                "the deactivation was sent exactly once", patches == 1, patches + " PATCH calls");
    }

    private Expectation oneRun() {
        long runs = records.runsOf(told.person());
        return new Expectation(
                "Okta's several events made one run", runs == 1, runs + " executions");
    }

    private Expectation inTime(String slaClass, Duration allowed) {
        Optional<Duration> elapsed =
                told.ledger().stream()
                        .filter(entry -> kind(entry).equals("REACHED"))
                        .filter(e -> e.path("key").asText().startsWith("reached#" + slaClass + "#"))
                        .map(e -> Instant.parse(e.path("facts").path("at").asText()))
                        .map(at -> Duration.between(told.changedAt(), at))
                        .max(Comparator.naturalOrder());
        return new Expectation(
                slaClass.toLowerCase(Locale.ROOT).replace('_', ' ') + " within the SLA",
                elapsed.isPresent() && elapsed.get().compareTo(allowed) <= 0,
                elapsed.map(e -> e.toMillis() / 1000.0 + " s").orElse("not reached")
                        + " of "
                        + allowed.toMinutes()
                        + " min");
    }
}
