package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One person leaves in simulated Okta; the story ends when the ledger says closed. */
final class LeaverStory {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final World world;
    private final Records records;
    private final PrintStream out;

    LeaverStory(World world, Records records, PrintStream out) {
        this.world = requireNonNull(world, "world is null");
        this.records = requireNonNull(records, "records is null");
        this.out = requireNonNull(out, "out is null");
    }

    /**
     * What happened.
     *
     * @param before all accounts of simulated Slack before
     */
    record Told(
            String person,
            String slackId,
            JsonNode before,
            Instant changedAt,
            Optional<String> caseId,
            List<JsonNode> ledger) {}

    Told tell() throws InterruptedException {
        JsonNode leaver = leaver();
        String person = leaver.path("id").asText();
        String slackId = leaver.path("slackId").asText();
        JsonNode before = world.accounts();
        out.println();
        out.println("Before, in Slack:   " + summary(world.account(slackId)));
        JsonNode deactivated = world.deactivate(person);
        Instant changedAt = Instant.parse(deactivated.path("published").asText());
        out.println("Deactivated in Okta: " + person + " at " + changedAt);
        out.println("Okta calls the hook; the SLA clock runs from Okta's own time:");
        out.println();
        Told told = follow(person, slackId, before, changedAt);
        out.println();
        out.println("After, in Slack:    " + summary(world.account(slackId)));
        return told;
    }

    private Told follow(String person, String slackId, JsonNode before, Instant changedAt)
            throws InterruptedException {
        TimelinePrinter printer = new TimelinePrinter(out, changedAt);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<String> caseId = records.caseId();
            List<JsonNode> ledger = caseId.map(records::ledger).orElse(List.of());
            printer.print(ledger);
            boolean closed = ledger.stream().anyMatch(e -> kind(e).equals("CLOSED"));
            if (closed || System.nanoTime() > deadline) {
                return new Told(person, slackId, before, changedAt, caseId, ledger);
            }
            Thread.sleep(GLANCE);
        }
    }

    /** Somebody ordinary who belongs to several groups: the more there is to clear, the better. */
    private JsonNode leaver() {
        JsonNode best = null;
        int most = -1;
        for (JsonNode person : world.people("ACTIVE", 40)) {
            JsonNode account = world.account(person.path("slackId").asText());
            boolean ordinary =
                    account.path("active").asBoolean() && account.path("roles").isEmpty();
            int groups = account.path("userGroups").size() + account.path("idpGroups").size();
            if (ordinary && !account.path("sessions").isEmpty() && groups > most) {
                best = person;
                most = groups;
            }
        }
        return requireNonNull(best, "the sample company has nobody who could leave");
    }

    private static String summary(JsonNode account) {
        return String.format(
                "active=%s, %d sessions, %d workspaces, %d IdP groups, %d user groups, %d channels",
                account.path("active").asText(),
                account.path("sessions").size(),
                account.path("workspaces").size(),
                account.path("idpGroups").size(),
                account.path("userGroups").size(),
                account.path("channels").size());
    }

    static String kind(JsonNode entry) {
        return entry.path("kind").asText();
    }
}
