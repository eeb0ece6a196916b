package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.rollcall.local.demo.Terminal.Ran;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Events get lost; an operator has both sides compared, and sees to what is left. */
final class LostEventsStory {
    private static final Duration UNTIL_NAMED = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final int DAYS = 30;

    private final World world;
    private final LossCheck check;
    private final Terminal operator;
    private final Chronicle chronicle;

    LostEventsStory(World world, LossCheck check, Terminal operator, Chronicle chronicle) {
        this.world = requireNonNull(world, "world is null");
        this.check = requireNonNull(check, "check is null");
        this.operator = requireNonNull(operator, "operator is null");
        this.chronicle = requireNonNull(chronicle, "chronicle is null");
    }

    /**
     * @param not who had a story of their own, or decides
     */
    void tell(Set<String> not) throws InterruptedException, IOException {
        chronicle.begin("Story 3. Events get lost.");
        Loss loss = Loss.happens(world, not);
        int calls = world.calls().size();
        chronicle.tell("Two people leave in Okta, and neither hook nor log tells of it");
        chronicle.tell(
                "In Slack somebody takes "
                        + loss.account(loss.taken())
                        + " out of "
                        + Loss.CHANNEL
                        + " by hand, puts "
                        + loss.account(loss.put())
                        + " there, and makes "
                        + loss.stranger()
                        + " for nobody");
        Named named = named(loss);
        follow();
        check.expectOut(loss.leavers(), calls);
        check.expectAccess(loss);
        new ReconcileNumbers(operator.rollcall("drift", "status", "--json").json())
                .expect(chronicle, open().size());
        left(loss, named);
    }

    /** Begins, and lists what is named before any of it is set right. */
    private Named named(Loss loss) throws InterruptedException {
        Ran begun = operator.rollcall("reconcile");
        chronicle.expect(
                "an operator has both sides compared, by a signed command",
                begun.code() == 0 && begun.out().contains("is begun"),
                begun.out().strip());
        Patience.until(UNTIL_NAMED, LOOK, this::isNamed);
        Named named = new Named(open());
        String channel = "channel:" + Loss.CHANNEL;
        for (String leaver : loss.leavers().people()) {
            expectNamed(named, "missed-deprovision", leaver, loss.account(leaver), "");
        }
        String taken = loss.taken();
        expectNamed(named, "missing-grant", taken, loss.account(taken), channel);
        expectNamed(named, "manual-add", loss.put(), loss.account(loss.put()), channel);
        expectNamed(named, "orphan-account", "", loss.stranger(), "");
        List<JsonNode> theirs = named.about(loss.accounts());
        chronicle.expect(
                "nothing else is said of these five",
                theirs.size() == 5,
                theirs.size() + " in all");
        return named;
    }

    private boolean isNamed() {
        try {
            return !Set.of("reading", "comparing")
                    .contains(
                            operator.rollcall("drift", "status", "--json")
                                    .json()
                                    .at("/latest/phase")
                                    .asText());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while following", e);
        }
    }

    private void expectNamed(Named named, String kind, String person, String account, String thing)
            throws InterruptedException {
        String id = named.id(kind, person, account, thing);
        JsonNode story =
                id.isEmpty()
                        ? MissingNode.getInstance()
                        : operator.rollcall("drift", "show", id, "--json").json();
        chronicle.expect(
                ("it names " + kind + " of " + person + " " + account + " " + thing)
                        .replaceAll(" +", " ")
                        .strip(),
                !story.path("because").isEmpty() || !story.path("found").isEmpty(),
                "expected " + story.path("because") + ", found " + story.path("found"));
    }

    private void follow() throws InterruptedException {
        Ran followed = operator.rollcall("reconcile", "--wait", "--at-most", "20");
        followed.out().lines().filter(line -> !line.isBlank()).forEach(chronicle::tell);
        chronicle.expect(
                "it is followed to its end",
                followed.code() == 0,
                "rollcall reconcile --wait exits with " + followed.code());
    }

    private void left(Loss loss, Named named) throws InterruptedException {
        String put = loss.account(loss.put());
        String channel = "channel:" + Loss.CHANNEL;
        String manual = named.id("manual-add", loss.put(), put, channel);
        List<JsonNode> left = new Named(open()).about(loss.accounts());
        chronicle.expect(
                "the list has two of the five left: the manual add and the account of nobody",
                left.size() == 2
                        && left.stream()
                                .map(one -> one.path("account").asText())
                                .toList()
                                .containsAll(List.of(put, loss.stranger())),
                left.stream().map(one -> one.path("kind").asText()).toList().toString());
        String until = LocalDate.now(ZoneOffset.UTC).plusDays(DAYS).toString();
        Ran accepted =
                operator.rollcall(
                        "drift", "accept", manual, "--until", until, "--reason", "a pilot");
        chronicle.expect(
                "the operator accepts the manual add for a time",
                accepted.code() == 0,
                "until " + until);
        List<JsonNode> rest = new Named(open()).about(loss.accounts());
        JsonNode list = operator.rollcall("drift", "list", "--accepted", "--json").json();
        chronicle.expect(
                "the list has the account of nobody only, and the other stands as accepted",
                rest.size() == 1
                        && rest.getFirst().path("account").asText().equals(loss.stranger())
                        && list.path("items").size() == 1
                        && list.at("/items/0/id").asText().equals(manual),
                rest.size() + " open, " + list.path("items").size() + " accepted");
    }

    private JsonNode open() throws InterruptedException {
        return operator.rollcall("drift", "list", "--json").json().path("items");
    }
}
